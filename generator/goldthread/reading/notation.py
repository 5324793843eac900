"""How a value or a key is written in its file, and how the same would be written otherwise.

Only what stands on one line, is no alias, and is no part of what an alias repeats can be written otherwise: everything else is for
a person to change.
"""

import re
from collections.abc import Sequence

import msgspec

from goldthread.findings import Edit
from goldthread.places import Path, Place
from goldthread.reading.yaml_data import Data, Document, read_yaml

_PROPERTIES = r"(?:[&!]\S*[ \t]+)+"
_NO_SCALAR = frozenset("&*!|>[]{},")


class Written(msgspec.Struct, frozen=True):
    """A word or a text as it stands in a file.

    place: From its first character to its last, quotation marks and all, without an anchor before it.
    raw: What stands there.
    value: What that says.
    """

    place: Place
    raw: str
    value: Data

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.raw[0] in "\"'"

    def within(self, start: int, end: int) -> Place:
        """The place of a part of it, from one index in `raw` to another."""
        return Place(self.place.file, self.place.line, self.place.column + start, self.place.column + end)

    def reworded(self, text: str) -> Edit:
        """The edit that makes it say something else, in the quotation marks that it has now if it has any."""
        return Edit(self.place, in_quotes(text, self.raw[0]) if self.is_quoted else bare(text))

    def replaced(self, raw: str) -> Edit:
        """The edit that puts something else in its place as it is."""
        return Edit(self.place, raw)

    def quoted(self) -> Edit:
        """The edit that puts quotation marks around what stands there bare."""
        return Edit(self.place, in_quotes(self.raw))

    def listed(self) -> Edit:
        """The edit that makes it the one entry of a list."""
        entry = self.raw if read_yaml("", f"[{self.raw}]").data == [self.value] else in_quotes(str(self.value))
        return Edit(self.place, f"[{entry}]")


def written(lines: Sequence[str], document: Document, path: Path, *, of_key: bool = False) -> Written | None:
    """How the value at the end of some steps is written, or the key that leads to it; None when it cannot be written otherwise.

    lines: The file's, without the line feeds between them.
    document: The same file, read with places.
    """
    place = (document.keys if of_key else document.places).get(path)
    holders = range(len(path) if of_key else len(path) + 1)
    if place is None or any(path[:depth] in document.repeated for depth in holders):
        return None
    line = lines[place.line - 1]
    properties = re.compile(_PROPERTIES).match(line, place.column - 1, place.end - 1)
    start = properties.end() if properties else place.column - 1
    raw = line[start : place.end - 1]
    if not raw or raw[0] in _NO_SCALAR:
        return None
    alone = read_yaml("", raw)
    if alone.findings or isinstance(alone.data, list | dict):
        return None
    return Written(Place(place.file, place.line, start + 1, place.end), raw, alone.data)


def bare(text: str) -> str:
    """A text as it stands without quotation marks where that says the same, anywhere in a file; else in double ones."""
    return text if read_yaml("", f"[{{{text}: {text}}}]").data == [{text: text}] else in_quotes(text)


def in_quotes(text: str, mark: str = "") -> str:
    """A text of one line in the quotation marks that are asked for, or else in those that need the fewest escapes."""
    escapes = '"' in text or "\\" in text
    if mark == "'" or (not mark and escapes):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
