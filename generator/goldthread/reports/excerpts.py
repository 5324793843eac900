"""A line of a file with a caret under what is meant."""

from collections.abc import Mapping
from functools import lru_cache

from goldthread.places import Place
from goldthread.reports.lines import visible

_WIDTH = 100
_ELLIPSIS = "…"


def excerpt(place: Place, texts: Mapping[str, str]) -> tuple[str, str] | None:
    """The line at a place and the carets under it, both cut to 100 characters; None when there is no such line.

    Tabs count as one character, so that the caret stands where the column says.
    """
    lines = _lines(texts.get(place.file, ""))
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return None
    line = visible(lines[place.line - 1].rstrip("\r").replace("\t", " "))
    start = min(place.column - 1, len(line))
    end = max(min(place.end - 1, len(line)), start + 1)
    cut = max(0, min(start - 10, end - _WIDTH + 10)) if end > _WIDTH else 0
    shown = line[cut : cut + _WIDTH]
    if cut:
        shown = _ELLIPSIS + shown[1:]
    if len(line) > cut + _WIDTH:
        shown = shown[:-1] + _ELLIPSIS
    carets = " " * (start - cut) + "^" * min(end - start, _WIDTH - (start - cut))
    return shown, carets


@lru_cache(maxsize=32)
def _lines(text: str) -> list[str]:
    """The lines of a file, taken apart once for many findings in it."""
    return text.split("\n")
