"""Findings as JSON for other programs, in a form that has a version."""

from typing import Literal

import msgspec

from goldthread.findings import Finding
from goldthread.places import Place
from goldthread.reports.report import Report

VERSION: Literal[1] = 1


class PlaceOut(msgspec.Struct, frozen=True):
    """A place; lines and columns are counted from 1, and `end` is the column after the last character meant."""

    file: str
    line: int
    column: int
    end: int


class RelatedOut(msgspec.Struct, frozen=True):
    """Another place that a finding speaks of."""

    place: PlaceOut
    note: str


class FindingOut(msgspec.Struct, frozen=True):
    """One finding; `identity` stays the same when lines move."""

    rule: str
    name: str
    severity: Literal["error", "warning", "info"]
    record: str
    concerns: str
    message: str
    mend: str
    place: PlaceOut
    related: tuple[RelatedOut, ...]
    identity: str


class CheckedOut(msgspec.Struct, frozen=True):
    """What was looked at; `records` counts them by the plural of their kind."""

    files: int
    rules: int
    waived: int
    records: dict[str, int]


class Out(msgspec.Struct, frozen=True):
    """The whole report; `version` rises when a field changes its meaning or goes."""

    version: Literal[1]
    checked: CheckedOut
    findings: tuple[FindingOut, ...]


def render(report: Report) -> str:
    """The report as one JSON object, indented by two spaces."""
    checked = report.checked
    out = Out(
        VERSION,
        CheckedOut(checked.files, checked.rules, checked.waived, dict(checked.records)),
        tuple(_finding(finding) for finding in report.findings),
    )
    return msgspec.json.format(msgspec.json.encode(out), indent=2).decode() + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of the report."""
    return msgspec.json.schema(Out)


def _finding(finding: Finding) -> FindingOut:
    return FindingOut(
        finding.code,
        finding.name,
        finding.severity.value,
        finding.record,
        finding.concerns,
        finding.message,
        finding.mend,
        _place(finding.place),
        tuple(RelatedOut(_place(related.place), related.note) for related in finding.related),
        " ".join(finding.identity),
    )


def _place(place: Place) -> PlaceOut:
    return PlaceOut(place.file, place.line, place.column, place.end)
