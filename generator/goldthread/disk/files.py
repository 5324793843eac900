"""Single files, each replaced whole or not at all."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from goldthread.disk.locks import LockedError, locked_file

_ENDING = ".goldthread-new"
_LONGEST = 255


class OutsideError(Exception):
    """A file is a symbolic link that leaves the folder in which it is to be written."""


def system_reason(error: OSError) -> str:
    """What the system says of an error, to stand within a sentence."""
    return (error.strerror or "unknown error").lower()


def short_path(path: Path) -> str:
    """A path as a person calls it: from the current folder where it lies in it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return str(path)


def write_file(root: Path, name: str, data: bytes) -> bool:
    """Write a file under a root, and say whether its bytes changed. A link stays a link, and a file keeps its mode.

    Raises OutsideError when it would be written elsewhere than under the root, and OSError when it cannot be written.
    """
    file = inside(root, name)
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, data)
    return True


def resolved(path: Path) -> Path:
    """Where a path leads, links followed.

    Raises OSError when they lead in a circle.
    """
    try:
        return path.resolve()
    except RuntimeError as error:  # until Python 3.12
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error


def inside(root: Path, name: str) -> Path:
    """Where a file under a root lies, links followed.

    Raises OutsideError when that is elsewhere than under the root.
    """
    file = resolved(root / name)
    if not file.is_relative_to(root.resolve()):
        raise OutsideError(name)
    return file


def replace_file(path: Path, data: bytes, *, is_kept: bool = True) -> None:
    """Let a file hold other bytes in one step, with its mode and its owner; what is no regular file, such as a pipe, is written to.

    is_kept: Whether it has to outlast a loss of power.
    Raises OSError with the name of the file when it cannot be written; it is as it was then, and nothing is left beside it.
    """
    file = resolved(path)
    try:
        if file.exists() and not file.is_file():
            with file.open("wb") as stream:
                stream.write(data)
            return
        _replace(file, data, is_kept=is_kept)
    except LockedError as error:
        raise OSError(errno.EBUSY, "another run is writing to it", str(path)) from error
    except OSError as error:
        raise OSError(error.errno, error.strerror or "it failed", str(path)) from error


def _replace(file: Path, data: bytes, *, is_kept: bool) -> None:
    partial = partial_of(file)
    with locked_file(partial):
        try:
            with partial.open("wb") as stream:
                stream.write(data)
                stream.flush()
                if is_kept:
                    os.fsync(stream.fileno())
            dress_as(file, partial)
            partial.replace(file)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    if is_kept:
        sync_folder(file.parent)


def partial_of(file: Path) -> Path:
    """Where a file is written before it takes its place: always the same, so that what a killed run left is written anew."""
    name = f".{file.name}{_ENDING}"
    if len(os.fsencode(name)) > _LONGEST:
        import hashlib  # noqa: PLC0415 - loads OpenSSL, and few names are so long

        name = f".{hashlib.sha256(os.fsencode(file.name)).hexdigest()[:16]}{_ENDING}"
    return file.with_name(name)


def dress_as(old: Path, new: Path) -> None:
    """Give a new file or folder the mode of an old one, if there is one, and its owner where that is allowed."""
    try:
        about = old.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        mine = new.stat()
        if (mine.st_uid, mine.st_gid) != (about.st_uid, about.st_gid):
            with contextlib.suppress(PermissionError):
                os.chown(new, about.st_uid, about.st_gid)
    new.chmod(stat.S_IMODE(about.st_mode))


def sync_folder(folder: Path) -> None:
    """Let the names in a folder outlast a loss of power, where the system can promise that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
