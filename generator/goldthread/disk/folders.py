"""A finished folder put in the place of an old one: readers see the one or the other, and files of somebody else stay.

Where the system can let two folders change names in one step, it does; where it cannot, as with a mount point, the files are changed one by
one under a plan, which the next run finishes if this one is killed.
"""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from goldthread.disk.files import partial_of, resolved, sync_folder
from goldthread.disk.folder_changes import Difference, change_folder
from goldthread.disk.folder_swap import is_unsettled, settle, swapped
from goldthread.disk.journal import resume, without_empty
from goldthread.disk.locks import WORK, ForeignFilesError, LockedError, locked_folder, work_folder
from goldthread.disk.manifests import KINDS, MANIFEST, Kind, Manifest, files_in, manifest_of, manifest_text
from goldthread.language.message import Text, message, message_many

NEW = "new"
"""The name of a folder in a work folder that is to take the place of another."""
_LISTED = 3

Known = Callable[[Path, str], bool]
"""Tells of a file in a folder without a manifest whether it is ours all the same."""


class Replacement:
    """What is to take the place of a folder, and, once it has, what that meant.

    path: An empty folder to be filled.
    files: How many files there are.
    changed: How many of them were written, being new or other than before.
    deleted: How many files of ours are no longer there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = self.changed = self.deleted = 0


@contextlib.contextmanager
def replaced(folder: Path, holds: Kind, known: Known, *, in_place: bool = False) -> Iterator[Replacement]:
    """An empty folder to be filled, which takes the place of `folder` when the block ends well and is removed when it does not.

    A link stays, and the folder that it leads to is replaced. Files in it that are not ours stay; nothing happens when nothing differs.

    known: What is ours in a folder that has no manifest yet.
    in_place: Whether files that are the same are to be left as they are, rather than all of them to change in one step.
    Raises LockedError when another run writes to the folder, ForeignFilesError when files of somebody else are in the way,
    and OSError when it cannot be written; it is as it was then.
    """
    with contextlib.ExitStack() as held:
        with named(folder):
            target = resolved(folder)
            if target.exists() and not target.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            held.enter_context(_parents(target))
            if target.is_dir():
                held.enter_context(locked_folder(target))
            work = held.enter_context(work_folder(place_of_work(target, in_place=in_place), folder))
            _settle(work, target, folder)
            before = ours(target, holds)
            new = Replacement(work / NEW)
            held.callback(discard, work)
            new.path.mkdir()
        yield new
        with named(folder):
            _put(new, target, holds, before, known, held)


def ours(folder: Path, holds: Kind) -> Manifest | None:
    """The manifest of a folder; None when it is not there, or has none.

    Raises ForeignFilesError when something else of ours lies there, or its manifest cannot be trusted.
    """
    found = manifest_of(folder) if folder.is_dir() else None
    if found and found.holds != holds:
        raise ForeignFilesError(
            message(
                "{folder} holds {found}, not {expected}; name another folder.",
                folder=str(folder),
                found=KINDS[found.holds],
                expected=KINDS[holds],
            )
        )
    return found


@contextlib.contextmanager
def named(folder: Path) -> Iterator[None]:
    """Let an error name the folder that was asked for, not the one that we work in."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or "it failed", str(folder)) from error
    except LockedError as error:
        raise LockedError(folder) from error


def discard(work: Path) -> None:
    """Delete what did not take its place; what has changed places may hold files of somebody else, and is left to the next run."""
    if not is_unsettled(work):
        shutil.rmtree(work / NEW, ignore_errors=True)


def place_of_work(target: Path, *, in_place: bool) -> Path:
    """Beside the target, so that the two can change names; inside of it, where that cannot be."""
    if target.is_dir() and (in_place or _is_top(target) or not os.access(target.parent, os.W_OK)):
        return target / WORK
    beside = partial_of(target)
    return beside.with_name(f"{beside.name.removesuffix('-new')}-work")


def _is_top(folder: Path) -> bool:
    """Whether a folder is the top of a file system, here or in the container that made it."""
    return os.path.ismount(folder) or (folder / "lost+found").exists()


@contextlib.contextmanager
def _parents(target: Path) -> Iterator[None]:
    """Make the folders above a target, and delete those that were made when nothing comes of it."""
    missing = [each for each in target.parents if not each.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        if missing and not target.exists():
            without_empty(target.parent, missing[-1].parent)


def _settle(work: Path, target: Path, folder: Path) -> None:
    """Finish or throw away what killed runs have begun."""
    if work.parent == target:
        resume(target, work)
    elif (target / WORK).is_dir():
        with work_folder(target / WORK, folder) as inside:
            resume(target, inside)
            shutil.rmtree(inside / NEW, ignore_errors=True)
    settle(work, work / NEW, target)
    shutil.rmtree(work / NEW, ignore_errors=True)


def _put(
    new: Replacement,
    target: Path,
    holds: Kind,
    before: Manifest | None,
    known: Known,
    held: contextlib.ExitStack,
) -> None:
    names = frozenset(files_in(new.path))
    (new.path / MANIFEST).write_bytes(manifest_text(holds, names))
    new.files = new.changed = len(names)
    if not target.exists():
        new.path.rename(target)
        sync_folder(target.parent)
        return
    old = before or _adopted(target, holds, names, known)
    foreign = foreign_files(target, old.files, names, lambda name: _is_same(target / name, new.path / name))
    changed = sorted(name for name in names if not _is_same(target / name, new.path / name))
    gone = sorted(name for name in set(files_in(target)) & old.files - names if not (target / name).is_symlink())
    new.changed, new.deleted = len(changed), len(gone)
    if not changed and not gone and _is_same(target / MANIFEST, new.path / MANIFEST):
        return
    if new.path.parent.parent == target or not swapped(new.path, target, old.files, foreign, held):
        with contextlib.ExitStack() as entered:
            if new.path.parent != target / WORK:
                entered.enter_context(work_folder(target / WORK, target))
            change_folder(target, new.path, holds, Difference(old.files, names, tuple(changed), tuple(gone)))


def _adopted(target: Path, holds: Kind, names: frozenset[str], known: Known) -> Manifest:
    """What is in a folder that has no manifest, as long as all of it is ours."""
    there = frozenset(files_in(target))
    unknown = sorted(name for name in there - names if not known(target, name))
    if unknown:
        raise ForeignFilesError(
            message(
                "{folder} holds files that Goldthread did not write ({files}); name another folder, or delete it.",
                folder=str(target),
                files=_listed(unknown),
            )
        )
    return Manifest(holds=holds, files=there)


def foreign_files(
    target: Path, files: frozenset[str], names: frozenset[str], is_as_ours: Callable[[str], bool]
) -> tuple[str, ...]:
    """What in a folder belongs to somebody else.

    files: Ours as they are.
    names: Ours as they will be.
    is_as_ours: Tells of a file that it is what ours of that name will be.
    Raises ForeignFilesError when it lies where something of ours would.
    """
    above = {parent.as_posix() for name in names for parent in PurePosixPath(name).parents}
    foreign: list[str] = []
    obstacles: list[str] = []
    for name in files_in(target):
        path = target / name
        mode = path.lstat().st_mode
        is_empty = stat.S_ISDIR(mode)
        if name in files and not stat.S_ISLNK(mode) and not is_empty:
            continue
        if name in names and is_as_ours(name):
            continue
        if is_empty and name in above:
            continue
        below_ours = any(parent.as_posix() in names for parent in PurePosixPath(name).parents)
        (obstacles if name in names or name in above or below_ours else foreign).append(name)
    if obstacles:
        raise ForeignFilesError(
            message(
                "{folder} holds files of somebody else where ours would be ({files}); move them, or name another folder.",
                folder=str(target),
                files=_listed(obstacles),
            )
        )
    return tuple(foreign)


def _listed(names: list[str]) -> Text:
    first, more = ", ".join(names[:_LISTED]), len(names) - _LISTED
    return (
        message_many("{names} and {count} more", "{names} and {count} more", more, names=first) if more > 0 else first
    )


def _is_same(first: Path, second: Path) -> bool:
    """Whether two files hold the same bytes; a link is no file of ours."""
    try:
        one, other = first.lstat(), second.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(one.st_mode) or not stat.S_ISREG(other.st_mode) or one.st_size != other.st_size:
        return False
    return first.read_bytes() == second.read_bytes()
