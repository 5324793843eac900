"""Where the values and the keys of a file stand that is read line by line: the places that the parser of YAML gives them."""

import msgspec

from goldthread.places import Path, Place, Step
from goldthread.reading.yaml_blocks import STAND_IN
from goldthread.reading.yaml_flow import TOKEN
from goldthread.reading.yaml_lines import LINE, REST, plain_lines


class LinePlaces(msgspec.Struct, frozen=True):
    """Where the values and the keys of a file stand, by the steps to them."""

    places: dict[Path, Place]
    keys: dict[Path, Place]


def line_places(file: str, text: str, within: str | None = None) -> LinePlaces:
    """The places in a file that can be read line by line.

    within: The field at the top in which places are asked for, so that lines of others are passed over; None asks for all.
    """
    walk = _Walk(file)
    lines = plain_lines(text)[0]
    for number, (line, row) in enumerate(zip(lines.split("\n"), LINE.findall(lines), strict=False), 1):
        if row[0] == "" or within is None or walk.top == within:
            walk.take(number, line, row)
    walk.end()
    return LinePlaces(walk.places, walk.keys)


class _Open(msgspec.Struct):
    """A list or the fields of a mapping that may go on.

    indent: How far it is indented.
    path: The steps to it.
    entries: How many entries a list has so far; none for a mapping.
    """

    indent: int
    path: Path
    entries: int | None = None

    def entry(self) -> Path:
        """The steps to the next entry of a list."""
        assert self.entries is not None
        self.entries += 1
        return (*self.path, self.entries - 1)


class _Walk:
    """The places so far, and what is open. All lines are known to be plain, since their data was read."""

    def __init__(self, file: str) -> None:
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.top: Step = ""
        """The step at the top to what a line belongs to."""
        self._file = file
        self._open: list[_Open] = []
        self._waiting: tuple[Path, Place] | None = None
        """A key of which the value follows below, and the place behind its colon."""

    def take(self, number: int, line: str, row: tuple[str, str, str, str, str]) -> None:
        """Take in a line."""
        margin, dash, bare, plain, rest = row
        parts = REST.fullmatch(rest)
        assert parts is not None
        mark, quoted, word, marked = (each or "" for each in parts.groups())
        key, value = bare or quoted, plain or word or marked
        if not (key or dash):
            return
        self._find(number, len(margin), is_entry=bool(dash))
        behind = len(margin) + len(dash)
        path = self._open[-1].entry() if dash else self._open[-1].path
        if dash and key:
            self._place(path, number, behind, 0)
            self._open.append(_Open(behind, path))
        if key:
            path = (*path, key)
            length = len(key) + 2 * len(mark)
            self.keys[path] = Place(self._file, number, behind + 1, behind + 1 + length)
            behind += length + 1
        self.top = path[0]
        if value:
            self._value(path, number, line.index(value, behind), value)
        else:
            self._waiting = path, Place(self._file, number, behind + 1, behind + 1)

    def end(self) -> None:
        """Take in that nothing follows."""
        if self._waiting:
            self.places[self._waiting[0]] = self._waiting[1]
            self._waiting = None

    def _find(self, number: int, width: int, *, is_entry: bool) -> None:
        """Open what a line begins, or close what ends before it."""
        entries = 0 if is_entry else None
        indent = self._open[-1].indent if self._open else -1
        if not self._open:
            self._place((), number, 0, 0)
            self._open.append(_Open(0, (), entries))
        elif self._waiting and (width > indent or (is_entry and width == indent)):
            path, _ = self._waiting
            self._place(path, number, width, 1 if width == indent else 0)
            self._open.append(_Open(width, path, entries))
            self._waiting = None
        else:
            self.end()
            while width < self._open[-1].indent or (
                width == self._open[-1].indent and self._open[-1].entries is not None and not is_entry
            ):
                self._open.pop()

    def _value(self, path: Path, number: int, begin: int, value: str) -> None:
        if value[0] not in "[{":
            self._place(path, number, begin, 0 if value == STAND_IN else len(value))
            return
        inner: list[_Open] = []
        key = ""
        for found in TOKEN.finditer(value):
            sign, mark, name, quoted, word, _ = found.groups()
            if name:
                key = name
                steps = (*inner[-1].path, key)
                start = begin + found.start(2) + 1
                self.keys[steps] = Place(self._file, number, start, start + len(name) + 2 * len(mark))
            elif sign and sign in "]}":
                inner.pop()
            elif sign != ",":
                steps = (
                    path if not inner else (*inner[-1].path, key) if inner[-1].entries is None else inner[-1].entry()
                )
                length = 1 if sign else len((quoted or word).rstrip(" "))
                self._place(steps, number, begin + found.start(1 if sign else 4 if quoted else 5), length)
                if sign:
                    inner.append(_Open(0, steps, 0 if sign == "[" else None))

    def _place(self, path: Path, number: int, begin: int, length: int) -> None:
        self.places[path] = Place(self._file, number, begin + 1, begin + 1 + length)
