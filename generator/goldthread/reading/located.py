"""Where the values of a file stand, found when somebody asks.

A file without faults needs only the lines on which its records begin; its text is read again, with the place of every value, the
first time that a finding needs one.
"""

from goldthread.places import Path, Place
from goldthread.reading.yaml_data import Document, read_yaml


class Located:
    """The text of one file, and the places of its values and keys."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self.text = text
        self._document: Document | None = None

    def value(self, path: Path) -> Place:
        """Where a value stands; for one that is not written, the nearest that it would belong to."""
        places = self._read().places
        while path and path not in places:
            path = path[:-1]
        return places.get(path, Place(self._file))

    def key(self, path: Path) -> Place:
        """Where the key that leads to a value stands; for a list's entry, where the entry stands."""
        keys = self._read().keys
        return keys.get(path) or self.value(path)

    def _read(self) -> Document:
        if self._document is None:
            self._document = read_yaml(self._file, self.text, with_places=True)
        return self._document
