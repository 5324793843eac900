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

if TYPE_CHECKING:
    from goldthread.reading.look_alikes import LookAlikes


class Located:
    """The text of one file, and the places of its values and keys."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self.text = text
        self._document: Document | None = None

    def value(self, path: Path) -> Place:
        """Where a value stands; for one that is not written, the nearest that it would belong to."""
        places = self._read().places
        path = self._as_written(path)
        while path and path not in places:
            path = path[:-1]
        return places.get(path, Place(self._file))

    def key(self, path: Path) -> Place:
        """Where the key that leads to a value stands; for a list's entry, where the entry stands."""
        keys = self._read().keys
        return keys.get(self._as_written(path)) or self.value(path)

    def _as_written(self, path: Path) -> Path:
        """The steps to a value without those to the only entry of a list that is written without one."""
        places = self._read().places
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

    def _read(self) -> Document:
        if self._document is None:
            self._document = read_yaml(self._file, self.text, with_places=True)
        return self._document
