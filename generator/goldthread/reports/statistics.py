"""Findings counted by rule and by team."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from goldthread.findings import Finding, Severity


class RuleCount(msgspec.Struct, frozen=True):
    """How many findings a rule has, and how much they matter."""

    code: str
    name: str
    severity: Severity
    findings: int


class TeamCount(msgspec.Struct, frozen=True):
    """How many findings of each severity a team's records have; the team's title, or None for records without a team."""

    team: str | None
    errors: int
    warnings: int
    remarks: int


def by_rule(findings: Iterable[Finding]) -> tuple[RuleCount, ...]:
    """Counts by rule: what blocks first, then what is most frequent, then by code."""
    counts = Counter((each.code, each.name, each.severity) for each in findings)
    rows = (RuleCount(*key, count) for key, count in counts.items())
    return tuple(sorted(rows, key=lambda row: (row.severity.rank, -row.findings, row.code)))


def by_team(findings: Iterable[Finding], teams: Mapping[str, str]) -> tuple[TeamCount, ...]:
    """Counts by team: whoever has most errors first, then most warnings, most remarks, then by title; no team comes last.

    teams: The titles of teams by the keys of the records that they own.
    """
    counts: Counter[tuple[str | None, Severity]] = Counter()
    for each in findings:
        counts[teams.get(each.record), each.severity] += 1
    rows = (
        TeamCount(team, counts[team, Severity.ERROR], counts[team, Severity.WARNING], counts[team, Severity.INFO])
        for team in dict.fromkeys(team for team, _ in counts)
    )
    return tuple(
        sorted(rows, key=lambda row: (row.team is None, -row.errors, -row.warnings, -row.remarks, row.team or ""))
    )


def table(findings: Iterable[Finding]) -> str:
    """Counts by rule as aligned lines; nothing when there is no finding."""
    rows = [(f"{row.findings:,}", str(row.severity), f"{row.code} {row.name}") for row in by_rule(findings)]
    wide = max((len(count) for count, _, _ in rows), default=0)
    longest = max((len(severity) for _, severity, _ in rows), default=0)
    return "\n".join(f"  {count:>{wide}}  {severity:<{longest}}  {rule}" for count, severity, rule in rows)
