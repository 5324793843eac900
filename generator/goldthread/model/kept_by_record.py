"""What is worked out of a record alone, kept from one reading of a handbook to the next.

A process that reads a handbook again and again, as while it is served, gets the same records for files that have not changed. Nothing is
kept elsewhere: the records of one reading are looked at once or twice.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from goldthread.model.record import Record

V = TypeVar("V")
_Kept = dict[tuple[object, int], tuple[Record, object]]

_ROUNDS: list[_Kept] = []
"""What was asked for in this reading, and in the one before; empty where nothing is kept."""


def keep_by_record() -> None:
    """Begin to read the handbook anew; keep what is worked out from now on, and forget what was not asked for since the last time."""
    _ROUNDS[:] = [{}, *(_ROUNDS[:1] or [{}])]


def keep_nothing() -> None:
    """Forget what is kept, and work everything out where it is asked for."""
    _ROUNDS.clear()


def of_record_alone(make: Callable[[Record], V]) -> Callable[[Record], V]:
    """A function whose result depends on nothing but the record, and does not change."""

    @wraps(make)
    def kept(record: Record) -> V:
        if not _ROUNDS:
            return make(record)
        now, last = _ROUNDS
        key = make, id(record)
        found = now.get(key)
        if found is None:
            found = last.get(key)
            if found is None or found[0] is not record:
                found = record, make(record)
            now[key] = found
        return found[1]  # type: ignore[return-value] # what is kept for a function is what it returned

    return kept
