"""Findings for a person at a terminal: message, place, the line with a caret, and how to fix it."""

from collections.abc import Mapping
from types import MappingProxyType

from goldthread.findings import Finding, Severity
from goldthread.language.translation import say
from goldthread.reports.excerpts import excerpt
from goldthread.reports.lines import line, lines
from goldthread.reports.report import Report
from goldthread.reports.statistics import table
from goldthread.reports.summary import closing, pruning

_COLOURS: Mapping[str, str] = MappingProxyType(
    {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36", "quiet": "2", "fix": "32"}
)


def render(report: Report) -> str:
    """Every finding as a paragraph, what blocks last so that it stays in sight, and a closing sentence."""
    ordered = sorted(report.findings, key=lambda finding: -finding.severity.rank)
    paragraphs = [_paragraph(finding, report) for finding in ordered]
    if report.statistics and ordered:
        paragraphs.append(f"{say('Findings by rule')}\n{table(ordered)}")
    ending = [closing(report.findings, report.checked, len(report.accepted))]
    if report.fixed:
        ending.append(pruning(len(report.fixed)))
    if ordered:
        ending.append(say("To read why, and how to fix it, run: goldthread explain {code}", code=ordered[-1].code))
    return "\n\n".join([*paragraphs, "\n".join(ending)]) + "\n"


def _paragraph(finding: Finding, report: Report) -> str:
    severity = _painted(finding.severity, _severity(finding.severity), report)
    told = [
        f"{severity}: {line(str(finding.message))}",
        _painted("quiet", f"  --> {line(str(finding.place))}  {finding.code} {finding.name}", report),
    ]
    shown = excerpt(finding.place, report.texts)
    if shown:
        number = str(finding.place.line)
        told += [f"  {number} | {shown[0]}", f"  {' ' * len(number)} | {_painted(finding.severity, shown[1], report)}"]
    told += [f"  {say('see')} {line(f'{related.place}: {related.note}')}" for related in finding.related]
    by_itself = f" ({say('goldthread check --fix does this')})" if finding.edits else ""
    told.append(f"  {_painted('fix', say('fix') + ':', report)} {lines(str(finding.fix), '    ')}{by_itself}")
    return "\n".join(told)


def _severity(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return say("error")
        case Severity.WARNING:
            return say("warning")
        case _:
            return say("info")


def _painted(colour: str, words: str, report: Report) -> str:
    return f"\033[{_COLOURS[colour]}m{words}\033[0m" if report.colour else words
