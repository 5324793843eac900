"""What an alignment rule is, how severe it is in a handbook, and what rules make of a book.

The rules themselves are modules under `rules`.
"""

import contextlib
import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from goldthread.data_faults import sch010_unknown_rule
from goldthread.findings import Finding, Related, Severity, in_order, with_distinct_identities
from goldthread.graph.graph import Graph
from goldthread.language.message import Text
from goldthread.model.record import Record
from goldthread.own_code import OwnRuleGuard
from goldthread.places import Path, Place
from goldthread.reading.suggestions import nearest
from goldthread.review.status import Verdict
from goldthread.settings import Profile, Settings
from goldthread.waivers import Exemption, Waivers

HOUSEKEEPING = 0
"""The idea of rules about the handbook's own keeping, which come last and cannot be waived."""


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """Where a rule is broken, told by record and field; the place in a file is found later.

    record: The record that breaks it.
    field: The steps to the value concerned, as written in YAML; the field that is missing when something is absent.
    message: One sentence that names the record by its key and says what is missing.
    fix: What to write, concretely.
    concerns: What it is about, when the field's name does not say it: a word, another record.
    related: Other records that it speaks of, each with the steps to a value and a note.
    rests_on: Fields that it rests on besides, as `kind.field`; it is held back while one of them is not known: of any record when
        they are another kind's, of the record itself when they are its own kind's.
    """

    record: Record
    field: Path = ()
    message: Text
    fix: Text
    concerns: str = ""
    related: tuple[tuple[Record, Path, Text], ...] = ()
    rests_on: tuple[str, ...] = ()


class Terms(msgspec.Struct, frozen=True):
    """What a rule may know besides the graph.

    today: The day that counts as today.
    verdicts: How records stand by their last review, by key; empty when nothing was ever reviewed.
    exemptions: The waivers there are, and what has come of them; only rules of housekeeping, which come last, are told.
    """

    today: datetime.date
    exemptions: tuple[Exemption, ...] = ()
    verdicts: Mapping[str, Verdict] = MappingProxyType({})


Finds = Callable[[Graph, Terms], Iterable[Breach]]
PlaceOf = Callable[[str, Path], Place]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule, without its explanation, which few runs need.

    code: Such as "TCH001".
    name: Such as "touchpoint-without-principle".
    module: The name of the module that holds it.
    doc: The module's docstring, which explains it.
    idea: The step of the method that it serves, 1 to 5; 0 for housekeeping.
    severity: Under the profile `standard`.
    strict: Under the profile `strict`.
    adopt: Under the profile `adopt`.
    breaches: Finds what breaks it.
    """

    code: str
    name: str
    module: str
    doc: str
    idea: int
    severity: Severity
    strict: Severity
    adopt: Severity
    breaches: Finds

    @property
    def is_ours(self) -> bool:
        """Whether it comes with Goldthread."""
        return self.module.startswith("goldthread.")


class InForce(msgspec.Struct, frozen=True):
    """A rule with the severity that holds in a handbook, and where that was set."""

    rule: Rule
    severity: Severity | None
    set_by: Literal["standard", "adopt", "strict", "handbook"]


class Waived(msgspec.Struct, frozen=True):
    """A finding that a record waives."""

    finding: Finding
    reason: str
    until: datetime.date


class Judgement(msgspec.Struct, frozen=True):
    """What the rules make of a book.

    findings: What stands, in order.
    waived: What records waive.
    rules: How many rules were applied.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    rules: int


def in_force(known: Iterable[Rule], graph: Graph, settings: Settings) -> tuple[InForce, ...]:
    """Each rule with its severity: the profile's, unless the handbook sets its own."""
    alignment = graph.book.handbook.alignment
    profile = settings.profile or alignment.profile
    return tuple(_in_force(rule, profile, dict(alignment.rules)) for rule in known)


def _in_force(rule: Rule, profile: Profile, own: dict[str, str]) -> InForce:
    level = own.get(rule.code) or own.get(rule.name)
    if level is not None:
        return InForce(rule, None if level == "off" else Severity(level), "handbook")
    severities = {"standard": rule.severity, "strict": rule.strict, "adopt": rule.adopt}
    return InForce(rule, severities[profile], profile)


def judge(
    graph: Graph,
    known: Iterable[InForce],
    settings: Settings,
    place_of: PlaceOf,
    reviewed: Mapping[str, Verdict] = MappingProxyType({}),
) -> Judgement:
    """What the rules in force find, held back where a data fault leaves the matter open, less what is waived."""
    judging = _Judging(graph, tuple(known), settings, place_of)
    judging.apply(lambda rule: rule.idea != HOUSEKEEPING, Terms(settings.today, verdicts=reviewed))
    judging.apply(lambda rule: rule.idea == HOUSEKEEPING, Terms(settings.today, judging.exemptions(), reviewed))
    return judging.judgement()


class _Judging:
    """The findings of the rules so far."""

    def __init__(self, graph: Graph, known: tuple[InForce, ...], settings: Settings, place_of: PlaceOf) -> None:
        self._graph = graph
        self._place_of = place_of
        self._findings: list[Finding] = []
        self._waived: list[Waived] = []
        self._misnamed = _Misnamed(frozenset(name for each in known for name in (each.rule.code, each.rule.name)))
        self._applied = [each for each in known if each.severity is not None]
        own = graph.book.handbook.alignment.rules
        self._judged = [each for each in self._applied if not self._misnamed.means(own, each.rule)]
        codes = {name: each.rule.code for each in known for name in (each.rule.code, each.rule.name)}
        self._waivers = Waivers(graph.book, codes, settings.today)

    def apply(self, wanted: Callable[[Rule], bool], terms: Terms) -> None:
        """Take in what some of the rules find; a waiver itself cannot be waived."""
        for each in self._judged:
            if not wanted(each.rule):
                continue
            with contextlib.nullcontext() if each.rule.is_ours else OwnRuleGuard(each.rule.module):
                for breach in each.rule.breaches(self._graph, terms):
                    self._take(each, breach)

    def _take(self, each: InForce, breach: Breach) -> None:
        record, rule = breach.record, each.rule
        if _is_open(self._graph, breach, each) or self._misnamed.means((one.rule for one in record.waive), rule):
            self._waivers.leave_open(record, rule.code)
            return
        finding = _finding(each, breach, self._place_of)
        waiver = self._waivers.exempting(record, rule.code) if rule.idea != HOUSEKEEPING else None
        if waiver is None:
            self._findings.append(finding)
        else:
            self._waived.append(Waived(finding, waiver.reason, waiver.until))

    def exemptions(self) -> tuple[Exemption, ...]:
        """The waivers there are, and what has come of them."""
        return self._waivers.exemptions({each.rule.code for each in self._judged})

    def judgement(self) -> Judgement:
        """All that was found."""
        return Judgement(with_distinct_identities(in_order(self._findings)), tuple(self._waived), len(self._applied))


def _is_open(graph: Graph, breach: Breach, each: InForce) -> bool:
    """Whether a data fault leaves open what a breach rests on; the fault is a finding already.

    What the handbook sets may be unknown too: then only errors are told, since they are what most handbooks leave alone.
    """
    book = graph.book
    if not book.clouded:
        return False
    fields = ("*", "status", "waive", *map(str, breach.field[:1]))
    if any(f"{breach.record.key}.{field}" in book.clouded for field in fields):
        return True
    if each.severity is not Severity.ERROR and book.is_clouded("handbook", "alignment"):
        return True
    return any(_is_unknown(graph, breach.record, name) for name in breach.rests_on)


def _is_unknown(graph: Graph, record: Record, name: str) -> bool:
    book, (kind, field) = graph.book, name.split(".")
    return f"{record.key}.{field}" in book.clouded if kind == record.kind else book.is_clouded(kind, field)


class _Misnamed:
    """Which rules are meant by names that are no rule's; the name is a finding already, so what it would do is left open."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known

    def means(self, names: Iterable[str], rule: Rule) -> bool:
        """Whether one of the names is misspelt and most likely means the rule."""
        unknown = [name for name in names if name not in self._known]
        return any(nearest(name, self._known) in (rule.code, rule.name) for name in unknown)


def _finding(each: InForce, breach: Breach, place_of: PlaceOf) -> Finding:
    assert each.severity is not None
    field = str(breach.field[0]) if breach.field else ""
    return Finding(
        code=each.rule.code,
        name=each.rule.name,
        severity=each.severity,
        message=breach.message,
        fix=breach.fix,
        place=place_of(breach.record.key, breach.field),
        record=breach.record.key,
        concerns=breach.concerns or field,
        related=tuple(Related(place_of(record.key, path), note) for record, path, note in breach.related),
    )


def unknown_rules(names: Collection[str], graph: Graph, place_of: PlaceOf) -> tuple[Finding, ...]:
    """Findings for rules that the handbook or a waiver names and that are not among the codes and names given."""
    return tuple(
        sch010_unknown_rule.finding(place_of(record.key, path), record.key, name, nearest(name, names))
        for record, path, name in _rules_named(graph)
        if name not in names
    )


def _rules_named(graph: Graph) -> Iterator[tuple[Record, Path, str]]:
    handbook = graph.book.handbook
    for name in handbook.alignment.rules:
        yield handbook, ("alignment", "rules", name), name
    for record in graph.book.records.values():
        for index, waiver in enumerate(record.waive):
            yield record, ("waive", index, "rule"), waiver.rule
