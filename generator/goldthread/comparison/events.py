"""The changes of a comparison as the events of an edition, for the lock file."""

from collections.abc import Iterable, Iterator

import msgspec

from goldthread.comparison.report import Comparison
from goldthread.editions.history import RecordedChange
from goldthread.graph.graph import Graph
from goldthread.graph.traces import beneath
from goldthread.lockfile import line_of
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.teams import Team

_BINDING = frozenset({"focus", "need", "principle"})
"""The kinds that bind the owners of what depends on them."""


def events_of(comparison: Comparison, before: Graph, after: Graph, edition: str) -> tuple[RecordedChange, ...]:
    """The changes in one edition, with the teams that they concern; new words that mean the same are left out."""
    former = _former_keys(after)
    teams = frozenset(team.id for team in (*before.book.teams, *after.book.teams))
    editorial = frozenset(comparison.editorial)

    def concerned(key: str) -> tuple[str, ...]:
        found = {*teams_of(before, key), *teams_of(before, former.get(key, key)), *teams_of(after, key)}
        return tuple(sorted(found & teams))

    return tuple(
        RecordedChange(**msgspec.structs.asdict(change), edition=edition, teams=concerned(change.record))
        for change in comparison.changes
        if change.kind not in {"reworded", "reordered"} or change.record not in editorial
    )


def with_audience(inside: Iterable[RecordedChange], outside: Iterable[RecordedChange]) -> tuple[RecordedChange, ...]:
    """The events with their audience.

    inside: Those of the records.
    outside: Those of what of the records is public. The teams that a public event concerns follow from the records that are public
        when it is published, not from here.
    """
    public = {_without_teams(event): event for event in outside}
    own = {_without_teams(event): event for event in inside}
    both = (
        msgspec.structs.replace(each, audience="public" if key in public else "internal") for key, each in own.items()
    )
    rest = (msgspec.structs.replace(each, audience="public-only") for key, each in public.items() if key not in own)
    return (*both, *rest)


def _without_teams(event: RecordedChange) -> str:
    """What two events have in common that differ in nothing but their teams."""
    return line_of(msgspec.structs.replace(event, teams=()))


def _former_keys(after: Graph) -> dict[str, str]:
    """The last former keys of records, by their keys."""
    return {each.key: f"{each.kind}/{was}" for each in after.book.records.values() for was in reversed(each.was)}


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
