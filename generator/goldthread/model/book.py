"""The book: every record of a handbook, by kind and id, and where each was written."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

import msgspec

from goldthread.documents.addresses import document_address
from goldthread.documents.document import Absence, Passage
from goldthread.model.customers import Customer, Offer
from goldthread.model.editions import Edition, Term
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.kinds import KINDS
from goldthread.model.learning import Connect, Decision, Evidence, Study
from goldthread.model.measures import Metric
from goldthread.model.plan import Constraint, Event, Initiative
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.references import Reference, keyed_references
from goldthread.model.situations import Situation
from goldthread.model.teams import Team, Tool
from goldthread.model.vision import Focus, Handbook, Need
from goldthread.places import Path, Place

R = TypeVar("R", bound=Record)

UNNAMED = Handbook(id="handbook", brand="A brand without a name", vision="", edition="0.0")
"""Stands in for a handbook record that is missing, so that everything else can be checked."""


class Origin(msgspec.Struct, frozen=True):
    """Where a record was written.

    place: The line on which it begins.
    path: The steps to it in its file.
    """

    place: Place
    path: Path = ()


class Pointer(msgspec.Struct, frozen=True, gc=False):
    """A reference, and the keys of the records there are that it may mean: one, when it leads somewhere."""

    reference: Reference
    hits: tuple[str, ...]


class Book(msgspec.Struct, frozen=True, dict=True):
    """All records of a handbook.

    records: By their keys, `kind/id`, in the order of kinds and, within a kind, in the order of files and lines.
    origins: Where each was written, by key.
    uncertain: Fields whose true value is not known because of a fault, as `kind/id.field`; `kind/id.*` when
        nothing of a record is sure, `kind/*.*` when a record was left out whose id is taken, `kind.*` when any may be missing.
    passages: What the documents say that records name as their sources, by their addresses; no edition for the public has any.
    absent: The addresses that records name as their sources and at which nothing is there, with what is likely meant.
    """

    records: Mapping[str, Record]
    origins: Mapping[str, Origin]
    uncertain: frozenset[str] = frozenset()
    passages: Mapping[str, Passage] = MappingProxyType({})
    absent: Mapping[str, Absence] = MappingProxyType({})

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        """The records of a kind, in the order in which they were written."""
        return cast("tuple[R, ...]", self._sorted.get(record_type, ()))

    @cached_property
    def _sorted(self) -> Mapping[type[Record], tuple[Record, ...]]:
        """The records by their classes, sorted once: rules ask for a kind again for each record that they look at."""
        of_type: dict[type[Record], list[Record]] = {}
        for record in self.records.values():
            of_type.setdefault(type(record), []).append(record)
        return {record_type: tuple(records) for record_type, records in of_type.items()}

    def every(self) -> Iterator[Record]:
        """All records, kind by kind."""
        return (record for kind in KINDS.values() for record in self.of(kind))

    def narrowed(self, some: Mapping[type[Record], tuple[Record, ...]]) -> "Book":
        """The same book, which gives of some kinds only some records when it is asked for all; each is still found by its key."""
        book = msgspec.structs.replace(self)
        book.__dict__.update(self.__dict__, _sorted={**self._sorted, **some})
        return book

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """The record with that id, or None."""
        record = self.records.get(f"{record_type.kind}/{record_id}")
        return record if isinstance(record, record_type) else None

    def named(self, name: str) -> tuple[Record, ...]:
        """The records that a name may mean: one for `kind/id`, and for a bare `id` one of each kind that has it."""
        if "/" in name:
            return (self.records[name],) if name in self.records else ()
        return tuple(self.records[f"{kind}/{name}"] for kind in KINDS if f"{kind}/{name}" in self.records)

    @cached_property
    def pointers(self) -> Mapping[str, tuple[Pointer, ...]]:
        """What each record points to, by its key; gone through once, for what is wrong with it and for the graph."""
        records = self.records
        return {
            key: tuple(
                [
                    Pointer(
                        reference,
                        keys
                        if len(keys) == 1 and keys[0] in records
                        else tuple([each for each in keys if each in records]),
                    )
                    for reference, keys in keyed_references(record)
                ]
            )
            for key, record in records.items()
        }

    def is_clouded(self, kind: str, field: str) -> bool:
        """Whether the field is not known for some record of the kind, or records of the kind may be missing."""
        return not self._cloudy.isdisjoint(((kind, field), (kind, "*")))

    @cached_property
    def _cloudy(self) -> frozenset[tuple[str, str]]:
        """The kinds and fields of which something is not known; rules ask for them again for each record."""
        return frozenset((re.split("[/.]", name, maxsplit=1)[0], name.rpartition(".")[2]) for name in self.uncertain)

    @property
    def handbook(self) -> Handbook:
        """The handbook's own record."""
        return next(iter(self.of(Handbook)), UNNAMED)

    @property
    def focuses(self) -> tuple[Focus, ...]:
        """The focus statements."""
        return self.of(Focus)

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs."""
        return self.of(Need)

    @property
    def customers(self) -> tuple[Customer, ...]:
        """The customers."""
        return self.of(Customer)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers."""
        return self.of(Offer)

    @property
    def principles(self) -> tuple[Principle, ...]:
        """The principles."""
        return self.of(Principle)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases, in the order in which they are lived, each followed by its stages."""
        return self._phases

    @cached_property
    def _phases(self) -> tuple[Phase, ...]:
        phases = self.of(Phase)
        if not any(phase.under for phase in phases):
            return phases
        stages: dict[str, list[Phase]] = {}
        for phase in phases:
            stages.setdefault(self.phase_above(phase), []).append(phase)
        ordered: dict[str, Phase] = {}
        for first in (*stages.get("", ()), *phases):
            waiting = [first]
            while waiting:
                phase = waiting.pop()
                if phase.id not in ordered:
                    ordered[phase.id] = phase
                    waiting += reversed(stages.get(phase.id, ()))
        return tuple(ordered.values())

    def phase_above(self, phase: Phase) -> str:
        """The id of the phase of which another is a stage; empty where there is none."""
        above = (phase.under or "").rpartition("/")[2]
        return above if f"{Phase.kind}/{above}" in self.records else ""

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints."""
        return self.of(Touchpoint)

    @property
    def situations(self) -> tuple[Situation, ...]:
        """The situations."""
        return self.of(Situation)

    @property
    def teams(self) -> tuple[Team, ...]:
        """The teams."""
        return self.of(Team)

    @property
    def tools(self) -> tuple[Tool, ...]:
        """The tools."""
        return self.of(Tool)

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics."""
        return self.of(Metric)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The pieces of evidence."""
        return self.of(Evidence)

    @property
    def connects(self) -> tuple[Connect, ...]:
        """The meetings with customers."""
        return self.of(Connect)

    @property
    def studies(self) -> tuple[Study, ...]:
        """The studies."""
        return self.of(Study)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions."""
        return self.of(Decision)

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives."""
        return self.of(Initiative)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that the plan reckons with."""
        return self.of(Event)

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """The constraints on the plan."""
        return self.of(Constraint)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words with a meaning of their own."""
        return self.of(Term)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions published so far."""
        return self.of(Edition)


def document_names(record: Record) -> tuple[str, ...]:
    """The addresses of the documents in the repository that a record names as its sources, in one form and each once."""
    if not record.source:
        return ()
    addresses = (document_address(each.at) for each in record.source if each.at)
    return tuple(dict.fromkeys(each.name for each in addresses if each))


def by_kind(book: Book) -> Iterator[tuple[type[Record], tuple[Record, ...]]]:
    """Each kind that has records, with its records."""
    for record_type in KINDS.values():
        records = book.of(record_type)
        if records:
            yield record_type, records
