"""Texts that are cut at " #", which begins a comment: where they are cut, and how the whole would be written."""

import re

import msgspec

from goldthread.places import Place

_MAY_BE_CUT = r"[ \t]#[^\s#!]"
_REST = r"([ \t]+)#(?=[^\s#!])[^\n]*"
_COMMENT = r"[ \t]#(?:[\s#]|$)"


class Cut(msgspec.Struct, frozen=True):
    """A bare text that a " #" ends.

    place: Where the text begins, up to the end of its line when it can be put in quotation marks there.
    sign: Where the "#" stands.
    value: What is read of it.
    whole: What it would be without the cut; empty when it goes over several lines or stands in brackets.
    """

    place: Place
    sign: Place
    value: str
    whole: str = ""


def may_be_cut(text: str) -> bool:
    """Whether a file holds what may cut a text: a "#" behind a space, with something other than a space behind it."""
    return "#" in text and re.search(_MAY_BE_CUT, text) is not None


def cut_at(place: Place, text: str, start: int, end: int, *, in_line: bool) -> Cut | None:
    """The cut in a text of a file; None when its line ends with it, or goes on with a comment.

    A comment has a space behind its "#"; one without it is known by more than one space before it, if no number follows.

    place: Where the text stands.
    start, end: The indexes at which it begins and ends.
    in_line: Whether it stands on one line and in no brackets.
    """
    found = re.compile(_REST).match(text, end)
    if found is None:
        return None
    if start != end and found[1] != " " and not text[found.end(1) + 1].isdigit():
        return None
    line_start = text.rfind("\n", 0, end) + 1
    last = place.line + text.count("\n", start, end)
    column = found.end(1) - line_start + 1
    sign = Place(place.file, last, column, column + 1)
    value = text[start:end]
    if not in_line:
        return Cut(place, sign, value)
    rest = found[0].rstrip()
    comment = re.compile(_COMMENT).search(rest, len(found[1]) + 1)
    rest = (rest[: comment.start()] if comment else rest).rstrip()
    begin = place.column if value else column
    whole = value + rest if value else rest.lstrip()
    return Cut(Place(place.file, last, begin, begin + len(whole)), sign, value, whole)
