"""A change as the events of an edition: what the lock keeps of it."""

from collections.abc import Iterable, Iterator

import msgspec

from goldthread.changes.change import Change, Named, named
from goldthread.editions.history import Event, Key
from goldthread.graph.graph import Graph
from goldthread.graph.traces import beneath
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.teams import Team

_BINDING = frozenset({"focus", "need", "principle"})
"""The kinds that bind those who answer for what hangs below them."""


def recorded(change: Change, before: Graph, after: Graph, edition: str) -> tuple[Event, ...]:
    """What happened in meaning to each record; new words that mean the same are left out."""
    record = _Recording(before, after, edition)
    return tuple(record.events(change))


def for_whom(events: Iterable[Event], outside: Iterable[Event]) -> tuple[Event, ...]:
    """What happened, with whom it may be told: what happened to the records, and to what of them is public.

    Whom a public event concerns follows from the records that are public when it is told, not from here.
    """
    public = {_plainly(event): event for event in outside}
    inside = {_plainly(event): event for event in events}
    both = (
        msgspec.structs.replace(each, audience="public" if key in public else "internal")
        for key, each in inside.items()
    )
    rest = (msgspec.structs.replace(each, audience="public-only") for key, each in public.items() if key not in inside)
    return (*both, *rest)


def _plainly(event: Event) -> Event:
    return msgspec.structs.replace(event, teams=())


def teams_of(graph: Graph, key: str) -> Iterator[str]:
    """The ids of teams that answer for a record, help with it, or are bound by it, in no order and some more than once."""
    record = graph.book.records.get(key)
    if record is None:
        return
    yield from _answering(record)
    if record.kind == Team.kind:
        yield record.id
    if record.kind in _BINDING:
        for each in beneath(graph, key):
            yield from _answering(graph.record(each))


def _answering(record: Record) -> Iterator[str]:
    if record.owner:
        yield record.owner
    if isinstance(record, Touchpoint):
        yield from record.contributors
    if isinstance(record, Principle):
        yield from (guided.team for guided in record.guides if guided.team)


class _Recording:
    """Two states in one edition."""

    def __init__(self, before: Graph, after: Graph, edition: str) -> None:
        self._before, self._after, self._edition = before, after, edition
        self._former = {f"{each.kind}/{was}": each.key for each in after.book.records.values() for was in each.was}
        self._teams = {team.id for team in (*before.book.teams, *after.book.teams)}

    def events(self, change: Change) -> Iterator[Event]:
        """All that happened, one event each."""
        for told in change.added:
            yield msgspec.structs.replace(self._of(told.record), what="added", now=told.says, was=told.split_from)
        for told in change.dropped:
            yield msgspec.structs.replace(self._of(told.record), what="dropped", was=told.says)
        for renamed in change.renamed:
            yield msgspec.structs.replace(self._of(renamed.record), what="renamed", was=renamed.before)
        for reworded in change.reworded:
            for wording in () if reworded.editorial else reworded.wordings:
                about, was, now = wording.about, wording.before, wording.after
                said = msgspec.structs.replace(self._of(reworded.record), field=wording.field, way=wording.way)
                yield msgspec.structs.replace(said, about=about, was=was, now=now)
        for link in change.relinked:
            made = msgspec.structs.replace(self._of(link.record), what="relinked", field=link.field, way=link.way)
            now = link.basis if link.way == "basis" else ""
            yield msgspec.structs.replace(made, about=link.target.key, called=link.target.title, now=now)
        for shelved in change.shelved:
            was, now = shelved.before, shelved.after
            yield msgspec.structs.replace(self._of(shelved.record), what="shelved", was=was, now=now)
        yield from self._handed_over()

    def _handed_over(self) -> Iterator[Event]:
        """What another team answers for now: no change of meaning, and yet news for both."""
        old = self._before.book.records
        for record in (*self._after.book.touchpoints, *self._after.book.principles):
            keys = (record.key, *(f"{record.kind}/{was}" for was in record.was))
            before = next((old[key].owner for key in keys if key in old), None)
            if before and record.owner and before != record.owner:
                made = self._of(named(record.key, record.title))
                yield msgspec.structs.replace(made, what="handed", was=before, now=record.owner)

    def _of(self, record: Named) -> Event:
        """What all events of a record have in common."""
        return Event(
            record=record.key,
            edition=self._edition,
            what="reworded",
            title=record.title,
            teams=self._concerned(record.key),
        )

    def _concerned(self, key: Key) -> tuple[str, ...]:
        old = next((was for was, now in self._former.items() if now == key), key)
        found = {*teams_of(self._before, key), *teams_of(self._before, old), *teams_of(self._after, key)}
        return tuple(sorted(found & self._teams))
