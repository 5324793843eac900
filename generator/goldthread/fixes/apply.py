"""A text with edits made in it, everything else as it was to the byte."""

import codecs
from collections import defaultdict
from collections.abc import Iterable

from goldthread.findings import Edit


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits made, none of which may overlap another.

    A byte order mark stays, and counts as no column; lines end where a line feed stands.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    lines = data[len(mark) :].decode().split("\n")
    on_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        on_line[edit.place.line].append(edit)
    for number, made in on_line.items():
        lines[number - 1] = _edited_line(lines[number - 1], sorted(made, key=lambda each: each.place))
    return mark + "\n".join(lines).encode()


def _edited_line(line: str, edits: Iterable[Edit]) -> str:
    """A line with edits made, which come in the order of their places."""
    pieces: list[str] = []
    after = 0
    for edit in edits:
        pieces += line[after : edit.place.column - 1], edit.text
        after = edit.place.end - 1
    return "".join((*pieces, line[after:]))
