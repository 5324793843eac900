"""Report: what was found, by rule, by team and by phase; what is waived and until when; and how strictly the handbook is checked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from markupsafe import Markup

from goldthread.findings import Finding, Severity
from goldthread.model.journey import Touchpoint
from goldthread.pages.addresses import REPORT, RULE_INDEX, rule_address
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Standpoint, counted
from goldthread.pages.spoken import day
from goldthread.pages.template import render
from goldthread.rule import Waived

_SHOWN = 25
_WORDS = {Severity.ERROR: "Stands in the way", Severity.WARNING: "To mend", Severity.INFO: "Worth knowing"}


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One finding."""

    message: str
    mend: str
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


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    applied: str
    counts: tuple[tuple[str, str, int], ...]
    groups: tuple[Group, ...]
    teams: tuple[Tally, ...]
    phases: tuple[Tally, ...]
    waivers: tuple[Waiver, ...]
    accepted: tuple[Accepted, ...]
    rules: str


def pages(matter: Matter) -> Iterator[Page]:
    """The alignment report."""
    here = Standpoint(matter, REPORT)
    counts = Counter(finding.severity for finding in matter.findings)
    view = View(
        lead=_lead(counts),
        applied=_applied(matter),
        counts=tuple((str(severity), _WORDS[severity], counts[severity]) for severity in Severity),
        groups=tuple(_groups(here)),
        teams=_tallies(here, matter.findings, _team, "Nobody answers for it"),
        phases=_tallies(here, matter.findings, _phase, "In no phase"),
        waivers=tuple(_waiver(here, each) for each in sorted(matter.waived, key=lambda each: each.until)),
        accepted=_accepted(here),
        rules=here.links.to(RULE_INDEX),
    )
    yield Page(
        address=REPORT,
        title="Alignment report",
        description=f"What stands in the way of alignment, and what is waived. {view.lead}",
        body=render("report", view),
        hides=("toc",),
    )


def _lead(counts: Mapping[Severity, int]) -> str:
    if not any(counts.values()):
        return "Nothing was found."
    errors = counted(counts[Severity.ERROR], "finding stands", "findings stand").capitalize()
    return f"{errors} in the way, {counts[Severity.WARNING]} to mend, {counts[Severity.INFO]} worth knowing."


def _applied(matter: Matter) -> str:
    applied = sum(each.severity is not None for each in matter.rules)
    profile = matter.book.handbook.alignment.profile
    own = sum(each.set_by == "handbook" for each in matter.rules)
    more = f", {own} of them with a severity that the handbook sets itself" if own else ""
    off = len(matter.rules) - applied
    return (
        f"{counted(applied, 'rule was', 'rules were').capitalize()} applied under the profile “{profile}”{more}; {off or 'none'} "
        f"{'is' if off == 1 else 'are'} switched off. The day that counts is {day(matter.build.on)}."
    )


def _groups(here: Standpoint) -> Iterator[Group]:
    """What matters most first, and then what was found most often."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in here.matter.findings:
        found.setdefault((finding.severity, finding.code), []).append(finding)
    for (severity, code), findings in sorted(
        found.items(), key=lambda item: (item[0][0].rank, -len(item[1]), item[0][1])
    ):
        explained = here.matter.explanations.get(code)
        beyond = len(findings) - _SHOWN
        yield Group(
            id=code.lower(),
            severity=str(severity),
            word=_WORDS[severity],
            checks=here.words.line(explained.checks if explained else findings[0].name),
            code=code,
            href=here.links.to(rule_address(code)),
            count=len(findings),
            items=tuple(_item(here, finding) for finding in findings[:_SHOWN]),
            others=f"and {beyond} more" if beyond > 0 else "",
        )


def _item(here: Standpoint, finding: Finding) -> Item:
    return Item(
        message=finding.message,
        mend=finding.mend,
        record=_record(here, finding.record),
        place=f"{finding.place.file}, line {finding.place.line}",
    )


def _record(here: Standpoint, key: str) -> Anchor:
    return here.anchor(key) if key in here.book.records else Anchor(key)


def _tallies(
    here: Standpoint, findings: Iterable[Finding], key_of: Callable[[Standpoint, Finding], str], without: str
) -> tuple[Tally, ...]:
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        counts.setdefault(key_of(here, finding), Counter())[finding.severity] += 1
    tallies = (
        Tally(
            here.anchor(key) if key in here.book.records else Anchor(without),
            by[Severity.ERROR],
            by[Severity.WARNING],
            by[Severity.INFO],
        )
        for key, by in counts.items()
    )
    return tuple(sorted(tallies, key=lambda tally: (-tally.errors, -tally.all, tally.anchor.text)))


def _team(here: Standpoint, finding: Finding) -> str:
    record = here.book.records.get(finding.record)
    if record is None or finding.record.startswith("team/"):
        return finding.record
    return f"team/{record.owner}" if record.owner else ""


def _phase(here: Standpoint, finding: Finding) -> str:
    record = here.book.records.get(finding.record)
    if isinstance(record, Touchpoint):
        return f"phase/{record.phase}"
    return finding.record if finding.record.startswith("phase/") else ""


def _waiver(here: Standpoint, waived: Waived) -> Waiver:
    return Waiver(
        record=_record(here, waived.finding.record),
        message=waived.finding.message,
        reason=here.words.line(waived.reason),
        until=day(waived.until),
        code=waived.finding.code,
        href=here.links.to(rule_address(waived.finding.code)),
    )


def _accepted(here: Standpoint) -> tuple[Accepted, ...]:
    counts = Counter(finding.code for finding in here.matter.accepted)
    explained = here.matter.explanations
    return tuple(
        Accepted(here.words.line(explained[code].checks), code, here.links.to(rule_address(code)), counts[code])
        for code in sorted(counts, key=lambda code: (-counts[code], code))
    )
