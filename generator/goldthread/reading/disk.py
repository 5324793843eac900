"""The files of some folders as bytes, and whatever there could not be read, with the reason."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.documents.document import DocumentStore
from goldthread.language.message import Message, Text, message

_REGULAR = message("Delete it, or put a file of text in its place.")
_INSIDE = message("Put the files themselves there, or let the link lead to a place inside the handbook.")


class Unread(msgspec.Struct, frozen=True):
    """A file or a folder that was not read.

    name: Its path from the root; what in it is no character is written as an escape.
    is_folder: Whether it is a folder, or may be one.
    reason: Why it was not read.
    fix: What to do about it.
    """

    name: str
    is_folder: bool
    reason: Text
    fix: Message


class FilesOnDisk(dict[str, bytes]):
    """The bytes of files by their paths from the root, what could not be read, and files with names that are nearly wanted.

    documents: The documents around them; None where they are not known.
    """

    def __init__(
        self,
        files: Mapping[str, bytes] = {},
        unread: tuple[Unread, ...] = (),
        near: tuple[str, ...] = (),
        documents: DocumentStore | None = None,
    ) -> None:
        super().__init__(files)
        self.unread = unread
        self.near = near
        self.documents = documents


def read_folders(
    root: Path,
    tops: tuple[str, ...],
    is_wanted: Callable[[str], bool],
    most: int,
    is_near: Callable[[str], bool] = lambda _: False,
) -> FilesOnDisk:
    """The wanted files below some folders of a root; of each, no more than one byte beyond a number of bytes.

    Links are followed as long as they stay inside the root. A linked folder is read under the name of the link, unless its files
    are read under another name already.
    """
    walk = _Walk(root, is_wanted, most, is_near)
    for top in tops:
        if os.path.lexists(root / top):
            walk.take(root / top, top)
    walk.finish()
    unread = sorted(walk.unread, key=lambda each: each.name)
    return FilesOnDisk(dict(walk.files), tuple(unread), tuple(sorted(walk.near)))


class _Walk:
    def __init__(self, root: Path, is_wanted: Callable[[str], bool], most: int, is_near: Callable[[str], bool]) -> None:
        self.near: list[str] = []
        self._is_near = is_near
        self.files: dict[str, bytes] = {}
        self.unread: list[Unread] = []
        self._inside = root.resolve()
        self._is_wanted = is_wanted
        self._most = most
        self._seen: set[str] = set()
        self._links: list[tuple[str, str, str]] = []

    def take(self, path: Path, name: str) -> None:
        """Read a file or a folder, and all that it holds; linked folders wait for the end."""
        waiting = [(str(path), name, path.is_symlink())]
        while waiting:
            place, known_as, is_link = waiting.pop()
            try:
                waiting += self._look(place, known_as, is_link=is_link)
            except OSError as error:
                is_folder = not self._is_wanted(known_as)
                self._miss(
                    known_as,
                    f"{error.strerror or error}",
                    message("Give the user that runs this the right to read it."),
                    is_folder=is_folder,
                )

    def finish(self) -> None:
        """Read the linked folders that were not read under another name."""
        while self._links:
            links, self._links = sorted(self._links, key=lambda each: each[1]), []
            for place, name, target in links:
                if _holds(target, place):
                    reason = message("it is a link to a folder that contains it, so that it would go on without end")
                    self._miss(name, reason, message("Delete the link."), is_folder=True)
                elif target not in self._seen:
                    self.take(Path(target), name)

    def _look(
        self, place: str, name: str, *, is_link: bool
    ) -> Iterator[tuple[str, str, bool]] | list[tuple[str, str, bool]]:
        target = self._target(place, name) if is_link else place
        if target is None:
            return []
        mode = os.stat(target).st_mode  # noqa: PTH116 - a path as an object takes longer than asking for it
        if stat.S_ISDIR(mode):
            real = os.path.realpath(target)
            if is_link:
                self._links.append((place, name, real))
                return []
            self._seen.add(real)
            return self._entries(target, name)
        if self._is_wanted(name):
            if not stat.S_ISREG(mode):
                self._miss(name, message("it is not a file but a pipe, a socket or a device"), _REGULAR)
            else:
                with Path(target).open("rb") as file:
                    self.files[name] = file.read(self._most + 1)
        return []

    def _target(self, place: str, name: str) -> str | None:
        """Where a link leads; None when it is not followed, of which is told if it may be a link to records."""
        wanted = self._is_wanted(name)
        try:
            target = Path(place).resolve(strict=True)
        except (OSError, RuntimeError):
            if wanted or not Path(name).suffix:
                reason = message("it is a link that leads nowhere")
                self._miss(
                    name,
                    reason,
                    message("Delete the link, or let it lead to a file or a folder."),
                    is_folder=not wanted,
                )
            return None
        if target.is_relative_to(self._inside):
            return str(target)
        if wanted or target.is_dir():
            self._miss(name, message("it is a link that leads out of the handbook"), _INSIDE, is_folder=not wanted)
        return None

    def _entries(self, folder: str, name: str) -> list[tuple[str, str, bool]]:
        with os.scandir(folder) as found:
            entries = list(found)
        files = (
            f"{name}/{entry.name}"
            for entry in entries
            if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False)
        )
        self.near += [plain_name(file) for file in files if not self._is_wanted(file) and self._is_near(file)]
        return [
            (entry.path, f"{name}/{entry.name}", entry.is_symlink())
            for entry in entries
            if not entry.name.startswith(".")
            and (entry.is_symlink() or entry.is_dir() or self._is_wanted(f"{name}/{entry.name}"))
        ]

    def _miss(self, name: str, reason: Text, fix: Message, *, is_folder: bool = False) -> None:
        self.unread.append(Unread(plain_name(name), is_folder, reason, fix))


def plain_name(name: str) -> str:
    """A name with escapes for all that cannot be printed."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in name)


def _holds(folder: str, place: str) -> bool:
    return Path(place).parent.resolve().is_relative_to(folder)
