"""A comparison as Markdown, for a comment on a pull request: one screen, with the details folded."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.comparison.report import Comparison
from goldthread.comparison.sentences import Section, headline, sections, versions
from goldthread.reports import template

_ROOM = 60_000
"""In bytes: a comment holds 65,536 characters, and somebody may want to write a line above."""

_LINES = 40


class View(msgspec.Struct, frozen=True):
    """The comment.

    headline: The size of the next edition, and why.
    versions: Which version is compared with which.
    sections: The details, rendered.
    left_out: How many things there is no room for.
    """

    headline: str
    versions: str
    sections: tuple[Markup, ...] = ()
    left_out: int = 0


def render(comparison: Comparison) -> str:
    """The headline, and sections that are shown whole or not at all; what does not fit is counted."""
    parts = tuple(_parts(comparison))
    count = sum(part.count for part in parts)
    view = View(headline(comparison), versions(comparison), left_out=count)
    room = _ROOM - _size(template.render("markdown", view, of="comparison"))
    shown: list[Markup] = []
    for part in parts:
        written = Markup(template.render("markdown_section", part, of="comparison"))  # noqa: S704 - the template escapes
        room -= _size(written)
        if room < 0:
            break
        shown.append(written)
        count -= part.count
    whole = msgspec.structs.replace(view, sections=tuple(shown), left_out=count)
    return template.render("markdown", whole, of="comparison").rstrip("\n") + "\n"


def _parts(comparison: Comparison) -> Iterator[Section]:
    """The sections; a long one goes on in another."""
    for section in sections(comparison):
        for start in range(0, len(section.lines), _LINES):
            yield Section(section.heading, section.lines[start : start + _LINES])


def _size(text: str) -> int:
    return len(text.encode())
