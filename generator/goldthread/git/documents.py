"""The documents of a commit, read from git's objects."""

import posixpath
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from goldthread.documents.document import NoPassage
from goldthread.documents.folder import listed_name
from goldthread.git.lfs import pointed_at
from goldthread.git.run import prefix_of
from goldthread.git.tree import Tree, UnreadablePath, contents

_SUBMODULE = "160000"


class DocumentCommit:
    """The files of a commit, by their paths from the root of a handbook in it."""

    def __init__(self, root: Path, commit: str) -> None:
        self._root = root
        self._tree = Tree(root, commit)

    def read(self, path: str, most: int) -> bytes | NoPassage:
        """The bytes of a file, and no more than one beyond a number of bytes. Raises RevisionError when git does not answer."""
        place = posixpath.normpath(f"{self._prefix}{path}")
        if path.startswith("/") or place == ".." or place.startswith("../"):
            return NoPassage("outside")
        listed = self._listed(place)
        if listed is None:
            return NoPassage("missing")
        found = self._tree.followed(listed)
        if isinstance(found, UnreadablePath):
            return NoPassage("unreadable", str(found.why))
        blob = self._tree.blob(found)
        if blob is None:
            return NoPassage("folder")
        if blob.mode == _SUBMODULE:
            return NoPassage("no_file")
        ((_, data),) = contents(self._root, (blob.content,), most + 1)
        return pointed_at(self._root, data)[: most + 1]

    def names(self) -> Iterator[str]:
        """The paths of all files of the commit."""
        return (posixpath.relpath(path, self._prefix or ".") for path, _ in self._tree.below(""))

    @cached_property
    def _prefix(self) -> str:
        return prefix_of(self._root)

    def _listed(self, place: str) -> str | None:
        """A path as the commit spells it; None where it holds none, not even through a link."""
        if self._tree.blob(place) is not None or not isinstance(self._tree.followed(place), UnreadablePath):
            return place
        return listed_name(place, [path for path, _ in self._tree.below("")])
