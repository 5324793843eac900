"""What the system says of files that were read, by which it shows later that their bytes are the same, without reading them again.

This is how git's index does it (https://git-scm.com/docs/racy-git): a file is taken for unchanged when its size, its times and its number
are those that were noted, unless it was changed so shortly before these were noted that a later change might bear the same time.
"""

import os
import stat
import sys
from pathlib import Path

import msgspec

from goldthread.caching.clock import now

_COARSENESS = 50_000_000
"""Nanoseconds by which a file system's times may lag behind."""


class Signature(msgspec.Struct, frozen=True, array_like=True):
    """What the system said of a file, and when, all in nanoseconds: its size, its number, when it was changed, and when it was seen."""

    size: int
    inode: int
    written: int
    changed: int
    seen: int

    def holds(self, file: Path) -> bool:
        """Whether a file has the bytes that it had then, as far as that can be told without reading it."""
        if sys.platform == "win32" or max(self.written, self.changed) + _COARSENESS >= self.seen:
            return False  # there, no time says when a file was changed last
        found = signature_of(file)
        return found is not None and (self.size, self.inode, self.written, self.changed) == (
            found.size,
            found.inode,
            found.written,
            found.changed,
        )


def signature_of(file: Path) -> Signature | None:
    """What the system says of a file now; None where there is none, or no regular one. Asked for before the file is read."""
    seen = now()
    try:
        found = os.stat(file)  # noqa: PTH116 - of a thousand files, a path's own function takes twice as long
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Signature(found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns, seen)
