"""What keeps a handbook from being shown as it is now, and the panel that says so on its pages."""

import os
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from goldthread.findings import Finding, Severity
from goldthread.language.template_functions import IN_TEMPLATES
from goldthread.places import Place
from goldthread.publishing.media import is_inside
from goldthread.reading.plain_text import BYTES_LIMIT
from goldthread.reports.lines import line

SHOWN = 12
"""The number of errors that a panel lists."""

_SCHEMES: Mapping[str, str] = {
    "code": "vscode://file{path}:{line}:{column}",
    "code-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "codium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "mate": "txmt://open?url=file://{path}&line={line}&column={column}",
}
"""How programs that edit text are told to open a file, by their commands."""


class Problem(msgspec.Struct, frozen=True):
    """What keeps a handbook from being shown as it is now.

    message: What is wrong, in a sentence, where no findings say so.
    findings: The errors, in order.
    root: The folder of the handbook, in which their files lie.
    """

    message: str = ""
    findings: tuple[Finding, ...] = ()
    root: Path = Path()

    @property
    def tag(self) -> str:
        """A short name by which the same problem is known."""
        said = (self.message, *(f"{each.code} {each.place} {each.message}" for each in self.findings))
        return sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Item(msgspec.Struct, frozen=True):
    """One error in the panel.

    code: The code of its rule.
    message: What is wrong.
    place: Its file, line and column.
    address: What opens the file in an editor; empty when none is known.
    text: The line of the file; empty when it is not known.
    fix: What to do.
    """

    code: str
    message: str
    place: str
    address: str
    text: str
    fix: str


class View(msgspec.Struct, frozen=True):
    """The panel.

    tag: The name of the problem.
    message: What is wrong, where there are no errors in records.
    items: The errors that are listed.
    count: How many errors there are.
    is_public: Whether readers are the public, who are told nothing of the records.
    is_alone: Whether there is no good version to be seen below it.
    style: The address of its style sheet.
    """

    tag: str
    message: str
    items: tuple[_Item, ...]
    count: int
    is_public: bool
    is_alone: bool
    style: str


def panel(problem: Problem, style: str, *, is_public: bool, is_near: bool, is_alone: bool) -> str:
    """The panel as HTML, in the language that is being spoken.

    style: The address of its style sheet.
    is_public: Whether it is for the public, who are told nothing of the records.
    is_near: Whether it is read on the machine where the files lie, so that they can be opened.
    is_alone: Whether there is no good version to be seen below it.
    """
    found = tuple(each for each in problem.findings if each.severity is Severity.ERROR)
    shown = () if is_public else found[:SHOWN]
    view = View(
        tag=problem.tag,
        message="" if is_public else problem.message,
        items=tuple(_item(each, problem.root, is_near=is_near) for each in shown),
        count=len(found),
        is_public=is_public,
        is_alone=is_alone,
        style=style,
    )
    return _environment().get_template("panel.html.jinja").render(view=view)


def _item(finding: Finding, root: Path, *, is_near: bool) -> _Item:
    return _Item(
        code=finding.code,
        message=line(str(finding.message)),
        place=line(str(finding.place)),
        address=editor_address(root, finding.place) if is_near else "",
        text=_line(root, finding.place),
        fix=str(finding.fix),
    )


def _line(root: Path, place: Place) -> str:
    """The line of a file; empty where there is none to be shown, as where a pipe or a link out of the handbook lies in its place."""
    path = root / place.file
    if not is_inside(path, (root.resolve(),)):
        return ""
    try:
        with path.open("rb") as file:
            lines = file.read(BYTES_LIMIT).splitlines()
        text = lines[place.line - 1].decode(errors="replace")
    except (OSError, ValueError, IndexError):
        return ""
    return text.rstrip().replace("\t", "\N{RIGHTWARDS ARROW} ")[:_LONGEST]


_LONGEST = 200


def editor_address(root: Path, place: Place) -> str:
    """The address that opens a place in the editor of whoever runs the command; empty when none is known that has addresses."""
    command = editor()
    if not command:
        return ""
    path = quote(f"/{(root / place.file).as_posix().lstrip('/')}")
    return _SCHEMES[command].format(path=path, line=place.line, column=place.column)


def editor() -> str:
    """The command of the editor: that of VISUAL or EDITOR, or the one in whose terminal the command runs."""
    for name in ("VISUAL", "EDITOR"):
        words = os.environ.get(name, "").split()
        command = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd") if words else ""
        if command in _SCHEMES:
            return command
    return "code" if os.environ.get("TERM_PROGRAM") == "vscode" else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("goldthread", "serving"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(IN_TEMPLATES)
    return environment
