"""Findings as JSON for other programs, in a form that has a version."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from goldthread.findings import Finding, Weight
from goldthread.places import Place
from goldthread.reports.fingerprints import fingerprints
from goldthread.reports.json_text import json_text
from goldthread.reports.report import Report

VERSION: Literal[2] = 2


class PlaceOut(msgspec.Struct, frozen=True):
    """A stretch of one line in a file.

    file: The path from the handbook's root, with forward slashes.
    line: The line, counted from 1.
    column: The column, counted from 1 in characters (Unicode code points).
    end: The column after the last character that is meant; the same as `column` when no stretch is known.
    """

    file: str
    line: int
    column: int
    end: int


class RelatedOut(msgspec.Struct, frozen=True):
    """Another place that a finding speaks of, and what is there."""

    place: PlaceOut
    note: str


class EditOut(msgspec.Struct, frozen=True):
    """A change that has one right answer: what stands at the place is replaced by the text."""

    place: PlaceOut
    text: str


class FindingOut(msgspec.Struct, frozen=True):
    """One thing that is not as it should be.

    rule: The rule's code, such as "TCH001".
    name: The rule's name, such as "touchpoint-without-principle".
    severity: "error" blocks, "warning" counts, "info" is for the editor.
    record: `kind/id` of the record concerned; empty when no record could be read.
    concerns: What in the record it is about: a field, a word, another record.
    message: One sentence that says what is missing.
    fix: What to write or change.
    place: The exact value, or the record when something is absent from it.
    related: Other places that it speaks of.
    edits: The changes that fix it, when there is one right answer.
    identity: Rule, record and what it concerns, in one line; it stays the same when lines move.
    fingerprint: 64 hexadecimal digits made from the identity, and different for each finding of a run; the same as in `gitlab` and `sarif`.
    """

    rule: str
    name: str
    severity: Literal["error", "warning", "info"]
    record: str
    concerns: str
    message: str
    fix: str
    place: PlaceOut
    related: tuple[RelatedOut, ...]
    edits: tuple[EditOut, ...]
    identity: str
    fingerprint: str


class CauseOut(msgspec.Struct, frozen=True):
    """Findings that come of one thing, as people read them; each finding that stands belongs to exactly one.

    message: What is wrong, in a sentence or two.
    fix: What to do about it.
    severity: That of the most severe of its findings.
    weight: What kind of thing it tells: "fault", "pattern", "contradiction", "thread", "gap" or "absence".
    findings: The fingerprints of its findings, the one that stands for it first.
    """

    message: str
    fix: str
    severity: Literal["error", "warning", "info"]
    weight: Weight
    findings: tuple[str, ...]


class WaivedOut(msgspec.Struct, frozen=True):
    """A finding that its record waives, with the reason and the last day on which it does."""

    finding: FindingOut
    reason: str
    until: datetime.date


class FixedOut(msgspec.Struct, frozen=True):
    """An entry of the baseline that no longer occurs: the rule, the record or file, and what it concerned."""

    rule: str
    record: str
    concerns: str


class CheckedOut(msgspec.Struct, frozen=True):
    """What was looked at.

    files: How many files the records came from.
    rules: How many alignment rules were applied.
    waived: How many findings records waive.
    elsewhere: How many findings stand and are not listed, because only a part was asked for.
    records: How many records there are, by the plural of their kind.
    """

    files: int
    rules: int
    waived: int
    elsewhere: int
    records: dict[str, int]


class Out(msgspec.Struct, frozen=True):
    """A report of `goldthread check`.

    version: It rises when a field changes its meaning or goes; new fields do not raise it.
    checked: What was looked at.
    findings: What stands, by file, line and column. An error among them makes the check fail.
    causes: What the findings that stand come of, the most telling first.
    accepted: What the baseline accepts.
    waived: What records waive.
    fixed: Entries of the baseline that no longer occur.
    """

    version: Literal[2]
    checked: CheckedOut
    findings: tuple[FindingOut, ...]
    causes: tuple[CauseOut, ...]
    accepted: tuple[FindingOut, ...]
    waived: tuple[WaivedOut, ...]
    fixed: tuple[FixedOut, ...]


def render(report: Report) -> str:
    """The report as one JSON object, indented by two spaces."""
    checked = report.checked
    found = (*report.findings, *(each.finding for each in report.waived), *report.accepted)
    written = [_finding(*each) for each in zip(found, fingerprints(found), strict=True)]
    stand, waive = len(report.findings), len(report.waived)
    waived = zip(written[stand : stand + waive], report.waived, strict=True)
    out = Out(
        version=VERSION,
        checked=CheckedOut(checked.files, checked.rules, checked.waived, checked.elsewhere, dict(checked.records)),
        findings=tuple(written[:stand]),
        causes=tuple(_causes(report, written[:stand])),
        accepted=tuple(written[stand + waive :]),
        waived=tuple(WaivedOut(finding, each.reason, each.until) for finding, each in waived),
        fixed=tuple(FixedOut(*identity) for identity in report.fixed),
    )
    return json_text(out) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of the report."""
    return msgspec.json.schema(Out)


def _causes(report: Report, written: Sequence[FindingOut]) -> Iterator[CauseOut]:
    names: defaultdict[Finding, list[str]] = defaultdict(list)
    for finding, out in zip(report.findings, written, strict=True):
        names[finding].append(out.fingerprint)
    for cause in report.causes:
        findings = tuple(name for each in cause.findings for name in names[each])
        yield CauseOut(str(cause.message), str(cause.fix), cause.severity.value, cause.lead.weight, findings)


def _finding(finding: Finding, fingerprint: str) -> FindingOut:
    return FindingOut(
        rule=finding.code,
        name=finding.name,
        severity=finding.severity.value,
        record=finding.record,
        concerns=finding.concerns,
        message=str(finding.message),
        fix=str(finding.fix),
        place=_place(finding.place),
        related=tuple(RelatedOut(_place(related.place), str(related.note)) for related in finding.related),
        edits=tuple(EditOut(_place(edit.place), edit.text) for edit in finding.edits),
        identity=" ".join(finding.identity),
        fingerprint=fingerprint,
    )


def _place(place: Place) -> PlaceOut:
    return PlaceOut(place.file, place.line, place.column, place.end)
