"""A comparison as text for a terminal."""

import textwrap
from collections.abc import Iterator

from goldthread.comparison.report import Comparison
from goldthread.comparison.sentences import Line, headline, sections, versions
from goldthread.language.translation import say
from goldthread.reports.lines import line as on_one_line

_WIDTH = 100


def render(comparison: Comparison) -> str:
    """Both versions, the size of the next edition, and everything else in sections."""
    parts = [f"{_wrapped(versions(comparison), '')}\n{_wrapped(headline(comparison), '')}"]
    parts += [
        "\n".join([each.heading, *(row for line in each.lines for row in _rows(line))]) for each in sections(comparison)
    ]
    return "\n\n".join(parts) + "\n"


def _rows(each: Line) -> Iterator[str]:
    yield _wrapped(each.text, "  ")
    if each.now:
        yield _wrapped(each.now, f"    {say('now')}: ")
    if each.was:
        yield _wrapped(each.was, f"    {say('before')}: ")


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
