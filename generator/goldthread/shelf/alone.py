"""One at a time: what two runs must not do at once, by a lock that goes with the process which holds it, however it ends."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class NotAlone(Exception):  # noqa: N818 - it reads as what is wrong
    """Another run is at it."""


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold a lock on a file while the block runs; the file stays and says nothing.

    Raises NotAlone at once when another process holds it.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(descriptor)
        except OSError as error:
            raise NotAlone(file) from error
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
