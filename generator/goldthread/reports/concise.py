"""Findings one a line, as editors and scripts read them."""

from goldthread.reports.report import Report


def render(report: Report) -> str:
    """`path:line:column: severity RULE message` for every finding; nothing when there is none."""
    return "".join(
        f"{finding.place}: {finding.severity} {finding.code} {' '.join(finding.message.split())}\n"
        for finding in report.findings
    )
