"""The page of a focus statement: need, customers, exclusions, change test, trade-offs, principles and evidence."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.graph.traces import below
from goldthread.language.translation import say, say_as, say_many
from goldthread.model.dates import Date
from goldthread.model.learning import Evidence
from goldthread.model.principles import Principle
from goldthread.model.vision import Exclusion, Focus
from goldthread.pages.components.facts import NO_TEXT, Anchor, Fact
from goldthread.pages.components.history import EditionHistory, record_history
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_lists import Row, learned, strength
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.components.states import State, field_state, inner_state, status
from goldthread.pages.frame.addresses import EVIDENCE
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import CHANGES, day, listed
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class ExclusionRow(msgspec.Struct, frozen=True):
    """An exclusion of the focus; `signs` are how to recognise it."""

    what: Markup
    why: Markup
    signs: str


class ChangeTest(msgspec.Struct, frozen=True):
    """One change test, and whether the focus survives it."""

    change: str
    verdict: str
    because: Markup


class Carrier(msgspec.Struct, frozen=True):
    """A principle that supports the focus."""

    anchor: Anchor
    statement: Markup
    count: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a focus's page shows."""

    title: str
    statement: Markup
    status: State | None
    sight: tuple[SightLevel, ...]
    need: Fact
    for_whom: tuple[Anchor, ...]
    for_all: Markup
    no_customers: State | None
    no_exclusions: State | None
    meaning: tuple[Fact, ...]
    exclusions: tuple[ExclusionRow, ...]
    change_tests: tuple[ChangeTest, ...]
    untested: tuple[str, ...]
    tension: tuple[Fact, ...]
    carriers: tuple[Carrier, ...]
    narrower: tuple[Anchor, ...]
    strength: str
    learned: tuple[Row, ...]
    evidence: str
    facts: tuple[Fact, ...]
    review: Notice | None
    past: tuple[EditionHistory, ...]
    finding_notes: tuple[FindingNote, ...]
    source: RecordSource


def page(context: Context, address: str) -> Page:
    """The page of a focus statement."""
    focus = context.record(Focus, address)
    presenter = Presenter(context, address)
    return Page(
        address=address,
        title=say("Focus: {title}", title=presenter.words.title(focus)),
        description=first_sentence(presenter.words.plain(focus.statement) or presenter.words.title(focus)),
        body=render(__name__, _view(presenter, focus), context.audience),
        source=context.place(focus.key),
        search_boost=2.0,
        statement=presenter.words.plain(focus.statement) if focus.short_title else "",
    )


def _view(presenter: Presenter, focus: Focus) -> View:
    key, words, graph = focus.key, presenter.words, presenter.graph
    wider = presenter.linked(key, "under")
    evidence = [edge.target for edge in graph.links_from(key, "evidence")]
    tests = tuple(_change_tests(presenter, focus))
    tested = {each.change for each in tests}
    return View(
        title=words.title(focus),
        statement=presenter.line_or_state(focus, "statement") if focus.short_title else Markup(),
        status=status(focus),
        sight=(presenter.vision(), SightLevel(say("Wider focus"), wider)) if wider else (presenter.vision(),),
        need=presenter.link_fact(focus, say("Underlying need"), "need"),
        for_whom=presenter.linked(key, "for"),
        for_all=words.line(focus.audience_reason),
        no_customers=field_state(focus, "for_"),
        no_exclusions=field_state(focus, "excludes"),
        meaning=tuple(_meaning(presenter, focus)),
        exclusions=tuple(_exclusion(presenter, exclusion) for exclusion in focus.excludes),
        change_tests=tests,
        untested=tuple(change for change in CHANGES.values() if change not in tested),
        tension=tuple(_tension(presenter, focus)),
        carriers=tuple(
            _carrier(presenter, edge.source, inferred=edge.basis == "inferred") for edge in below(graph, key)
        ),
        narrower=presenter.sources(graph.links_to(key, "focus", "under")),
        strength=strength(each for each in map(presenter.book.records.get, evidence) if isinstance(each, Evidence)),
        learned=learned(presenter, evidence),
        evidence=presenter.links.to(EVIDENCE),
        facts=tuple(_facts(presenter, focus)),
        review=notice(presenter, key),
        past=record_history(presenter, focus),
        finding_notes=presenter.finding_notes(key),
        source=presenter.source(key),
    )


def _meaning(presenter: Presenter, focus: Focus) -> Iterator[Fact]:
    for label, attribute in (
        (say("Meaning for customers"), "means"),
        (say("Where we play"), "arena"),
        (say("How we win"), "win_by"),
    ):
        if focus.stands(attribute) != "absent":
            yield presenter.text_fact(focus, label, attribute)


def _exclusion(presenter: Presenter, exclusion: Exclusion) -> ExclusionRow:
    keys = (f"customer/{customer}" for customer in exclusion.customers)
    customers = tuple(presenter.anchor(key).text for key in keys if key in presenter.book.records)
    signs = (*(say("“{word}”", word=word) for word in exclusion.match), *exclusion.channels, *customers)
    return ExclusionRow(presenter.words.line(exclusion.what), presenter.words.line(exclusion.why), listed(signs))


def _change_tests(presenter: Presenter, focus: Focus) -> Iterator[ChangeTest]:
    tests = focus.change_tests
    for name, change in CHANGES.items():
        test = getattr(tests, name) if tests else None
        if test is not None and test.falls:
            yield ChangeTest(change, "falls", presenter.words.line(test.falls))
        elif test is not None and test.survives:
            yield ChangeTest(change, "survives", presenter.words.line(test.survives))


def _tension(presenter: Presenter, focus: Focus) -> Iterator[Fact]:
    if focus.tension is not None:
        texts = {
            "near": (say("Short term"), focus.tension.near),
            "long": (say("Long term"), focus.tension.long),
            "resolution": (say("Resolution"), focus.tension.resolution),
        }
        for name, (label, text) in texts.items():
            yield Fact(label, presenter.words.line(text), state=inner_state(focus, f"tension.{name}"))


def _carrier(presenter: Presenter, key: str, *, inferred: bool) -> Carrier:
    principle = presenter.book.records[key]
    statement = presenter.line_or_state(principle, "statement") if isinstance(principle, Principle) else NO_TEXT
    count = say_many(
        "{count} touchpoint", "{count} touchpoints", len(below(presenter.graph, key)), none="No touchpoints"
    )
    return Carrier(presenter.anchor(key, inferred=inferred), statement, count)


def _horizon(presenter: Presenter, focus: Focus) -> Markup:
    """How far it looks ahead: a date written out, or words as they are."""
    try:
        return Markup.escape(day(Date.read(focus.horizon)))
    except ValueError:
        return presenter.words.line(focus.horizon)


def _facts(presenter: Presenter, focus: Focus) -> Iterator[Fact]:
    yield presenter.owner_fact(focus)
    if focus.stands("horizon") != "absent":
        yield Fact(say_as("of a focus", "Horizon"), _horizon(presenter, focus), state=field_state(focus, "horizon"))
    if focus.review_by:
        yield Fact(say("Next review by"), Markup.escape(day(focus.review_by)), state=field_state(focus, "review_by"))


WRITER = Writer(addresses=lambda context: context.addresses(Focus), page=page)
