"""A worksheet to print: one file of HTML that asks nothing of any other host, or Markdown."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from goldthread.language.control_characters import contained
from goldthread.language.template_functions import IN_TEMPLATES
from goldthread.language.translation import say
from goldthread.worksheets.worksheet import WorksheetView

_SIGNS = "\\`*_{}[]<>#|~&"


def html(view: WorksheetView) -> bytes:
    """The worksheet as a page, for paper and for a phone."""
    return (_environment().get_template("page.html.jinja").render(view=view).strip() + "\n").encode()


def markdown(view: WorksheetView) -> bytes:
    """The worksheet as Markdown."""
    title = say("Worksheet: {team}", team=_plain(view.team)) if view.team else say("Worksheet")
    lines = [f"# {title}", "", _plain(view.brand), ""]
    for section in view.sections:
        lines += [f"## {_plain(section.kind)}: {_plain(section.title)}", ""]
        for each in section.questions:
            lines += [f"**{_plain(each.words)}**", ""]
            lines += [f"*{_plain(each.help)}*", ""] if each.help else []
            lines += [f"- [ ] {_plain(option)}" for option in each.shown_options if each.answer is None]
            said = str(each.answer).split("\n") if each.answer is not None else ["", ""]
            lines += ["", *(f"> {_plain(line)}".rstrip() for line in said), ""]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _plain(text: str) -> str:
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in " ".join(contained(text).split()))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("goldthread", "worksheets"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(IN_TEMPLATES)
    return environment
