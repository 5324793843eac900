"""Folders for the time of a run, outside of the handbook; those of killed runs are deleted by the next one."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from goldthread.disk.locks import LockedError, locked_file

_PREFIX = "goldthread-"
_SIGN = b"goldthread works in the folder beside this file\n"
_OURS = re.compile(rf"{_PREFIX}\w{{8}}\.lock", re.ASCII)


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """An empty folder that is deleted after the block; a lock beside it tells others that it is in use."""
    place = Path(tempfile.gettempdir())
    _tidy(place)
    with _lock_beside(place) as lock:
        folder = lock.with_suffix("")
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _lock_beside(place: Path) -> Iterator[Path]:
    """A lock that is held, under a new name; one that somebody tidied away before it was held is made again."""
    with contextlib.ExitStack() as held:
        while True:
            descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=".lock", dir=place)
            os.close(descriptor)
            with contextlib.suppress(LockedError):
                held.enter_context(locked_file(Path(name)))
                break
        lock = Path(name)
        try:
            lock.write_bytes(_SIGN)
            yield lock
        finally:
            lock.unlink(missing_ok=True)


def _tidy(place: Path) -> None:
    """Delete the folders of runs that are over, which are known by a lock that nobody holds and that bears our sign."""
    with contextlib.suppress(OSError):
        for lock in [Path(entry.path) for entry in os.scandir(place) if _OURS.fullmatch(entry.name)]:
            with contextlib.suppress(OSError, LockedError):
                _tidy_one(lock)


def _tidy_one(lock: Path) -> None:
    about = lock.lstat()
    if lock.is_symlink() or (hasattr(os, "getuid") and about.st_uid != os.getuid()):
        return
    folder = lock.with_suffix("")
    with locked_file(lock):
        data = lock.read_bytes()
        if data == _SIGN:
            if folder.is_dir() and not folder.is_symlink():
                shutil.rmtree(folder, ignore_errors=True)
            lock.unlink()
        elif _SIGN.startswith(data) and not folder.exists():
            lock.unlink()
