"""A change as Markdown, for a comment on a pull request: one screen, with the details folded."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.changes.change import Change, Step
from goldthread.changes.sentences import Section, headline, sections
from goldthread.reports import template

_ROOM = 60_000
"""In bytes: a comment holds 65,536 characters, and somebody may want to write a line above."""

_LINES = 40


class View(msgspec.Struct, frozen=True):
    """The comment.

    step: The step that the edition should take.
    headline: That step with its reasons.
    before: What is compared.
    after: What it is compared with.
    sections: The details, written.
    left_out: Of how many things there is no room to speak.
    """

    step: Step
    headline: str
    before: str
    after: str
    sections: tuple[Markup, ...] = ()
    left_out: int = 0


def render(change: Change) -> str:
    """The headline, and sections that are shown whole or not at all; what does not fit is counted."""
    parts = tuple(_parts(change))
    count = sum(part.count for part in parts)
    view = View(change.version.step, headline(change), change.before, change.after, left_out=count)
    room = _ROOM - _size(template.render("markdown", view, of="changes"))
    shown: list[Markup] = []
    for part in parts:
        written = Markup(template.render("markdown_section", part, of="changes"))  # noqa: S704 - the template escapes
        room -= _size(written)
        if room < 0:
            break
        shown.append(written)
        count -= part.count
    whole = msgspec.structs.replace(view, sections=tuple(shown), left_out=count)
    return template.render("markdown", whole, of="changes").rstrip("\n") + "\n"


def _parts(change: Change) -> Iterator[Section]:
    """The sections; a long one goes on in another."""
    for section in sections(change):
        for start in range(0, len(section.lines), _LINES):
            yield Section(section.heading, section.lines[start : start + _LINES])


def _size(text: str) -> int:
    return len(text.encode())
