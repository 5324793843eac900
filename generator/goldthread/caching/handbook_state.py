"""The state of all that a check depends on, as digests that are taken without reading any of it as records."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache

from goldthread.caching.folder import digest
from goldthread.record_files import SUFFIXES, TOPS

_PACKAGES = (".dist-info", ".egg-info", ".egg")
_OUTPUT_VARIABLES = ("NO_COLOR", "TERM", "PYTHONIOENCODING", "PYTHONUTF8", "LANG", "LC_ALL", "LC_CTYPE")
_GIT = ".git"
WORK = ".goldthread-work"
"""The folder of `disk/`, which is not loaded here."""
SECOND = 1_000_000_000
_LARGEST = 64 * 1024 * 1024
"""Bytes of a file beyond which nothing is kept, rather than all of it read."""


@cache
def program() -> bytes:
    """The state of the program as it was when it was first asked for, which takes as long to find as a rule takes to judge."""
    return program_state()


def program_state() -> bytes:
    """A digest of what `installed_state` is one of, to the nanosecond, and of what says how output is printed."""
    said = (f"{each}={os.environ.get(each)}" for each in _OUTPUT_VARIABLES)
    return digest(installed_state(), *(each.encode("utf-8", "surrogateescape") for each in said))


def installed_state(*, unit: int = 1) -> bytes:
    """A digest of Python, of the generator's own files, and of the packages that are installed beside it.

    unit: How many nanoseconds are not told apart. Images of containers know when a file was changed to the second alone.
    """
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parts = [sys.version, sys.executable, own]
    parts += _signatures(own, unit)
    for folder in sys.path:
        try:
            with os.scandir(folder) as found:
                parts += sorted(
                    f"{each.path} {each.stat().st_mtime_ns // unit}" for each in found if each.name.endswith(_PACKAGES)
                )
        except OSError:
            parts.append(f"{folder} -")
    return digest(*(each.encode("utf-8", "surrogateescape") for each in parts))


def records_state(root: str) -> bytes | None:
    """A digest of every file of records and of every name beside them.

    None where something else than a file or a folder lies there, and while a change that was interrupted is unfinished.
    """
    if os.path.lexists(os.path.join(root, WORK)):
        return None
    parts: list[bytes] = [os.fsencode(root), *(b"%d" % os.path.lexists(each) for each in _repositories(root))]
    try:
        for top in TOPS:
            place = os.path.join(root, top)
            if os.path.islink(place):
                return None
            if os.path.isdir(place):
                parts += _contents(place)
    except (OSError, ValueError):
        return None
    return digest(*parts)


def places_state(places: Iterable[str]) -> bytes:
    """A digest of some places outside the records: of files their bytes, of folders the names in them, of others that they are none."""
    return digest(*(part for place in sorted(set(places)) for part in (os.fsencode(place), _at(place))))


def newest_change(places: Iterable[str]) -> int:
    """When the latest of some places and of the folders that hold them was changed, in nanoseconds."""
    newest = 0
    for place in places:
        for each in (place, os.path.dirname(place)):
            try:
                newest = max(newest, os.stat(each).st_ctime_ns)
            except (OSError, ValueError):
                continue
    return newest


def _contents(folder: str) -> Iterator[bytes]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for entry in entries:
        yield os.fsencode(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            raise ValueError("a link may lead anywhere")
        if entry.is_dir():
            yield b"folder"
            yield from _contents(entry.path)
        elif not entry.is_file():
            raise ValueError("a pipe cannot be read twice")
        elif entry.name.lower().endswith(SUFFIXES):
            yield _bytes(entry.path)


def _at(place: str) -> bytes:
    try:
        if os.path.isdir(place):
            with os.scandir(place) as found:
                return digest(b"folder", *sorted(os.fsencode(each.name) + b"/" * each.is_dir() for each in found))
        return digest(b"file", _bytes(place)) if os.path.isfile(place) else b"-"  # a pipe would be waited for
    except (OSError, ValueError):
        return b"-"


def _bytes(place: str) -> bytes:
    """The bytes of a file. Raises ValueError for one that is too large to be compared each time."""
    with open(place, "rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("it is too large")
    return data


def _repositories(root: str) -> Iterator[str]:
    """What shows that the handbook lies in a repository of git."""
    above = ""
    while root != above:
        yield os.path.join(root, _GIT)
        above, root = root, os.path.dirname(root)


def _signatures(folder: str, unit: int) -> Iterator[str]:
    """What the system knows of each file of code and of each text that comes with it; `unit` as `installed_state` has it."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _signatures(entry.path, unit)
        else:
            known = entry.stat()
            yield f"{entry.path} {known.st_size} {known.st_mtime_ns // unit}"
