"""Results of checks: a check of what has not changed since the last one prints what that one printed.

A result is found by the arguments, the folder, the day and where the output goes.
It holds as long as Python, the generator, each file of records and whatever else the check looked at are as they were.
"""

import os
import sys
from collections.abc import Iterable, Sequence

from goldthread.caching import clock
from goldthread.caching.clock import now
from goldthread.caching.folder import digest, folder, read_entry, write_entry
from goldthread.caching.handbook_state import newest_change, places_state, program, records_state

_VARIABLES = ("GOLDTHREAD_", "_GOLDTHREAD", "SOURCE_DATE_EPOCH")
"""How the names of variables begin that change what a check does; where one is set, nothing is kept."""
_CACHE_VARIABLES = frozenset({"GOLDTHREAD_CACHE", "GOLDTHREAD_NO_CACHE"})
_RECORDS = "content"
_ROOT = "--root"
_FIELDS = 5
_COARSENESS = 50_000_000
"""Nanoseconds by which a file system's times may lag behind."""


class CheckRequest:
    """A plain check of a handbook, as it was asked for, at the moment at which it was asked for.

    arguments: The arguments after the program's name.
    root: The handbook's folder.
    """

    def __init__(self, arguments: Sequence[str], root: str) -> None:
        self._root = root
        self._began = now()
        told = (
            *arguments,
            root,
            os.getcwd(),
            clock.today(),
            *(f"{each.encoding} {each.isatty()}" for each in (sys.stdout, sys.stderr)),
        )
        self._name = f"check-{digest(*(each.encode('utf-8', 'surrogateescape') for each in told)).hex()}"
        self._program = program()
        self._records = records_state(root)

    def repeat(self) -> int | None:
        """Print the result that is kept for the state of now, and give its exit code; None when there is none.

        Raises OSError when standard output does not take it.
        """
        if self._records is None:
            return None
        kept = _fields(read_entry(self._name))
        if kept is None or len(kept) < _FIELDS:
            return None
        program, records, beyond, exit_code, printed, *places = kept
        if program != self._program or records != self._records or beyond != places_state(map(os.fsdecode, places)):
            return None
        sys.stdout.write(printed.decode("utf-8", "surrogatepass"))
        sys.stdout.flush()
        return int(exit_code)

    def keep(self, exit_code: int, printed: str, beyond: Iterable[str]) -> None:
        """Keep what a check printed, unless anything changed while it ran.

        printed: The words that went to standard output, where nothing else was printed.
        beyond: The files and folders outside the records that the check looked at.
        """
        places = sorted(set(beyond))
        is_old = newest_change(places) < self._began - _COARSENESS
        if self._records is None or not is_old or records_state(self._root) != self._records:
            return
        words = printed.encode("utf-8", "surrogatepass")
        fields = (self._program, self._records, places_state(places), b"%d" % exit_code, words)
        write_entry(self._name, _written((*fields, *map(os.fsencode, places))))


def check_request(arguments: Sequence[str]) -> CheckRequest | None:
    """The plain check that is asked for; None when anything else is asked for, or nothing may be kept.

    arguments: The arguments after the program's name.
    """
    if not arguments or arguments[0] != "check" or folder() is None or sys.stdout is None or sys.stderr is None:
        return None
    if any(each.startswith(_VARIABLES) for each in os.environ if each not in _CACHE_VARIABLES):
        return None
    match arguments[1:]:
        case []:
            root = _nearest(os.getcwd())
        case [option, given] if option == _ROOT and os.path.isdir(given):
            root = os.path.realpath(given)
        case _:
            return None
    return None if root is None else CheckRequest(arguments, root)


def _nearest(place: str) -> str | None:
    """The nearest folder upwards that holds a handbook."""
    while not os.path.isdir(os.path.join(place, _RECORDS)):
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above
    return place


def _written(fields: Iterable[bytes]) -> bytes:
    return b"".join(b"%d:%b" % (len(each), each) for each in fields)


def _fields(data: bytes | None) -> list[bytes] | None:
    if data is None:
        return None
    fields, rest = [], data
    while rest:
        length, _, rest = rest.partition(b":")
        fields.append(rest[: int(length)])
        rest = rest[int(length) :]
    return fields
