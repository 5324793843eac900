"""Looking at the disk: which places of a handbook have changed since the last look, told from what the system knows of them."""

import stat
from collections.abc import Mapping
from pathlib import Path

from goldthread.caching.clock import now
from goldthread.reading.plain_text import BYTES_LIMIT
from goldthread.serving.places import Known, Places, newest

_SETTLED = 50_000_000
"""Nanoseconds after which a file that is changed again has another time of change, on any system."""


class Looks:
    """Looks at the places of a handbook again and again.

    The system may say the same of a file that is changed twice within a moment. So what is in files that have just been changed is
    looked at as well, until the moment has passed.
    """

    def __init__(self) -> None:
        self.state: Mapping[str, Known] = {}
        """What the system knew of each place at the last look, before anything was read there."""
        self.is_sure = False
        """Whether the last look holds; if not, the next finds that all places have changed."""
        self.rewritten: frozenset[str] = frozenset()
        """The places that had changed at the last look although the system knew nothing new of them."""
        self._recent: dict[str, bytes | None] = {}

    def changed(self, places: Places) -> frozenset[str] | None:
        """Look at some places: those that have changed since the last look, or are there no longer; None where none has."""
        began = now()
        state = places.state()
        self.rewritten = rewritten = frozenset(place for place, data in self._recent.items() if _content(place) != data)
        if self.is_sure and state == self.state and not rewritten:
            self._recent = {place: data for place, data in self._recent.items() if _is_recent(state[place], began)}
            return None
        before = self.state if self.is_sure else {}
        differing = {place for place in before.keys() | state.keys() if before.get(place) != state.get(place)}
        self.state, self.is_sure = state, True
        self._recent = {place: _content(place) for place, known in state.items() if _is_recent(known, began)}
        return frozenset(differing | rewritten)

    def follow(self, before: Places, places: Places, since: int) -> bool:
        """Look at other places from now on; tell whether nothing has changed there since a time, in nanoseconds."""
        state = places.state()
        self.is_sure = before.state() == self.state and newest(state) < since - _SETTLED
        self.state = state
        return self.is_sure


def _is_recent(known: Known, began: int) -> bool:
    _, changed, status, _ = known
    return max(changed, status) >= began - _SETTLED


def _content(place: str) -> bytes | None:
    """What is in a file; None where it cannot be told, or is no text of settings or records."""
    path = Path(place)
    try:
        known = path.stat()
        return path.read_bytes() if stat.S_ISREG(known.st_mode) and known.st_size <= BYTES_LIMIT else None
    except (OSError, ValueError):
        return None
