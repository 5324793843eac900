"""The folder in which results are kept, and the entries in it.

It lies with the person's other caches and not in the handbook, so that nobody who changes a handbook can put results into it for somebody
else to believe, and so that nothing of it is ever published with the handbook's folder. Where somebody names a folder in a checkout, such
as one that CI restores, it is used as long as git tracks nothing there (`git/tracked_results.py`).
Only its owner can read it: what is kept of internal records is as internal as they are.

This module is loaded by every check before anything else, so it imports little; that is why it finds the folder itself.
"""

import contextlib
import os
import stat
import sys

try:
    from _blake2 import blake2b  # what hashlib takes, without the whole of OpenSSL
except ImportError:
    from hashlib import blake2b

from goldthread.caching.clock import now

OFF = "GOLDTHREAD_NO_CACHE"
"""Set to anything but 0 or nothing, it keeps results from being kept and used."""
PLACE = "GOLDTHREAD_CACHE"
"""The folder to use in place of the usual one."""

_DIGEST = 32
_OLDEST = 30 * 24 * 60 * 60
"""Seconds after which an entry that was not used is deleted."""
MOST = 200
"""How many entries stay."""
_ALL_TOGETHER = 1024 * 1024 * 1024
"""How many bytes all entries may have."""
LARGEST = 64 * 1024 * 1024
"""How many bytes an entry may have, so that a folder of entries stays bounded."""


def folder() -> str | None:
    """The folder of results; None where there is to be none."""
    if os.environ.get(OFF, "0") not in ("", "0"):
        return None
    named = os.environ.get(PLACE)
    if named:
        return os.path.abspath(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if not base or not os.path.isabs(base):
        return None
    return os.path.join(base, "goldthread")


def is_in_repository() -> bool:
    """Whether the folder lies in a repository, so that files in it may come from a commit; `git/` tells whether they do."""
    place = folder()
    above, here = "", os.path.realpath(place) if place else ""
    while here != above:
        if os.path.lexists(os.path.join(here, ".git")):
            return True
        above, here = here, os.path.dirname(here)
    return False


def digest(*parts: bytes) -> bytes:
    """A digest of some values, each apart from the others."""
    found = blake2b(digest_size=_DIGEST)
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.digest()


def read_entry(name: str) -> bytes | None:
    """What is kept under a name; None when there is nothing, or it is damaged or another user's."""
    place = folder()
    if place is None:
        return None
    try:
        if not _is_private(place):
            return None
        with open(os.path.join(place, name), "rb", opener=_open_at_once) as file:
            kept = file.read(LARGEST + _DIGEST + 1)
    except OSError:
        return None
    data = kept[_DIGEST:]
    return data if kept[:_DIGEST] == _seal(name, data) else None


def write_entry(name: str, data: bytes) -> None:
    """Keep something under a name, whole or not at all; where nothing can be kept, nothing happens."""
    place = folder()
    if place is None or len(data) > LARGEST:
        return
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        if not _is_private(place):
            return
        replace_whole(place, name, _seal(name, data) + data)
        _tidy(place)
    except OSError:
        return


def _seal(name: str, data: bytes) -> bytes:
    """What shows that an entry is whole, and that it is the one of this name: another edition's holds something else."""
    return digest(name.encode(), data)


def replace_whole(place: str, name: str, data: bytes) -> None:
    """Let a file in a folder hold some bytes: whole, or as it was. Raises OSError."""
    new = os.path.join(place, f"{name}.{os.getpid()}.new")
    try:
        with open(new, "xb") as file:
            file.write(data)
        os.replace(new, os.path.join(place, name))
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(new)
        raise


def _open_at_once(path: str, flags: int) -> int:
    """Open a file; a pipe in its place is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _is_private(place: str) -> bool:
    """Whether a folder is ours, and nobody else may write to it."""
    if not hasattr(os, "getuid"):
        return True
    found = os.stat(place)
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _tidy(place: str) -> None:
    """Delete entries that were long not written, and the oldest of too many or of too much."""
    with os.scandir(place) as found:
        files = (entry for entry in found if entry.is_file(follow_symlinks=False))
        known = ((entry.stat(follow_symlinks=False), entry.path) for entry in files)
        entries = sorted(((each.st_mtime, each.st_size, path) for each, path in known), reverse=True)
    oldest, together = now() / 1_000_000_000 - _OLDEST, 0
    for index, (written, size, path) in enumerate(entries):
        together += size
        if written < oldest or index >= MOST or together > _ALL_TOGETHER:
            with contextlib.suppress(OSError):
                os.unlink(path)
