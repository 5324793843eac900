"""Errors in brief, for whoever wants a site and not a list: grouped by rule, each fix said once for all records that it concerns."""

from collections.abc import Iterable, Iterator

from goldthread.findings import Finding, Severity
from goldthread.language.translation import say, say_many
from goldthread.reports.lines import line, lines
from goldthread.reports.report import Report
from goldthread.reports.summary import closing

_RULES = 8
_RECORDS = 5


def errors_in_brief(findings: Iterable[Finding], *, is_whole: bool = False) -> str:
    """The errors among some findings, a paragraph for each rule; empty when there are none.

    is_whole: Whether to list all of them, where no other command would.
    """
    by_rule: dict[str, list[Finding]] = {}
    for each in findings:
        if each.severity is Severity.ERROR:
            by_rule.setdefault(each.code, []).append(each)
    shown = list(by_rule.values()) if is_whole else list(by_rule.values())[:_RULES]
    paragraphs = ["\n".join(_paragraph(each, len(each) if is_whole else _RECORDS)) for each in shown]
    rest = sum(map(len, by_rule.values())) - sum(map(len, shown))
    if rest:
        paragraphs.append(
            say_many("and {count} more error, of other rules", "and {count} more errors, of other rules", rest)
        )
    return "\n\n".join(paragraphs)


def _paragraph(found: list[Finding], most: int) -> Iterator[str]:
    """The errors of a rule, each fix once, with a few of the places that it is for."""
    by_fix: dict[str, list[Finding]] = {}
    for each in found:
        by_fix.setdefault(str(each.fix), []).append(each)
    yield f"{say('error')} {found[0].code} {found[0].name}"
    left, rest = most, 0
    for fix, same in by_fix.items():
        shown = same[:left]
        left -= len(shown)
        if not shown:
            rest += len(same)
            continue
        yield from (f"  {line(str(each.place))}  {line(str(each.message))}" for each in shown)
        if len(same) > len(shown):
            yield "  " + say_many("and {count} more", "and {count} more", len(same) - len(shown))
        yield f"  {say('fix')}: {lines(fix, '    ')}"
    if rest:
        yield "  " + say_many("and {count} more", "and {count} more", rest)


def refusal(report: Report, *, is_whole: bool = False) -> str:
    """Why there is no site: the errors in brief, how many findings there are besides, and the commands that say more.

    is_whole: Whether to list all errors, since `goldthread check` may not find them: those of an earlier commit, or of an edition
        for the public.
    """
    commands = [] if is_whole else [say("To see all findings with their lines, run: goldthread check")]
    code = next((each.code for each in report.findings if each.severity is Severity.ERROR), "")
    if code:
        commands.append(say("To read why, and how to fix it, run: goldthread explain {code}", code=code))
    ending = closing(report.findings, report.checked, len(report.accepted), len(report.causes))
    return "\n\n".join([errors_in_brief(report.findings, is_whole=is_whole), "\n".join((ending, *commands))]) + "\n"
