"""The judging of a book by rules: what they find, less what is waived or left open by a data fault."""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from goldthread.causes import LEAST_OF_ALL
from goldthread.data_faults import sch010_unknown_rule
from goldthread.findings import Finding, Related, Severity, Shared, in_order, with_distinct_identities
from goldthread.graph.graph import Graph
from goldthread.graph.scope import live_records
from goldthread.kept_breaches import BreachSearch, LastResults, RuleResults
from goldthread.language.message import marked_message, message, verbatim
from goldthread.language.translation import to_say
from goldthread.model.book import UNNAMED
from goldthread.model.record import Record
from goldthread.own_code import OwnRuleGuard
from goldthread.places import Path, Place
from goldthread.progress import followed
from goldthread.reading.suggestions import nearest
from goldthread.review.status import ReviewStatus
from goldthread.rule import HOUSEKEEPING, Breach, Rule, RuleContext, RuleSetting, Waived
from goldthread.settings import Settings
from goldthread.waivers import Exemption, Waivers

PlaceOf = Callable[[str, Path], Place]

_UNKEPT = to_say("{kind}: {count} of {total} do not keep this rule: {rule}")


class Judgement(msgspec.Struct, frozen=True):
    """What the rules make of a book.

    findings: What stands, in order.
    waived: What records waive.
    rules: How many rules were applied.
    results: What the rules found before any of it was waived, for the next time.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    rules: int
    results: RuleResults


def judge(
    graph: Graph,
    known: Iterable[RuleSetting],
    settings: Settings,
    place_of: PlaceOf,
    reviewed: Mapping[str, ReviewStatus] = MappingProxyType({}),
    last: LastResults | None = None,
) -> Judgement:
    """What the rules in force find, held back where a data fault leaves the matter open, less what is waived.

    last: What they found last, where that is known; what cannot have changed is not looked for again.
    """
    judging = _Judging(graph, tuple(known), settings, place_of, last)
    judging.apply(lambda rule: rule.idea != HOUSEKEEPING, RuleContext(settings.today, verdicts=reviewed))
    judging.apply(lambda rule: rule.idea == HOUSEKEEPING, RuleContext(settings.today, judging.exemptions(), reviewed))
    return judging.judgement()


class _Judging:
    """The findings of the rules so far."""

    def __init__(
        self,
        graph: Graph,
        known: tuple[RuleSetting, ...],
        settings: Settings,
        place_of: PlaceOf,
        last: LastResults | None,
    ) -> None:
        self._graph = graph
        self._search = BreachSearch(graph, settings.today, last)
        self._place_of = place_of
        self._findings: list[Finding] = []
        self._waived: list[Waived] = []
        self._misnamed = _Misnamed(frozenset(name for each in known for name in (each.rule.code, each.rule.name)))
        self._applied = [each for each in known if each.severity is not None]
        own = graph.book.handbook.alignment.rules
        self._judged = [each for each in self._applied if not self._misnamed.means(own, each.rule)]
        codes = {name: each.rule.code for each in known for name in (each.rule.code, each.rule.name)}
        self._waivers = Waivers(graph.book, codes, settings.today)
        self._common: dict[tuple[str, str], tuple[Shared, ...]] = {}

    def apply(self, wanted: Callable[[Rule], bool], context: RuleContext) -> None:
        """Take in what some of the rules find; a waiver itself cannot be waived."""
        applied = [each for each in self._judged if wanted(each.rule)]
        for each in followed(message("Checking rules"), applied, lambda each: verbatim(each.rule.code)):
            with contextlib.nullcontext() if each.rule.is_ours else OwnRuleGuard(each.rule.module):
                for breach in self._search.breaches(each.rule, context):
                    self._take(each, breach)

    def _take(self, each: RuleSetting, breach: Breach) -> None:
        record, rule = breach.record, each.rule
        if _is_open(self._graph, breach, each) or self._misnamed.means((one.rule for one in record.waive), rule):
            self._waivers.leave_open(record, rule.code)
            return
        finding = _finding(each, breach, self._place_of, self._shared(rule, breach))
        waiver = self._waivers.exempting(record, rule.code) if rule.idea != HOUSEKEEPING else None
        if waiver is None:
            self._findings.append(finding)
        else:
            self._waived.append(Waived(finding, waiver.reason, waiver.until))

    def _shared(self, rule: Rule, breach: Breach) -> tuple[Shared, ...]:
        """The causes that a breach may have in common with others: what it says itself, else that the rule is broken at all."""
        if breach.shared or breach.covers or breach.weight:
            return breach.shared
        key = rule.code, breach.record.kind
        if key not in self._common:
            total = sum(1 for _ in live_records(self._graph.book.of(type(breach.record))))
            self._common[key] = (_of_all(rule, breach.record, total),) if total >= LEAST_OF_ALL else ()
        return self._common[key]

    def exemptions(self) -> tuple[Exemption, ...]:
        """The waivers there are, and what has come of them."""
        return self._waivers.exemptions({each.rule.code for each in self._judged})

    def judgement(self) -> Judgement:
        """All that was found."""
        findings = with_distinct_identities(in_order(self._findings))
        return Judgement(findings, tuple(self._waived), len(self._applied), self._search.results)


def _is_open(graph: Graph, breach: Breach, each: RuleSetting) -> bool:
    """Whether a data fault leaves open what a breach rests on; the fault is a finding already.

    What the handbook sets may be unknown too: then only errors are told, since they are what most handbooks leave alone.
    """
    book = graph.book
    if breach.record is UNNAMED or any(record is UNNAMED for record, _, _ in breach.related):
        return True
    if not book.uncertain:
        return False
    fields = ("*", "status", "waive", *map(str, breach.field[:1]))
    if any(f"{breach.record.key}.{field}" in book.uncertain for field in fields):
        return True
    if each.severity is not Severity.ERROR and book.is_clouded("handbook", "alignment"):
        return True
    return any(_is_unknown(graph, breach.record, name) for name in breach.rests_on)


def _is_unknown(graph: Graph, record: Record, name: str) -> bool:
    book, (kind, field) = graph.book, name.split(".")
    return f"{record.key}.{field}" in book.uncertain if kind == record.kind else book.is_clouded(kind, field)


class _Misnamed:
    """Which rules are meant by names that are no rule's; the name is a finding already, so what it would do is left open."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known

    def means(self, names: Iterable[str], rule: Rule) -> bool:
        """Whether one of the names is misspelt and most likely means the rule."""
        unknown = [name for name in names if name not in self._known]
        return any(nearest(name, self._known) in (rule.code, rule.name) for name in unknown)


def _of_all(rule: Rule, record: Record, total: int) -> Shared:
    """What is said once when nearly all records of a kind break a rule."""
    if rule.common is not None:
        fix = marked_message(rule.common.fix) if rule.common.fix else None
        return Shared(text=rule.common.text, every=rule.common.every, total=total, fix=fix)
    checks = " ".join(rule.doc.strip().partition("\n\n")[0].split())
    values = ("kind", marked_message(record.names.many)), ("rule", marked_message(checks))
    return Shared(text=_UNKEPT, total=total, values=values, fix=message("See each record for its fix."))


def _finding(each: RuleSetting, breach: Breach, place_of: PlaceOf, shared: tuple[Shared, ...]) -> Finding:
    assert each.severity is not None
    field = str(breach.field[0]) if breach.field else ""
    return Finding(
        code=each.rule.code,
        name=each.rule.name,
        severity=each.severity,
        message=breach.message,
        fix=breach.fix,
        place=Place(breach.file) if breach.file else place_of(breach.record.key, breach.field),
        record=breach.record.key,
        concerns=breach.concerns or field,
        related=tuple(Related(place_of(record.key, path), note) for record, path, note in breach.related),
        weight=breach.weight or each.rule.weight,
        shared=shared,
        covers=breach.covers,
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
