"""The page of a rule: what it checks and why, examples, the fix, and how to waive it."""

import datetime

import msgspec
from markupsafe import Markup

from goldthread.data_faults import severities
from goldthread.explanation import Example, Explanation
from goldthread.findings import Finding, Severity
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.finding_words import message_words
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import REPORT, RULE_INDEX, rule_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render
from goldthread.rule import HOUSEKEEPING, RuleSetting

_SHOWN = 12
_WAIVED_FOR = datetime.timedelta(days=120)
_SEVERITIES = Vocabulary(
    {
        Severity.ERROR: to_say("Severity: error. The finding is blocking: the check fails."),
        Severity.WARNING: to_say("Severity: warning. The check reports the finding and passes."),
        Severity.INFO: to_say("Severity: info. Only editors see the finding."),
    }
)
_SET_BY = Vocabulary(
    {
        "standard": to_say("Set by the profile “standard”."),
        "strict": to_say("Set by the profile “strict”."),
        "adopt": to_say("Set by the profile “adopt”, for introducing the checks step by step."),
        "handbook": to_say("Set by this handbook under `alignment` in `content/handbook.yml`."),
    }
)


class File(msgspec.Struct, frozen=True):
    """A file of an example, line by line."""

    path: str
    lines: tuple[str, ...]


class Case(msgspec.Struct, frozen=True):
    """A finding on this page."""

    message: str
    record: Anchor
    place: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule's page shows."""

    title: str
    code: str
    name: str
    is_fault: bool
    is_housekeeping: bool
    checks: Markup
    why: Markup
    severity: str
    force: str
    set_by: Markup
    count: str
    cases: tuple[Case, ...]
    others: str
    report: str
    fails: tuple[tuple[File, ...], ...]
    passes: tuple[tuple[File, ...], ...]
    fix: Markup
    until: str
    index: str


def page(context: Context, address: str) -> Page:
    """The page of a rule or of a data fault."""
    code = address.split("/")[-2].upper()
    presenter = Presenter(context, address)
    view = _view(
        presenter, context.explanations[code], context.shared(_in_force).get(code), context.shared(_found).get(code, [])
    )
    return Page(
        address=address,
        title=say("Rule {code}: {title}", code=code, title=view.title),
        description=first_sentence(said(context.explanations[code].checks).replace("`", "")),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=0.01,
    )


def _in_force(context: Context) -> dict[str, RuleSetting]:
    return {each.rule.code: each for each in context.rules}


def _found(context: Context) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in context.findings:
        found.setdefault(finding.code, []).append(finding)
    return found


def _view(presenter: Presenter, explained: Explanation, force: RuleSetting | None, found: list[Finding]) -> View:
    beyond = len(found) - _SHOWN
    severity = force.severity if force else severities()[explained.code]
    return View(
        title=said(explained.name.replace("-", " ").capitalize()),
        code=explained.code,
        name=explained.name,
        is_fault=force is None,
        is_housekeeping=force is not None and force.rule.idea == HOUSEKEEPING,
        checks=presenter.words.line(said(explained.checks)),
        why=presenter.words.block(said(explained.why)),
        severity=str(severity) if severity else "off",
        force=_SEVERITIES[severity] if severity else say("The rule is switched off in this handbook."),
        set_by=presenter.words.line(_SET_BY[force.set_by] if force else say("This severity cannot be changed.")),
        count=say_many("{count} finding in this handbook.", "{count} findings in this handbook.", len(found)),
        cases=tuple(_case(presenter, finding) for finding in found[:_SHOWN]),
        others=_others(beyond) if beyond > 0 else "",
        report=presenter.links.to(f"{REPORT}#{explained.code.lower()}"),
        fails=tuple(_files(example) for example in explained.fails),
        passes=tuple(_files(example) for example in explained.passes),
        fix=presenter.words.block(said(explained.fix)),
        until=(presenter.context.build.on + _WAIVED_FOR).isoformat(),
        index=presenter.links.to(RULE_INDEX),
    )


def _others(beyond: int) -> str:
    return say_many("and {count} more in the alignment report", "and {count} more in the alignment report", beyond)


def _case(presenter: Presenter, finding: Finding) -> Case:
    record = presenter.anchor(finding.record) if finding.record in presenter.book.records else Anchor(finding.record)
    place = say("{file}, line {line}", file=finding.place.file, line=str(finding.place.line))
    return Case(message_words(finding.message), record, place)


def _files(example: Example) -> tuple[File, ...]:
    return tuple(File(path, tuple(text.rstrip("\n").split("\n"))) for path, text in example.files)


WRITER = Writer(addresses=lambda context: map(rule_address, sorted(context.explanations)), page=page, for_editors=True)
