"""What rules found, kept from one judging to the next: a rule is applied again only where something differs that it reads.

Each of our rules may say what it reads, and which records it judges one by one; tests trace what it reads in handbooks of many sorts and
hold it to that. A breach is kept by the keys of its records, so that lines may move, and what is made of it, such as the severity, places
and waivers, is worked out each time. Nothing is used again when data faults leave open something else than last time, and nothing is
kept of rules of somebody's own.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from goldthread.findings import Shared, Weight
from goldthread.graph.graph import Graph
from goldthread.language.message import Message
from goldthread.model.book import UNNAMED
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.model.record_changes import ANY, RecordChanges
from goldthread.places import Path
from goldthread.rule import DAY, Breach, Rule, RuleContext


class KeptBreach(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A breach, with the keys of records instead of the records."""

    record: str
    field: Path
    message: Message
    fix: Message
    concerns: str
    related: tuple[tuple[str, Path, Message], ...]
    rests_on: tuple[str, ...]
    file: str
    weight: Weight | None
    shared: tuple[Shared, ...]
    covers: tuple[tuple[str, str], ...]


class RuleResults(msgspec.Struct, frozen=True, array_like=True):
    """What rules found in a book.

    today: The day that counted as today.
    uncertain: What data faults left open in the book.
    breaches: What each rule found, by its code, of those rules that say what they read.
    """

    today: datetime.date
    uncertain: frozenset[str]
    breaches: Mapping[str, tuple[KeptBreach, ...]]


class LastResults(msgspec.Struct, frozen=True):
    """What rules found last, and in what the records differ since then."""

    results: RuleResults
    changes: RecordChanges


class BreachSearch:
    """Looks for the breaches of rules in a graph, with what is known of the last time.

    last: What is known; None when nothing is.
    """

    def __init__(self, graph: Graph, today: datetime.date, last: LastResults | None = None) -> None:
        self._graph = graph
        self._today = today
        self._last = last if last and last.results.uncertain == graph.book.uncertain else None
        self._kept: dict[str, tuple[KeptBreach, ...]] = {}

    @property
    def results(self) -> RuleResults:
        """What was found, to be kept."""
        return RuleResults(self._today, self._graph.book.uncertain, self._kept)

    def breaches(self, rule: Rule, context: RuleContext) -> Iterable[Breach]:
        """What breaks a rule."""
        if rule.reads is None:
            return rule.breaches(self._graph, context)
        found = self._found(rule, context)
        self._kept[rule.code] = tuple(map(_kept, found))
        return found

    def _found(self, rule: Rule, context: RuleContext) -> list[Breach]:
        last = self._last
        known = last.results.breaches.get(rule.code) if last else None
        if last is None or known is None or self._reads_a_change(rule, last, is_breached=bool(known)):
            return self._in_order(rule, rule.breaches(self._graph, context))
        changed = [each for pair in last.changes.records for each in pair if each.kind in rule.each]
        if not changed:
            return [_restored(each, self._records) for each in known]
        again = _concerned(self._graph, rule, changed)
        keys = {each.key for of_kind in again.values() for each in of_kind}
        standing = [_restored(each, self._records) for each in known if each.record not in keys]
        part = self._graph.of_part(self._graph.book.narrowed(again))
        found = [each for each in rule.breaches(part, context) if each.record.key in keys]
        return self._in_order(rule, (*standing, *found))

    def _reads_a_change(self, rule: Rule, last: LastResults, *, is_breached: bool) -> bool:
        """Whether a rule reads something that differs, beside the records that it judges one by one.

        is_breached: Whether it has found anything, so that titles stand in its sentences.
        """
        reads, changes = rule.reads or frozenset(), last.changes
        is_another_day = DAY in reads and last.results.today != self._today
        is_told_otherwise = is_breached and not _kinds_named(reads).isdisjoint(changes.titles - rule.each)
        return is_another_day or is_told_otherwise or not reads.isdisjoint(changes.fields)

    def _in_order(self, rule: Rule, breaches: Iterable[Breach]) -> list[Breach]:
        """Breaches in the order of their records, where these are judged one by one, so that it is the same however they were found."""
        found = list(breaches)
        return sorted(found, key=lambda each: self._places[each.record.key]) if rule.each and len(found) > 1 else found

    @cached_property
    def _records(self) -> Mapping[str, Record]:
        """The records by their keys, with the one that stands in for a handbook's own where that cannot be read."""
        records = self._graph.book.records
        return records if UNNAMED.key in records else {**records, UNNAMED.key: UNNAMED}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {key: place for place, key in enumerate(self._records)}


def _kinds_named(reads: Iterable[str]) -> frozenset[str]:
    """The kinds of which a rule reads anything, whose titles may stand in its sentences."""
    kinds = frozenset(each.partition(".")[0] for each in reads)
    return frozenset(KINDS) if ANY in kinds else kinds


def _concerned(graph: Graph, rule: Rule, changed: Iterable[Record]) -> Mapping[type[Record], tuple[Record, ...]]:
    """The records to be judged again when some have changed, by their kind, of all kinds that a rule judges one by one.

    changed: The records as they were and as they are.
    """
    kinds = [KINDS[kind] for kind in sorted(rule.each)]
    if rule.judged_with is None:
        keys = {each.key for each in changed}
        return {kind: tuple(each for each in graph.book.of(kind) if each.key in keys) for kind in kinds}
    groups = {rule.judged_with(each) for each in changed}
    return {kind: tuple(each for each in graph.book.of(kind) if rule.judged_with(each) in groups) for kind in kinds}


def _kept(breach: Breach) -> KeptBreach:
    return KeptBreach(
        record=breach.record.key,
        field=breach.field,
        message=breach.message,
        fix=breach.fix,
        concerns=breach.concerns,
        related=tuple((record.key, path, note) for record, path, note in breach.related),
        rests_on=breach.rests_on,
        file=breach.file,
        weight=breach.weight,
        shared=breach.shared,
        covers=breach.covers,
    )


def _restored(kept: KeptBreach, records: Mapping[str, Record]) -> Breach:
    return Breach(
        record=records[kept.record],
        field=kept.field,
        message=kept.message,
        fix=kept.fix,
        concerns=kept.concerns,
        related=tuple((records[key], path, note) for key, path, note in kept.related),
        rests_on=kept.rests_on,
        file=kept.file,
        weight=kept.weight,
        shared=kept.shared,
        covers=kept.covers,
    )


def encoded(results: RuleResults) -> bytes:
    """Results as bytes, the same for the same results."""
    return msgspec.msgpack.encode(results, order="deterministic")


def decoded(data: bytes) -> RuleResults | None:
    """Results of bytes; None where these hold none."""
    try:
        return msgspec.msgpack.decode(data, type=RuleResults) if data else None
    except msgspec.MsgspecError:
        return None
