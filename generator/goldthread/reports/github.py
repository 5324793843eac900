"""Findings as workflow commands, which GitHub shows on the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step; what goes beyond that is printed plainly, so that the log stays whole.
Source of the commands: GitHub's documentation, "Workflow commands"; the escapes are those of its own toolkit.
"""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from goldthread.findings import Finding, Severity
from goldthread.reports.lines import line, lines, visible
from goldthread.reports.report import Report
from goldthread.reports.summary import closing, findings_summary, pruning

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
)
_SHOWN = 10


def render(report: Report) -> str:
    """What matters most as workflow commands, the rest as plain lines with a notice that counts it, and a closing sentence."""
    shown, left = _divided(report.findings)
    told = [_command(finding, report) for finding in shown]
    if left:
        more = f"{findings_summary(left)} more in the summary and in the log: GitHub shows ten of each in a step."
        told.append(f"::notice title=More findings::{_data(more)}")
    told += [_plain(finding, report) for finding in left]
    told.append(closing(report.findings, report.checked, len(report.accepted), len(report.causes)))
    if report.fixed:
        told.append(pruning(len(report.fixed)))
    return "\n".join(told) + "\n"


def _divided(findings: tuple[Finding, ...]) -> tuple[list[Finding], list[Finding]]:
    """What GitHub will show, and the rest.

    What blocks comes first, and then one finding for each thing that a rule looks at, so that one slip made in twenty records does not
    hide the others. A place among the notices is kept for the count of what is left.
    """
    seen: Counter[tuple[str, str]] = Counter()
    rounds = []
    for finding in findings:
        kind = (finding.code, finding.concerns)
        rounds.append((finding.severity.rank, seen[kind], finding))
        seen[kind] += 1
    ordered = [finding for *_, finding in sorted(rounds, key=lambda each: each[:2])]
    room = dict.fromkeys(Severity, _SHOWN)
    if any(count > _SHOWN for count in Counter(finding.severity for finding in findings).values()):
        room[Severity.INFO] -= 1
    shown: list[Finding] = []
    left: list[Finding] = []
    for finding in ordered:
        fits = room[finding.severity] > 0
        room[finding.severity] -= 1
        (shown if fits else left).append(finding)
    return shown, left


def _command(finding: Finding, report: Report) -> str:
    place = finding.place
    columns = f",col={place.column},endColumn={place.end}" if place.end > place.column else f",col={place.column}"
    title = _property(f"{finding.code} {finding.name}")
    where = f"file={_property(visible(report.in_repository(place.file)))},line={place.line}{columns},title={title}"
    return (
        f"::{_COMMANDS[finding.severity]} {where}::{_data(f'{line(str(finding.message))} {lines(str(finding.fix))}')}"
    )


def _plain(finding: Finding, report: Report) -> str:
    """One line that GitHub cannot take for a command, whatever its words are."""
    place = f"{report.in_repository(finding.place.file)}:{finding.place.line}:{finding.place.column}"
    words = f"{place}: {finding.severity} {finding.code} {finding.message}"
    return "  " + line(words).replace("##[", "# #[").replace("::", ": :")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
