"""The places that a served handbook depends on, and what the system knows of them, by which a change is noticed."""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.disk.plain_files import SETTINGS_LIMIT, read_plain

Known = tuple[int, int, int, int]
"""What the system knows of a file: its size, its two times of change, and its number."""

_FOLDER: Known = (0, 0, 0, 0)
_NOT_ENTERED = frozenset({"__pycache__", "node_modules"})


class Places(msgspec.Struct, frozen=True):
    """Places of the disk.

    trees: Folders that count with all that is below them, and single files.
    flat: Files, and folders of which only the names in them count.
    """

    trees: frozenset[Path] = frozenset()
    flat: frozenset[Path] = frozenset()

    def state(self) -> dict[str, Known]:
        """What the system knows of each file and folder; two states differ when something was changed in between."""
        found: dict[str, Known] = {}
        for place in self.flat:
            _note(os.fspath(place), found)
        seen: set[str] = set()
        for tree in self.trees:
            for below in _below(os.fspath(tree), seen):
                _note(below, found, is_listed=True)
        return found


def _note(place: str, found: dict[str, Known], *, is_listed: bool = False) -> None:
    """Note what is known of a place, or of a link that leads nowhere; of a folder that is listed anyway, only that it is there."""
    known = _stat(place)
    if known is None:
        return
    is_folder = stat.S_ISDIR(known.st_mode)
    found[place] = _FOLDER if is_folder and is_listed else _known(known)


def _stat(place: str) -> os.stat_result | None:
    try:
        return os.stat(place)  # noqa: PTH116 - thousands of times for each page
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            return os.lstat(place)
    return None


def _known(known: os.stat_result) -> Known:
    return known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino


def newest(state: Mapping[str, Known]) -> int:
    """When the latest of some places was changed, in nanoseconds."""
    return max((max(changed, status) for _, changed, status, _ in state.values()), default=0)


def _below(top: str, seen: set[str]) -> Iterator[str]:
    """A file or folder and all that is below it; links are followed, each folder is entered once, and hidden ones are not."""
    waiting = [top]
    while waiting:
        place = waiting.pop()
        yield place
        real = os.path.realpath(place)
        if real in seen or not os.path.isdir(real):  # noqa: PTH112 - as above
            continue
        seen.add(real)
        waiting += _entries(place)


def _entries(folder: str) -> Iterable[str]:
    try:
        with os.scandir(folder) as found:
            return [each.path for each in found if not each.name.startswith(".") and each.name not in _NOT_ENTERED]
    except OSError:
        return ()


def git_places(root: Path) -> frozenset[Path]:
    """The files of git that change with the current commit; of a handbook in no repository, the places where one would be made."""
    for folder in (root, *root.parents):
        place = folder / ".git"
        try:
            is_folder = stat.S_ISDIR(place.stat().st_mode)
        except OSError:
            continue
        git = place if is_folder else _named(place)
        common = _common(git)
        heads = (path for path in _below(os.fspath(common / "refs" / "heads"), set()))
        logs = (git / "logs" / "HEAD", common / "packed-refs", common / "reftable")
        return frozenset((place, git / "HEAD", *logs, *map(Path, heads)))
    return frozenset(folder / ".git" for folder in (root, *root.parents))


def _named(file: Path) -> Path:
    """The folder that a file in place of `.git` names, as in a second working tree."""
    try:
        name = os.fsdecode(read_plain(file, SETTINGS_LIMIT)).removeprefix("gitdir:").strip()
    except OSError:
        return file
    return (file.parent / name).resolve() if name and "\0" not in name else file


def _common(git: Path) -> Path:
    """The folder that working trees of a repository share."""
    try:
        name = os.fsdecode(read_plain(git / "commondir", SETTINGS_LIMIT)).strip()
    except (OSError, ValueError):
        return git
    return (git / name).resolve() if name and "\0" not in name else git
