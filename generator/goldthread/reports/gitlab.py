"""Findings as a code quality report, which GitLab shows in a merge request.

Source of the fields: GitLab's documentation of code quality, "Implement a custom tool".
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from goldthread.findings import Finding, Severity
from goldthread.reports.fingerprints import fingerprints
from goldthread.reports.json_text import json_text
from goldthread.reports.lines import line
from goldthread.reports.report import Report

_Level = Literal["info", "minor", "major", "critical", "blocker"]
_LEVELS: Mapping[Severity, _Level] = MappingProxyType(
    {Severity.ERROR: "blocker", Severity.WARNING: "minor", Severity.INFO: "info"}
)


class Lines(msgspec.Struct, frozen=True):
    """Where an issue begins."""

    begin: int


class Location(msgspec.Struct, frozen=True):
    """The file of an issue, from the root of the repository, and its line."""

    path: str
    lines: Lines


class Issue(msgspec.Struct, frozen=True):
    """One finding, in the fields that are documented and no others."""

    description: str
    check_name: str
    fingerprint: str
    severity: _Level
    location: Location


def render(report: Report) -> str:
    """A JSON list of what stands; waived and accepted findings are left out, since GitLab has no word for them."""
    names = fingerprints(report.findings)
    issues = [_issue(each, name, report) for each, name in zip(report.findings, names, strict=True)]
    return json_text(issues) + "\n"


def _issue(finding: Finding, fingerprint: str, report: Report) -> Issue:
    return Issue(
        description=line(f"{finding.message} {finding.fix}"),
        check_name=f"{finding.code} {finding.name}",
        fingerprint=fingerprint,
        severity=_LEVELS[finding.severity],
        location=Location(report.in_repository(finding.place.file), Lines(finding.place.line)),
    )
