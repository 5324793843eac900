"""The index of rules: by step of the method, with severities and numbers of findings."""

from collections import Counter

import msgspec
from markupsafe import Markup

from goldthread.data_faults import severities
from goldthread.explanation import Explanation
from goldthread.findings import Severity
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import REPORT, RULE_INDEX, rule_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render
from goldthread.rule import RuleSetting

_IDEAS = (
    (1, to_say("Get focused")),
    (2, to_say("Understand your customer")),
    (3, to_say("Create holistic experiences")),
    (4, to_say("Create meaningful expressions")),
    (5, to_say("Align teams and tools")),
    (0, to_say("Housekeeping")),
)
_DATA = to_say("Data quality")
_WORDS: Vocabulary[Severity | None] = Vocabulary(
    {
        Severity.ERROR: to_say("Blocking"),
        Severity.WARNING: to_say("Warning"),
        Severity.INFO: to_say("Info"),
        None: to_say("Switched off"),
    }
)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A rule on the index."""

    code: str
    checks: Markup
    href: str
    severity: str
    word: str
    is_own: bool
    found: int


class Group(msgspec.Struct, frozen=True):
    """The rules of one step of the method."""

    id: str
    title: str
    entries: tuple[Entry, ...]


class View(msgspec.Struct, frozen=True):
    """What the index shows."""

    lead: str
    groups: tuple[Group, ...]
    report: str


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    force = {each.rule.code: each for each in context.rules}
    found = Counter(finding.code for finding in context.findings)
    titles = dict(_IDEAS)
    groups: dict[str, list[Entry]] = {title: [] for title in (*titles.values(), _DATA)}
    for code, explained in sorted(context.explanations.items()):
        each = force.get(code)
        title = titles[each.rule.idea] if each else _DATA
        groups[title].append(_entry(presenter, explained, each, found[code]))
    applied = sum(each.severity is not None for each in force.values())
    lead = say_many(
        "The rules that this handbook is checked against: {count} in force, with its reason.",
        "The rules that this handbook is checked against: {count} in force, each with its reason.",
        applied,
        none="No rules are in force.",
    )
    shown = tuple(
        Group(title.lower().replace(" ", "-"), said(title), tuple(entries))
        for title, entries in groups.items()
        if entries
    )
    return Page(
        address=address,
        title=say("Rules"),
        description=lead,
        body=render(__name__, View(lead, shown, presenter.links.to(REPORT)), context.audience),
        search_boost=0.01,
    )


def _entry(presenter: Presenter, explained: Explanation, force: RuleSetting | None, found: int) -> Entry:
    severity = force.severity if force else severities()[explained.code]
    return Entry(
        code=explained.code,
        checks=presenter.words.line(said(explained.checks)),
        href=presenter.links.to(rule_address(explained.code)),
        severity=str(severity) if severity else "off",
        word=_WORDS[severity],
        is_own=force is not None and force.set_by == "handbook",
        found=found,
    )


WRITER = Writer(
    addresses=at(RULE_INDEX),
    page=page,
    title=to_say("Rules"),
    for_editors=True,
)
