"""A folder that changes names with another in one step, where the system can do that; what a killed run leaves is settled by the next.

Before, a record is written of the folder that is new and of the files that are ours in the old one, so that afterwards the old one can
be deleted, and nothing of somebody else's with it.
"""

import contextlib
import ctypes
import os
import shutil
import stat
import sys
from pathlib import Path

import msgspec

from goldthread.disk.files import dress_as, sync_folder
from goldthread.disk.locks import WORK, locked_folder
from goldthread.disk.manifests import MANIFEST, files_in

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_RECORD = "exchange.json"


class _Exchange(msgspec.Struct, frozen=True):
    """Two folders about to change names: the number of the new one, and the files of the old one that are ours."""

    new: int
    files: frozenset[str]


def swapped(
    partial: Path, target: Path, files: frozenset[str], foreign: tuple[str, ...], held: contextlib.ExitStack
) -> bool:
    """Let the two folders change names, and delete the old one; false when they cannot, and nothing has happened."""
    record = partial.parent / _RECORD
    try:
        record.write_bytes(msgspec.json.encode(_Exchange(partial.stat().st_ino, files | {MANIFEST})))
    except OSError:
        return False
    is_exchanged = exchanged(partial, target, foreign, held)
    if is_exchanged:
        _dismantle(partial, target, files | {MANIFEST})
    record.unlink(missing_ok=True)
    return is_exchanged


def exchanged(new: Path, target: Path, foreign: tuple[str, ...], held: contextlib.ExitStack) -> bool:
    """Let a new folder take the name of another, with the files of somebody else in that, and the other its; false when that cannot be."""
    try:
        for name in foreign:
            _link(target / name, new / name)
        dress_as(target, new)
        held.enter_context(locked_folder(new))
        is_done = exchange(new, target)
    except OSError:
        return False
    if is_done:
        sync_folder(target.parent)
    return is_done


def _link(old: Path, new: Path) -> None:
    """Let a file of somebody else lie in the new folder as well: the same file, not a copy."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.is_dir() and not old.is_symlink():
        new.mkdir(exist_ok=True)
    else:
        os.link(old, new, follow_symlinks=False)
    base, top = old.parent, new.parent
    while base.name == top.name:
        dress_as(base, top)
        base, top = base.parent, top.parent


def _dismantle(old: Path, target: Path, files: frozenset[str]) -> None:
    """Delete an old folder whose place has been taken; what is not ours, and did not come along, is moved there first."""
    for name in list(files_in(old)):
        if name in files and not stat.S_ISDIR((old / name).lstat().st_mode):
            (old / name).unlink()
        else:
            hand_over(old / name, target / name)
    (old / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(old / WORK, ignore_errors=True)
    for folder, _, _ in os.walk(old, topdown=False):
        Path(folder).rmdir()


def hand_over(path: Path, now: Path) -> None:
    """Let what is somebody else's in an old folder lie in the one that took its place, unless that has it, or something later."""
    found = path.lstat()
    there = now.lstat() if os.path.lexists(now) else None
    if stat.S_ISDIR(found.st_mode):  # one that is empty
        if there is None:
            now.mkdir(parents=True)
        path.rmdir()
    elif there and (stat.S_ISDIR(there.st_mode) or found.st_mtime_ns <= there.st_mtime_ns):
        path.unlink()
    else:
        now.parent.mkdir(parents=True, exist_ok=True)
        path.replace(now)


def is_unsettled(work: Path) -> bool:
    """Whether two folders were about to change names, or have done so, and nobody has cleared up yet."""
    return (work / _RECORD).exists()


def settle(work: Path, old: Path, target: Path) -> None:
    """Clear up what a killed run left when two folders were about to change names.

    old: The folder that is the old one when they have.
    """
    record = work / _RECORD
    if not record.is_file():
        return
    with contextlib.suppress(msgspec.DecodeError):  # written halfway, before anything happened
        exchange = msgspec.json.decode(record.read_bytes(), type=_Exchange)
        if old.is_dir() and old.stat().st_ino != exchange.new:
            _dismantle(old, target, exchange.files)
    record.unlink()


def can_exchange() -> bool:
    """Whether the system knows how to let two folders change names; whether a file system does, only an attempt tells."""
    library = _library()
    return library is not None and (hasattr(library, "renameat2") or hasattr(library, "renamex_np"))


def _library() -> ctypes.CDLL | None:
    return ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change names in one step, where the system can: renameat2 on Linux, renamex_np on macOS."""
    paths = os.fsencode(first), os.fsencode(second)
    library = _library()
    if library is not None and hasattr(library, "renameat2"):
        return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
    if library is not None and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(paths[0], paths[1], _RENAME_SWAP) == 0)
    return False
