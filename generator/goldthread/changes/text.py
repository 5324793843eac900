"""A change for a person at a terminal."""

import textwrap
from collections.abc import Iterator

from goldthread.changes.change import Change
from goldthread.changes.sentences import Line, headline, sections
from goldthread.reports.lines import line as on_one_line

_WIDTH = 100


def render(change: Change) -> str:
    """From where to where, the step that the edition takes, and everything else in sections."""
    parts = [f"From {on_one_line(change.before)} to {on_one_line(change.after)}.\n{_wrapped(headline(change), '')}"]
    parts += [
        "\n".join([each.heading, *(row for line in each.lines for row in _rows(line))]) for each in sections(change)
    ]
    return "\n\n".join(parts) + "\n"


def _rows(each: Line) -> Iterator[str]:
    yield _wrapped(each.text, "  ")
    if each.now:
        yield _wrapped(each.now, "    now: ")
    if each.was:
        yield _wrapped(each.was, "    was: ")


def _wrapped(words: str, indent: str) -> str:
    further = " " * (len(indent) + 2 if indent == "  " else len(indent))
    return textwrap.fill(
        on_one_line(words),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
