"""The documents of a working tree."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from goldthread.documents.document import NoPassage

_GIT = ".git"
_PASSED_OVER = frozenset({"node_modules", "site", "venv", "__pycache__"})
_NAMES_LIMIT = 5_000


class DocumentFolder:
    """The files around a handbook, up to the top of its repository; without one, those under its root."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._top = next((each for each in (self._root, *self._root.parents) if (each / _GIT).exists()), self._root)
        self.places: set[str] = set()
        """The files and folders that were looked at."""

    def read(self, path: str, most: int) -> bytes | NoPassage:
        """The bytes of a file, by its path from the handbook's root, and no more than one beyond a number of bytes."""
        if "\0" in path or path.startswith("/"):
            return NoPassage("outside")
        place = Path(os.path.normpath(self._root / path))
        if not self._is_inside(place):
            return NoPassage("outside")
        try:
            found = self._spelled(place)
            if found is None:
                return NoPassage("missing")
            target = found.resolve(strict=True)
            if not self._is_inside(target):
                return NoPassage("outside")
            mode = target.stat().st_mode
            if not stat.S_ISREG(mode):
                return NoPassage("folder" if stat.S_ISDIR(mode) else "no_file")
            with target.open("rb") as file:
                self.places.update((str(found), str(target)))
                return file.read(most + 1)
        except (FileNotFoundError, NotADirectoryError):
            return NoPassage("missing")
        except (OSError, RuntimeError, ValueError) as error:
            return NoPassage("unreadable", getattr(error, "strerror", None) or str(error))

    def names(self) -> Iterator[str]:
        """The paths of files that may have been meant; of a large folder, the first few thousand."""
        count = 0
        for folder, folders, files in os.walk(self._top):
            folders[:] = sorted(each for each in folders if not each.startswith(".") and each not in _PASSED_OVER)
            for name in sorted(each for each in files if not each.startswith(".")):
                yield PurePosixPath(os.path.relpath(Path(folder) / name, self._root)).as_posix()
                count += 1
                if count >= _NAMES_LIMIT:
                    return

    def _is_inside(self, place: Path) -> bool:
        return place.is_relative_to(self._top) and _GIT not in place.relative_to(self._top).parts

    def _spelled(self, place: Path) -> Path | None:
        """A file under the very name that its folder lists, since some systems find it under others; None where it lists none."""
        at = self._top
        for step in place.relative_to(self._top).parts:
            self.places.add(str(at))
            listed = [each.name for each in at.iterdir()]
            name = listed_name(step, listed)
            if name is None:
                return None
            at /= name
        return at


def listed_name(name: str, listed: list[str]) -> str | None:
    """The name in a list that is the same but for the composition of its letters, which some systems change."""
    if name in listed:
        return name
    composed = unicodedata.normalize("NFC", name)
    return next((each for each in sorted(listed) if unicodedata.normalize("NFC", each) == composed), None)
