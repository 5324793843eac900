"""Locks of the file system, which end with the process that holds them, in whichever container it runs.

They hold on file systems of one machine; over a network file system they hold as far as that supports `flock`.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from goldthread.language.message import MessageError, message

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

WORK = ".goldthread-work"
"""The folder in which changes of a folder are prepared; it is there only while they are made."""
LOCK = "lock"
"""The file in a work folder that is locked as long as somebody works there."""

_SIGN = b"goldthread works in this folder\n"


class LockedError(Exception):
    """Another run holds the lock; the argument is the path that was to be locked."""


class ForeignFilesError(MessageError):
    """Files of somebody else are in the way; the message says which, and what to do."""


@contextlib.contextmanager
def locked_file(file: Path) -> Iterator[None]:
    """Hold a lock on a file, which is created when missing and stays.

    Raises LockedError at once when another process holds it.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor, file)
        if not _is_at(descriptor, file):  # its last user has deleted it
            raise LockedError(file)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Hold a lock on a folder itself, which leaves nothing in it; on Windows, where folders cannot be locked, do nothing.

    Raises LockedError at once when another process holds it.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(descriptor, folder)
        if not _is_at(descriptor, folder):
            raise LockedError(folder)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def work_folder(folder: Path, about: Path) -> Iterator[Path]:
    """A folder for work in progress that nobody else uses meanwhile; what a killed run left in it is still there.

    It is deleted afterwards, unless something was left in it on purpose.

    about: The path that the work is about, which LockedError names.
    Raises LockedError when another run is at work in it, and ForeignFilesError when it is not a work folder of ours.
    """
    descriptor = _entered(folder, about)
    try:
        yield folder
    finally:
        with contextlib.suppress(OSError):  # such as somebody else having entered it already
            if _names(folder) == [LOCK]:
                (folder / LOCK).unlink()
                folder.rmdir()
        os.close(descriptor)


def is_work_folder_in(folder: Path) -> bool:
    """Whether changes of a folder are being prepared in it, or were when a run was killed; what cannot be told counts as no."""
    try:
        return (folder / WORK).is_dir()
    except OSError:
        return False


def is_free(file: Path) -> bool:
    """Whether nobody holds a lock on a file that is there."""
    try:
        with locked_file(file):
            return True
    except (LockedError, OSError):
        return False


def _entered(folder: Path, about: Path) -> int:
    """Make a work folder and lock it; one that its last user deletes at the same moment is made again."""
    while True:
        folder.mkdir(exist_ok=True)
        try:
            names = _names(folder)
            if names and not _is_ours(folder, names):
                raise ForeignFilesError(
                    message(
                        "{folder} is where Goldthread prepares changes, and holds files of somebody else: move it elsewhere.",
                        folder=str(folder),
                    )
                )
            descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            continue
        try:
            _lock(descriptor, about)
        except LockedError:
            os.close(descriptor)
            raise
        if _is_at(descriptor, folder / LOCK):
            if os.fstat(descriptor).st_size == 0:
                os.write(descriptor, _SIGN)
            return descriptor
        os.close(descriptor)


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def _is_ours(folder: Path, names: list[str]) -> bool:
    """Whether a folder bears our sign; a lock alone may have been left before it was signed."""
    if folder.is_symlink() or LOCK not in names or (folder / LOCK).is_symlink():
        return False
    try:
        data = (folder / LOCK).read_bytes()
    except FileNotFoundError:
        return True
    return data == _SIGN or (names == [LOCK] and _SIGN.startswith(data))


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether what was opened still lies at its path."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _lock(descriptor: int, path: Path) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise LockedError(path) from error
