"""Findings for a person at a terminal: message, place, the line with a caret, and how to fix it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from goldthread.causes import Cause, foremost
from goldthread.findings import Finding, Severity
from goldthread.language.translation import say, say_many
from goldthread.reports.excerpts import excerpt
from goldthread.reports.lines import line, lines
from goldthread.reports.next_steps import next_steps
from goldthread.reports.report import Report
from goldthread.reports.statistics import table
from goldthread.reports.summary import closing, pruning

_OF_MANY = frozenset({"pattern", "absence"})
"""The weights of findings that speak for many records."""

_COLOURS: Mapping[str, str] = MappingProxyType(
    {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36", "quiet": "2", "fix": "32"}
)


_FIRST = 8
"""So many causes are named before the first of them is told in full."""
_NAMED = 3


def render(report: Report) -> str:
    """Every cause as a paragraph, the most telling first, then what was checked and what to do next."""
    paragraphs = [_paragraph(cause, report) for cause in report.causes]
    if report.only_errors:
        return "\n\n".join(paragraphs) + ("\n" if paragraphs else "")
    if len(paragraphs) > _FIRST:
        paragraphs.insert(0, _foremost(report))
    if report.shows_accepted and report.accepted:
        paragraphs.append(
            say_many(
                "Accepted in the baseline: {count} finding",
                "Accepted in the baseline: {count} findings",
                len(report.accepted),
            )
        )
        paragraphs += [_paragraph(cause, report, accepted=True) for cause in report.accepted_causes]
    if report.statistics and report.findings:
        paragraphs.append(f"{say('Findings by rule')}\n{table(report.findings)}")
    ending = [closing(report.findings, report.checked, len(report.accepted), len(report.causes))]
    if report.fixed:
        ending.append(pruning(len(report.fixed)))
    return "\n\n".join([*paragraphs, "\n".join([*ending, *next_steps(report)])]) + "\n"


def _foremost(report: Report) -> str:
    """The most telling causes in a line each."""
    first = [
        f"  {number}. {line(str(cause.message))} [{cause.lead.code}]"
        for number, cause in enumerate(foremost(report.causes, _FIRST), start=1)
    ]
    return "\n".join([say("The most telling of {count}:", count=len(report.causes)), *first])


def _paragraph(cause: Cause, report: Report, *, accepted: bool = False) -> str:
    finding = cause.lead
    word = _severity(cause.severity)
    severity = _painted(cause.severity, say("accepted {severity}", severity=word) if accepted else word, report)
    told = [f"{severity}: {line(str(cause.message))}", _painted("quiet", f"  --> {_where(cause)}", report)]
    is_alone = cause.is_single and finding.weight not in _OF_MANY
    if is_alone:
        told += _shown(finding, report)
        told += [f"  {say('see')} {line(f'{related.place}: {related.note}')}" for related in finding.related]
    by_itself = f" ({say('goldthread check --fix does this')})" if any(each.edits for each in cause.findings) else ""
    told.append(f"  {_painted('fix', say('fix') + ':', report)} {lines(str(cause.fix), '    ')}{by_itself}")
    if not is_alone:
        told += _list(cause, report)
    return "\n".join(told)


def _where(cause: Cause) -> str:
    """The place of a cause, and its rule."""
    finding = cause.lead
    rule = f"{finding.code} {finding.name}"
    if cause.is_single or finding.weight in _OF_MANY:
        return f"{line(str(finding.place))}  {rule}"
    files = {each.place.file for each in cause.findings}
    if len(files) == 1:
        where = say_many("{count} place in {file}", "{count} places in {file}", len(cause.findings), file=min(files))
    else:
        places = say_many("{count} place", "{count} places", len(cause.findings))
        where = say_many("{places} in {count} file", "{places} in {count} files", len(files), places=places)
    return f"{line(where)}  {rule}"


def _shown(finding: Finding, report: Report) -> Iterator[str]:
    shown = excerpt(finding.place, report.texts)
    if shown:
        number = str(finding.place.line)
        yield f"  {number} | {shown[0]}"
        yield f"  {' ' * len(number)} | {_painted(finding.severity, shown[1], report)}"


def _list(cause: Cause, report: Report) -> Iterator[str]:
    """What a cause concerns: all of it when that was asked for, else a few of the records that it names."""
    finding = cause.lead
    others = cause.findings[1:] if finding.weight in _OF_MANY else cause.findings
    if report.lists_all:
        yield from (f"    {line(f'{each.place}: {each.note}')}" for each in finding.related if not others)
        yield from (f"    {line(f'{each.place}: {each.code} {each.message}')}" for each in others)
    elif finding.weight in _OF_MANY and finding.related:
        notes = [str(each.note) for each in finding.related[:_NAMED]]
        more = len(finding.related) - len(notes)
        named = ", ".join(notes)
        yield "  " + line(
            say("among them {names} and {count} more", count=more, names=named)
            if more > 0
            else say("these are {names}", names=named)
        )
    else:
        yield from _names(cause, report)


def _names(cause: Cause, report: Report) -> Iterator[str]:
    """A few of the records that a cause concerns, by their titles."""
    keys = dict.fromkeys(each.record for each in cause.findings if each.record in report.titles)
    titles = list(dict.fromkeys(report.titles[key].rstrip(".") for key in keys))
    if len(keys) > 1 and not cause.is_common:
        more = len(titles) - _NAMED
        named = ", ".join(f'"{title}"' for title in titles[:_NAMED])
        yield "  " + line(
            say("among them {names} and {count} more", count=more, names=named)
            if more > 0
            else say("these are {names}", names=named)
        )


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
