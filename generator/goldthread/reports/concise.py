"""Findings one a line, as editors and scripts read them."""

from goldthread.reports.lines import line
from goldthread.reports.report import Report


def render(report: Report) -> str:
    """`path:line:column: severity RULE message` for every finding; nothing when there is none."""
    return "".join(
        line(f"{finding.place}: {finding.severity} {finding.code} {finding.message}") + "\n"
        for finding in report.wanted()
    )
