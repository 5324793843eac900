"""Findings as Markdown, for the summary of a job or a comment on a pull request."""

from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.causes import Cause, foremost
from goldthread.findings import Finding, Severity
from goldthread.language.translation import say, say_many
from goldthread.reports.report import Report
from goldthread.reports.statistics import RuleCount, TeamCount, by_rule, by_team
from goldthread.reports.summary import closing, findings_summary, pruning
from goldthread.reports.template import render as render_template
from goldthread.rule import Waived

_ROOM = 60_000
"""In bytes: a comment holds 65,536 characters, and somebody may want to write a line above."""

_SECTION = 40
_TEAMS = 60
_FIRST = 10
_Member = tuple[Finding, Waived | None]


class Section(msgspec.Struct, frozen=True):
    """A stretch of the report that is shown whole or not at all.

    rule: The code and name of the rule that its findings break; empty for what is waived.
    outcome: How many findings it holds, in words.
    folded: Whether to show its heading only until it is opened.
    findings: What it shows, with the waiver of each if there is one.
    """

    rule: str
    outcome: str
    folded: bool
    findings: tuple[_Member, ...]


class Headline(msgspec.Struct, frozen=True):
    """A cause in a line: its severity, its sentence, its rule, what to do, and how many findings come of it."""

    severity: Severity
    message: str
    rule: str
    fix: str
    findings: int


class View(msgspec.Struct, frozen=True):
    """The report without its sections.

    heading: What stands in the way, in words.
    closing: What was checked, and how it ended.
    first: The most telling causes.
    pruning: A note on entries of the baseline that no longer occur, or nothing.
    blocking: The sections on what stands in the way, as Markdown.
    others: All other sections, as Markdown.
    rules: Counts by rule.
    teams: Counts by team.
    more_teams: How many teams are not listed.
    left_out: How many findings did not fit.
    """

    heading: str
    closing: str
    first: tuple[Headline, ...]
    pruning: str
    blocking: tuple[Markup, ...]
    others: tuple[Markup, ...]
    rules: tuple[RuleCount, ...]
    teams: tuple[TeamCount, ...]
    more_teams: int
    left_out: int


def render(report: Report) -> str:
    """What stands in the way, counts, and the rest folded; what does not fit is cut by whole sections and counted."""
    view = _view(report)
    room = _ROOM - _size(render_template("markdown", view))
    sections = tuple(_sections(report))
    shown: list[tuple[Section, Markup]] = []
    for section in sections:
        written = Markup(render_template("markdown_section", section))  # noqa: S704 - the template escapes
        room -= _size(written)
        if room < 0:
            break
        shown.append((section, written))
    whole = msgspec.structs.replace(
        view,
        blocking=tuple(written for section, written in shown if not section.folded),
        others=tuple(written for section, written in shown if section.folded),
        left_out=sum(len(section.findings) for section in sections[len(shown) :]),
    )
    return render_template("markdown", whole).rstrip("\n") + "\n"


def _view(report: Report) -> View:
    """The report with room for the longest count of what is left out, and no section yet."""
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    teams = by_team(report.findings, report.teams) if report.teams else ()
    return View(
        heading=_heading(report, errors),
        closing=closing(report.findings, report.checked, len(report.accepted), len(report.causes)),
        first=tuple(_headline(cause) for cause in foremost(report.causes, _FIRST)),
        pruning=pruning(len(report.fixed)) if report.fixed else "",
        blocking=(),
        others=(),
        rules=by_rule(report.findings),
        teams=teams[:_TEAMS],
        more_teams=max(0, len(teams) - _TEAMS),
        left_out=len(report.findings) + len(report.waived) + len(report.accepted) * report.shows_accepted,
    )


def _heading(report: Report, errors: Sequence[Finding]) -> str:
    if errors:
        return say("Blocking: {errors}", errors=findings_summary(errors))
    return say("No new blocking findings") if report.accepted else say("No blocking findings")


def _headline(cause: Cause) -> Headline:
    return Headline(
        cause.severity, str(cause.message), f"{cause.lead.code} {cause.lead.name}", str(cause.fix), len(cause.findings)
    )


def _sections(report: Report) -> Iterator[Section]:
    """By rule, what blocks first, then what is most frequent; a long one goes on in another."""
    for row in by_rule(report.findings):
        rule = f"{row.code} {row.name}"
        members: list[_Member] = [
            (each, None) for each in report.findings if (each.code, each.severity) == (row.code, row.severity)
        ]
        for some in _parts(members):
            findings = findings_summary(each for each, _ in some)
            yield Section(rule, findings, folded=row.severity is not Severity.ERROR, findings=some)
    if report.shows_accepted:
        for some in _parts([(each, None) for each in report.accepted]):
            yield Section("", say_many("{count} accepted", "{count} accepted", len(some)), folded=True, findings=some)
    for some in _parts([(each.finding, each) for each in report.waived]):
        yield Section("", say_many("{count} waived", "{count} waived", len(some)), folded=True, findings=some)


def _parts(members: Sequence[_Member]) -> Iterator[tuple[_Member, ...]]:
    return (tuple(members[start : start + _SECTION]) for start in range(0, len(members), _SECTION))


def _size(text: str) -> int:
    return len(text.encode())
