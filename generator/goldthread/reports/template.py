"""Views to Markdown by the template of the same stem; a name that a view lacks is an error, and every value is escaped."""

import datetime
import html
import re
from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from goldthread.language.message import Text
from goldthread.language.template_functions import IN_TEMPLATES
from goldthread.language.translation import spoken
from goldthread.reports.lines import line

_SIGN = re.compile(r"([\\`*_\[\]~$|])")
_BEGINNING = re.compile(r"^(\d+(?=[.)])|)([-+#=.)])")
_MENTION = re.compile(r"([@#])(?=\w)")
_HTML = re.compile(r"[<>]|&(?=#?\w+;)")
"""What begins a tag or an entity, or ends a tag."""
_APART = "\u200b"


def render(stem: str, view: msgspec.Struct, *, of: str = "reports") -> str:
    """What the template `<stem>.md.jinja` of a package makes of a view, which it knows as `view`."""
    return _environment(of).get_template(f"{stem}.md.jinja").render(view=view)


def plain(text: Text) -> Markup:
    """A text that Markdown shows as it is: on one line, no mark, no HTML, and nobody called by name.

    An invisible space keeps platforms from taking `@name` for a person and `#7` for an issue.
    """
    return Markup(_BEGINNING.sub(r"\1\\\2", inline(str(text))))  # noqa: S704 - it is escaped already


def inline(text: str) -> Markup:
    """The same within a line, where no number and no hyphen begins a list."""
    signs = _SIGN.sub(r"\\\1", line(text))
    return Markup(html.escape(_MENTION.sub(rf"\1{_APART}", signs), quote=False))  # noqa: S704 - it never stands in an attribute


def in_message(text: str) -> str:
    """A text within a line of Markdown that people paste into a message: no mark and no HTML, and no more escaped than that takes."""
    signs = _SIGN.sub(r"\\\1", line(text))
    return _MENTION.sub(rf"\1{_APART}", _HTML.sub(r"\\\g<0>", signs))


def _day(date: datetime.date) -> str:
    """A date, written out in the language that is being spoken."""
    return spoken().day(date)


@cache
def _environment(package: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("goldthread", package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = plain
    environment.filters["day"] = _day
    environment.globals.update(IN_TEMPLATES)
    return environment
