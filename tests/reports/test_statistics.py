"""Findings counted by rule and by team."""

from goldthread.findings import Severity
from goldthread.reports import text
from goldthread.reports.statistics import TeamCount, by_rule, by_team, table
from reports.awkward import finding, report

FINDINGS = (
    *(finding(number, Severity.WARNING, "TCH003") for number in range(1, 1201)),
    *(finding(number, Severity.WARNING, "PHA001") for number in range(1, 4)),
    finding(1, code="REF001"),
    finding(2, Severity.INFO, "TCH008"),
)


def test_blocking_rules_come_first_and_then_the_most_frequent() -> None:
    assert [row.code for row in by_rule(FINDINGS)] == ["REF001", "TCH003", "PHA001", "TCH008"]


def test_the_counts_are_aligned() -> None:
    assert table(FINDINGS).splitlines() == [
        "      1  error    REF001 name-of-ref001",
        "  1,200  warning  TCH003 name-of-tch003",
        "      3  warning  PHA001 name-of-pha001",
        "      1  info     TCH008 name-of-tch008",
    ]


def test_teams_with_most_errors_come_first_and_missing_owners_last() -> None:
    teams = {"touchpoint/stop-1": "Quays", "touchpoint/stop-2": "Crew"}
    found = (finding(9), finding(9), finding(1), finding(2, Severity.WARNING), finding(2, Severity.INFO))
    assert by_team(found, teams) == (
        TeamCount("Quays", 1, 0, 0),
        TeamCount("Crew", 0, 1, 1),
        TeamCount(None, 2, 0, 0),
    )


def test_counts_by_rule_are_shown_on_request_only() -> None:
    assert "Findings by rule" in text.render(report(finding(), statistics=True))
    assert "Findings by rule" not in text.render(report(finding()))
    assert "Findings by rule" not in text.render(report(statistics=True))
