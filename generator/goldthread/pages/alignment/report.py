"""The alignment report: findings by rule, team and phase, waivers, and the rules in force."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from markupsafe import Markup

from goldthread.causes import Cause
from goldthread.findings import Finding, Severity
from goldthread.graph.scope import active_records
from goldthread.language.translation import said, say, say_as, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Touchpoint
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.finding_words import fix_words, message_words
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import REPORT, RULE_INDEX, rule_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render
from goldthread.rule import Waived

_SHOWN = 25
_LISTED = 60
"""So many records of a cause are listed."""
_OF_GROUPS = frozenset({"pattern", "absence"})
"""The weights of findings about many records, which stand at the record that speaks for them."""
_WORDS = Vocabulary(
    {
        Severity.ERROR: to_say("Blocking"),
        Severity.WARNING: to_say("Warning"),
        Severity.INFO: to_say("Info"),
    }
)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One finding."""

    message: str
    fix: Markup
    record: Anchor
    place: str


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one rule or data fault."""

    id: str
    severity: str
    word: str
    checks: Markup
    code: str
    href: str
    count: int
    items: tuple[Item, ...]
    others: str


class CauseItem(msgspec.Struct, frozen=True, kw_only=True):
    """What findings come of, with the records concerned, folded; `others` counts those not listed."""

    severity: str
    word: str
    message: str
    fix: Markup
    code: str
    href: str
    count: int
    records: tuple[Anchor, ...]
    others: str


class Tally(msgspec.Struct, frozen=True):
    """Findings of one team or phase, by severity."""

    anchor: Anchor
    errors: int
    warnings: int
    infos: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.errors + self.warnings + self.infos


class Waiver(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that a record waives."""

    record: Anchor
    message: str
    reason: Markup
    until: str
    code: str
    href: str


class Accepted(msgspec.Struct, frozen=True):
    """How many findings of one rule the baseline accepts."""

    checks: Markup
    code: str
    href: str
    count: int


class Unknown(msgspec.Struct, frozen=True):
    """What nobody knows of a record: its owner, the record, and the fields that are declared unknown."""

    owner: Anchor
    record: Anchor
    fields: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    applied: str
    counts: tuple[tuple[str, str, int], ...]
    causes: tuple[CauseItem, ...]
    accepted_causes: tuple[CauseItem, ...]
    groups: tuple[Group, ...]
    teams: tuple[Tally, ...]
    phases: tuple[Tally, ...]
    unknown: tuple[Unknown, ...]
    waivers: tuple[Waiver, ...]
    accepted: tuple[Accepted, ...]
    rules: str


def page(context: Context, address: str) -> Page:
    """The alignment report."""
    presenter = Presenter(context, address)
    counts = Counter(finding.severity for finding in context.findings)
    view = View(
        lead=_lead(context),
        applied=_applied(context),
        counts=tuple((str(severity), _counted(severity, counts[severity]), counts[severity]) for severity in Severity),
        causes=tuple(_cause(presenter, each) for each in context.causes if _is_of_many(each)),
        accepted_causes=tuple(_cause(presenter, each) for each in context.accepted_causes),
        groups=tuple(_groups(presenter)),
        teams=_tallies(presenter, context.findings, _team, say("No known owner")),
        phases=_tallies(presenter, context.findings, _phase, say("No known phase")),
        unknown=_unknown(presenter),
        waivers=tuple(_waiver(presenter, each) for each in sorted(context.waived, key=lambda each: each.until)),
        accepted=_accepted(presenter),
        rules=presenter.links.to(RULE_INDEX),
    )
    return Page(
        address=address,
        title=say("Alignment report"),
        description=say("Findings by rule, team and phase, and waivers. {lead}", lead=_counts(counts)),
        body=render(__name__, view, context.audience),
        hides=("toc",),
    )


def _counted(severity: Severity, count: int) -> str:
    """The word beside a number of findings."""
    if count != 1 and severity is Severity.WARNING:
        return say("Warnings")
    if count != 1 and severity is Severity.INFO:
        return say_as("of several findings", "Info")
    return _WORDS[severity]


def _cause(presenter: Presenter, cause: Cause) -> CauseItem:
    """A cause with the records that it concerns: those of its findings, and those that its one finding speaks of."""
    keys = dict.fromkeys(each.record for each in cause.findings if each.weight not in _OF_GROUPS)
    if not keys or cause.is_single:
        keys |= _related(presenter, cause)
    listed = [key for key in keys if key in presenter.book.records]
    beyond = len(listed) - _LISTED
    return CauseItem(
        severity=str(cause.severity),
        word=_WORDS[cause.severity],
        message=message_words(cause.message),
        fix=fix_words(cause.fix),
        code=cause.lead.code,
        href=presenter.links.to(rule_address(cause.lead.code)),
        count=len(listed),
        records=tuple(presenter.anchor(key) for key in listed[:_LISTED]),
        others=say_many("and {count} more", "and {count} more", beyond) if beyond > 0 else "",
    )


def _is_of_many(cause: Cause) -> bool:
    return not cause.is_single or cause.lead.weight in _OF_GROUPS


def _related(presenter: Presenter, cause: Cause) -> dict[str, None]:
    """The records at the places that a finding speaks of, else its own."""
    at = {(each.place.file, each.place.line): key for key, each in presenter.book.origins.items()}
    found = (at.get((each.place.file, each.place.line), "") for each in cause.lead.related)
    return dict.fromkeys(filter(None, found)) or dict.fromkeys((cause.lead.record,))


def _lead(context: Context) -> str:
    """How many findings there are, about how much; what blocks is counted beneath it, and nowhere else on the page."""
    count, accepted = len(context.findings), len(context.accepted)
    if accepted:
        return say_many(
            "{new}, {count} accepted at adoption.",
            "{new}, {count} accepted at adoption.",
            accepted,
            new=say("{count} new", count=count),
        )
    records = len({finding.record for finding in context.findings} - {""})
    if not records:
        return say_many("{count} finding.", "{count} findings.", count, none="No findings.")
    return say(
        "{findings} about {records}.",
        findings=say_many("{count} finding", "{count} findings", count),
        records=say_many("{count} record", "{count} records", records),
    )


def _counts(counts: Mapping[Severity, int]) -> str:
    """How many findings there are of each severity, in words."""
    return say_many(
        "Blocking: {count}, warnings: {warnings}, info: {infos}.",
        "Blocking: {count}, warnings: {warnings}, info: {infos}.",
        counts[Severity.ERROR],
        none="Blocking: 0, warnings: {warnings}, info: {infos}.",
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )


def _applied(context: Context) -> str:
    applied = sum(each.severity is not None for each in context.rules)
    off = len(context.rules) - applied
    return say(
        "{applied}; {off}. Checked as of {day}.",
        applied=_in_force(context, applied),
        off=say_many("{count} is switched off", "{count} are switched off", off, none="none are switched off"),
        day=day(context.build.on),
    )


def _in_force(context: Context, applied: int) -> str:
    profile = context.book.handbook.alignment.profile
    own = sum(each.set_by == "handbook" for each in context.rules)
    if not own:
        return say_many(
            "{count} rule was applied (profile “{profile}”)",
            "{count} rules were applied (profile “{profile}”)",
            applied,
            none="No rules were applied (profile “{profile}”)",
            profile=profile,
        )
    return say_many(
        "{count} rule was applied (profile “{profile}”), {own} with a severity set by the handbook",
        "{count} rules were applied (profile “{profile}”), {own} of them with a severity set by the handbook",
        applied,
        none="No rules were applied (profile “{profile}”), {own} with a severity set by the handbook",
        profile=profile,
        own=own,
    )


def _groups(presenter: Presenter) -> Iterator[Group]:
    """Groups by severity, then by number of findings."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in presenter.context.findings:
        found.setdefault((finding.severity, finding.code), []).append(finding)
    for (severity, code), findings in sorted(
        found.items(), key=lambda item: (item[0][0].rank, -len(item[1]), item[0][1])
    ):
        explained = presenter.context.explanations.get(code)
        beyond = len(findings) - _SHOWN
        yield Group(
            id=code.lower(),
            severity=str(severity),
            word=_WORDS[severity],
            checks=presenter.words.line(said(explained.checks) if explained else findings[0].name),
            code=code,
            href=presenter.links.to(rule_address(code)),
            count=len(findings),
            items=tuple(_item(presenter, finding) for finding in findings[:_SHOWN]),
            others=say_many("and {count} more", "and {count} more", beyond) if beyond > 0 else "",
        )


def _item(presenter: Presenter, finding: Finding) -> Item:
    return Item(
        message=message_words(finding.message),
        fix=fix_words(finding.fix),
        record=_record(presenter, finding.record),
        place=say("{file}, line {line}", file=finding.place.file, line=str(finding.place.line)),
    )


def _record(presenter: Presenter, key: str) -> Anchor:
    return presenter.anchor(key) if key in presenter.book.records else Anchor(key)


def _tallies(
    presenter: Presenter, findings: Iterable[Finding], key_of: Callable[[Presenter, Finding], str], without: str
) -> tuple[Tally, ...]:
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        counts.setdefault(key_of(presenter, finding), Counter())[finding.severity] += 1
    tallies = (
        Tally(
            presenter.anchor(key) if key in presenter.book.records else Anchor(without),
            by[Severity.ERROR],
            by[Severity.WARNING],
            by[Severity.INFO],
        )
        for key, by in counts.items()
    )
    return tuple(sorted(tallies, key=lambda tally: (-tally.errors, -tally.all, tally.anchor.text)))


def _team(presenter: Presenter, finding: Finding) -> str:
    record = presenter.book.records.get(finding.record)
    if record is None or finding.record.startswith("team/"):
        return finding.record
    return f"team/{record.owner}" if record.owner else ""


def _phase(presenter: Presenter, finding: Finding) -> str:
    record = presenter.book.records.get(finding.record)
    if isinstance(record, Touchpoint):
        return f"phase/{record.phase}" if record.phase else ""
    return finding.record if finding.record.startswith("phase/") else ""


def _unknown(presenter: Presenter) -> tuple[Unknown, ...]:
    """What is declared unknown in records that count, by owner; what has no owner comes last."""
    found = []
    for record in active_records(presenter.book.records.values()):
        fields = [name for name, declared in record.declared.items() if declared == "unknown"]
        if fields:
            owner = f"team/{record.owner}" if record.owner else ""
            anchor = presenter.anchor(owner) if owner in presenter.book.records else Anchor(say("No known owner"))
            labels = ", ".join(dict.fromkeys(map(record.words_of_field, fields)))
            found.append(Unknown(anchor, _record(presenter, record.key), labels))
    return tuple(sorted(found, key=lambda each: (not each.owner.href, each.owner.text)))


def _waiver(presenter: Presenter, waived: Waived) -> Waiver:
    return Waiver(
        record=_record(presenter, waived.finding.record),
        message=message_words(waived.finding.message),
        reason=presenter.words.line(waived.reason),
        until=day(waived.until),
        code=waived.finding.code,
        href=presenter.links.to(rule_address(waived.finding.code)),
    )


def _accepted(presenter: Presenter) -> tuple[Accepted, ...]:
    counts = Counter(finding.code for finding in presenter.context.accepted)
    explained = presenter.context.explanations
    return tuple(
        Accepted(
            presenter.words.line(said(explained[code].checks)),
            code,
            presenter.links.to(rule_address(code)),
            counts[code],
        )
        for code in sorted(counts, key=lambda code: (-counts[code], code))
    )


WRITER = Writer(
    addresses=at(REPORT),
    page=page,
    title=to_say("Alignment report"),
    for_editors=True,
)
