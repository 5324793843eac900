"""Findings as workflow commands, which GitHub shows on the lines of a pull request."""

from goldthread.findings import Severity
from goldthread.reports.report import Report
from goldthread.reports.summary import closing

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One workflow command a finding, what blocks first since GitHub shows only the first few, and a closing sentence.

    Escapes are those of GitHub's own toolkit: `%`, CR and LF everywhere, `:` and `,` in properties.
    """
    ordered = sorted(report.findings, key=lambda finding: finding.severity.rank)
    lines = []
    for finding in ordered:
        place = finding.place
        columns = f",col={place.column},endColumn={place.end}" if place.end > place.column else f",col={place.column}"
        title = _property(f"{finding.code} {finding.name}")
        where = f"file={_property(place.file)},line={place.line}{columns},title={title}"
        lines.append(f"::{_COMMANDS[finding.severity]} {where}::{_data(f'{finding.message} {finding.mend}')}")
    return "\n".join([*lines, closing(report.findings, report.checked)]) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
