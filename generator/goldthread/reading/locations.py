"""Where the values of a file stand, found when somebody asks.

A file without faults needs only the lines on which its records begin; its text is read again, with the place of every value, the
first time that a finding needs one.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from goldthread.places import Path, Place
from goldthread.reading.notation import Written, written
from goldthread.reading.shorthand import may_declare
from goldthread.reading.yaml_data import Document, read_yaml
from goldthread.reading.yaml_line_places import LinePlaces, line_places

if TYPE_CHECKING:
    from goldthread.reading.look_alikes import LookAlikes

_FEW = 3
"""Of so many records, places are looked for one by one; where they are asked for of more, in the whole file at once."""


class Located:
    """The text of one file, and the places of its values and keys.

    is_of_lines: Whether it was read line by line; then, only the lines of those records are gone through of which a place is asked for.
    """

    def __init__(self, file: str, text: str, *, is_of_lines: bool = False) -> None:
        self._file = file
        self.text = text
        self.is_of_lines = is_of_lines
        self._document: Document | None = None
        self._parts: dict[str, LinePlaces] = {}

    def value(self, path: Path) -> Place:
        """Where a value stands; for one that is not written, the nearest that it would belong to."""
        places = self._near(path).places
        path = self._as_written(path)
        while path and path not in places:
            path = path[:-1]
        return places.get(path, Place(self._file))

    def key(self, path: Path) -> Place:
        """Where the key that leads to a value stands; for a list's entry, where the entry stands."""
        keys = self._near(path).keys
        return keys.get(self._as_written(path)) or self.value(path)

    def _as_written(self, path: Path) -> Path:
        """The steps to a value without those to the only entry of a list that is written without one."""
        places = self._near(path).places
        if path in places or 0 not in path:
            return path
        found: Path = ()
        for step in path:
            found = found if step == 0 and (*found, step) not in places else (*found, step)
        return found

    def written(self, path: Path, *, of_key: bool = False) -> Written | None:
        """How a value is written, or the key that leads to it; None when it cannot be written otherwise."""
        return written(self.lines, self._read(), self._as_written(path), of_key=of_key)

    def names(self, group: Path) -> list[str]:
        """The names of the fields of a group, in the order in which they are written."""
        return self._names.get(group, [])

    @cached_property
    def _names(self) -> Mapping[Path, list[str]]:
        found: dict[Path, list[str]] = {}
        for path in self._read().keys:
            found.setdefault(path[:-1], []).append(str(path[-1]))
        return found

    @cached_property
    def may_declare(self) -> bool:
        """Whether a value in the file may be declared unknown."""
        return may_declare(self.text)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the file, without the line feeds between them."""
        return self.text.split("\n")

    @cached_property
    def look_alikes(self) -> "LookAlikes":
        """The signs in the file that look like those of YAML."""
        from goldthread.reading.look_alikes import LookAlikes  # noqa: PLC0415 - asked for where there is a fault

        return LookAlikes(self._file, self.lines)

    def _near(self, path: Path) -> Document | LinePlaces:
        """The places of at least all that lies under the first of some steps, and of the top."""
        first = path[0] if path else None
        if self._document is not None or not self.is_of_lines or not isinstance(first, str):
            return self._read()
        if first not in self._parts:
            if len(self._parts) == _FEW:  # each goes over all lines, if quickly
                return self._read()
            self._parts[first] = line_places(self._file, self.text, first)
        return self._parts[first]

    def _read(self) -> Document:
        if self._document is None:
            self._document = read_yaml(self._file, self.text, with_places=True)
        return self._document
