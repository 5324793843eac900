"""Reviews as new locks: records stamped against what stands above them now, and stamps carried over a corrected typo."""

import datetime
from collections.abc import Iterable, Mapping

import msgspec

from goldthread.graph.graph import Graph
from goldthread.review.lock import Correction, Lock, Meaning, Stamp
from goldthread.review.status import verdicts
from goldthread.review.upstream import Upstream
from goldthread.review.wording import wording


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Who reviews, when, and, where one act settles many records, why."""

    on: datetime.date
    by: str
    because: str = ""


class EditorialError(Exception):
    """No stamp can be carried over; the message says why."""


class Carried(msgspec.Struct, frozen=True):
    """The lock after a change was declared editorial, and the records whose stamps were carried over."""

    lock: Lock
    records: tuple[str, ...]


def stamped(lock: Lock, graph: Graph, keys: Iterable[str], signature: Signature) -> Lock:
    """The lock with some records reviewed against what lies above them now."""
    upstream = Upstream(graph)
    new = {
        key: Stamp(
            record=key,
            on=signature.on,
            by=signature.by,
            against={each: upstream.print(each) for each in upstream.of(key)},
            because=signature.because,
        )
        for key in keys
    }
    return _tidied(lock, graph, upstream, new)


def carried_over(lock: Lock, graph: Graph, key: str, signature: Signature) -> Carried:
    """The lock in which a record's present meaning stands for the one that was reviewed last; stamps of older ones stay as they are.

    Raises EditorialError when nothing below the record was reviewed, when it has not changed since, or when it cannot be told which
    meaning was reviewed last.
    """
    upstream = Upstream(graph)
    tidy = _tidied(lock, graph, upstream, {})
    holding = [stamp for stamp in tidy.stamps if key in stamp.against]
    if not holding:
        raise EditorialError(f"Nothing that hangs on {key} has been reviewed yet.")
    last = max(stamp.on for stamp in holding)
    reviewed = {stamp.against[key] for stamp in holding if stamp.on == last}
    now = upstream.print(key)
    if not reviewed.isdisjoint(
        upstream.prints(key)
    ):  # prints of the first scheme were brought up to date with the rest
        raise EditorialError(f"{key} means what it meant when it was reviewed last: there is nothing to carry over.")
    if len(reviewed) > 1:
        raise EditorialError(
            f"Two meanings of {key} were reviewed on {last}, and none can be called the last; review what hangs on it."
        )
    (was,) = reviewed
    carried = {
        stamp.record: msgspec.structs.replace(stamp, against={**stamp.against, key: now})
        for stamp in holding
        if stamp.against[key] == was
    }
    correction = Correction(
        editorial=key, was=was, now=now, on=signature.on, by=signature.by, because=signature.because
    )
    noted = msgspec.structs.replace(tidy, corrections=(*tidy.corrections, correction))
    return Carried(_tidied(noted, graph, upstream, carried), tuple(sorted(carried)))


def _tidied(lock: Lock, graph: Graph, upstream: Upstream, new: Mapping[str, Stamp]) -> Lock:
    """The lock with new stamps in place of old ones, under the keys and by the scheme of today, without what nothing refers to any more."""
    known = verdicts(graph, lock)
    today = _Today(lock, graph, upstream)
    old = {key: verdict.stamp for key, verdict in known.items() if verdict.stamp is not None and key not in new}
    stamps = [*(today.stamp(key, stamp) for key, stamp in old.items()), *new.values()]
    wordings = {(upstream.names.get(key, key), seen): says for (key, seen), says in lock.wordings.items()}
    wanted = sorted({(key, seen) for stamp in stamps for key, seen in stamp.against.items()})
    for key, seen in wanted:
        if (key, seen) not in wordings and key in graph.book.records and seen == upstream.print(key):
            wordings[key, seen] = wording(graph.book.records[key])
    meanings = (
        Meaning(meaning=seen, of=key, says=dict(wordings[key, seen])) for key, seen in wanted if (key, seen) in wordings
    )
    return Lock(tuple(stamps), tuple(map(today.correction, lock.corrections)), tuple(meanings))


class _Today:
    """Entries of a lock brought up to date: keys of renamed records, and fingerprints of the first scheme that still hold."""

    def __init__(self, lock: Lock, graph: Graph, upstream: Upstream) -> None:
        self._upstream = upstream
        self._records = graph.book.records
        self._words = lock.wordings

    def stamp(self, key: str, stamp: Stamp) -> Stamp:
        """A stamp under the keys and by the scheme of today."""
        against = {
            self._upstream.names.get(each, each): self._print(each, seen) for each, seen in stamp.against.items()
        }
        return msgspec.structs.replace(stamp, record=key, against=against)

    def correction(self, correction: Correction) -> Correction:
        """A correction that leads to the meaning of today, by the scheme of today."""
        return msgspec.structs.replace(correction, now=self._print(correction.editorial, correction.now))

    def _print(self, named: str, seen: str) -> str:
        key = self._upstream.names.get(named, named)
        if key not in self._records or seen in self._upstream.prints(key):
            return seen
        says = self._words.get((named, seen), self._words.get((key, seen), {}))
        return self._upstream.print(key) if self._upstream.is_known_as_before(key, seen, says) else seen
