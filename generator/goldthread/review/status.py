"""How each record stands: never reviewed, reviewed, or suspect because something above it has changed in meaning since."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from goldthread.graph.graph import Graph
from goldthread.model.book import Book
from goldthread.review.lock import Lock, Stamp
from goldthread.review.upstream import LINKS, Upstream
from goldthread.review.wording import Difference, Wording, differences, wording

State = Literal["unreviewed", "reviewed", "suspect"]


class Change(msgspec.Struct, frozen=True):
    """What has changed in meaning above a record since it was reviewed.

    key: The upstream record; the key that it had when it is gone.
    is_gone: Whether there is no such record any more.
    differences: What it said and says, field by field; empty when the old words are not known.
    """

    key: str
    is_gone: bool
    differences: tuple[Difference, ...]


class Verdict(msgspec.Struct, frozen=True):
    """How a record stands.

    A record that was linked anew since its review is unreviewed again, for nobody has read it against what it now rests on.

    key: The record.
    state: How it stands.
    stamp: Its last review, if there was one.
    changes: What makes it suspect.
    """

    key: str
    state: State
    stamp: Stamp | None = None
    changes: tuple[Change, ...] = ()


def verdicts(graph: Graph, lock: Lock) -> Mapping[str, Verdict]:
    """How each record stands that rests on others, in the order of the book.

    A record is suspect when a record above it means something else than at its last review, or is there no longer.
    Linking a record elsewhere is its owner's own act and does not make it suspect.
    What a data fault leaves open makes nothing suspect.
    """
    judging = _Judging(graph, lock)
    return {key: judging.verdict(key) for key in graph.book.records if key.partition("/")[0] in LINKS}


class _Judging:
    """Stamps held against what there is."""

    def __init__(self, graph: Graph, lock: Lock) -> None:
        self._book = graph.book
        self._upstream = Upstream(graph)
        self._words = lock.wordings
        self._clouded = frozenset(name.partition(".")[0] for name in graph.book.clouded)
        self._stamps: dict[str, list[Stamp]] = {}
        for stamp in lock.stamps:
            self._stamps.setdefault(self._upstream.names.get(stamp.record, stamp.record), []).append(stamp)

    def verdict(self, key: str) -> Verdict:
        """How one record stands; of several reviews on its last day, the one that saw most of what there is counts."""
        stamps = self._stamps.get(key, [])
        if not stamps:
            return Verdict(key, "unreviewed")
        last = max(stamp.on for stamp in stamps)
        of_that_day = [(stamp, tuple(self._changes(key, stamp))) for stamp in stamps if stamp.on == last]
        stamp, changes = min(of_that_day, key=lambda each: len(each[1]))
        if changes:
            return Verdict(key, "suspect", stamp, changes)
        seen = {self._upstream.names.get(each, each) for each in stamp.against}
        return Verdict(key, "reviewed" if seen.issuperset(self._upstream.of(key)) else "unreviewed", stamp)

    def _changes(self, key: str, stamp: Stamp) -> Iterator[Change]:
        above = frozenset(self._upstream.of(key))
        for named, seen in sorted(stamp.against.items()):
            now = self._upstream.names.get(named, named)
            was = self._words.get((named, seen), self._words.get((now, seen), {}))
            if now not in self._book.records:
                if not self._may_be_hidden(key, now):
                    yield Change(now, is_gone=True, differences=differences(was, {}))
            elif now in above and now not in self._clouded and not self._upstream.is_known(now, seen, was):
                yield Change(now, is_gone=False, differences=_differences(was, self._book, now))

    def _may_be_hidden(self, key: str, gone: str) -> bool:
        """Whether a data fault hides a record, or is what its absence was found by."""
        return key in self._clouded or self._book.is_clouded(gone.partition("/")[0], "*")


def _differences(was: Wording, book: Book, key: str) -> tuple[Difference, ...]:
    return differences(was, wording(book.records[key])) if was else ()
