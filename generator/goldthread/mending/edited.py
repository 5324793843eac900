"""A text with edits made in it, everything else as it was to the byte."""

import codecs
from collections.abc import Iterable

from goldthread.findings import Edit


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits made, none of which may overlap another.

    A byte order mark stays, and counts as no column; lines end where a line feed stands.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    lines = data[len(mark) :].decode().split("\n")
    for edit in sorted(edits, key=lambda each: each.place, reverse=True):
        place = edit.place
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + edit.text + line[place.end - 1 :]
    return mark + "\n".join(lines).encode()
