"""A focus statement's page: the need under it, whom it is for, what we say no to, whether it lasts, and what carries it."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many
from goldthread.model.learning import Evidence
from goldthread.model.principles import Principle
from goldthread.model.vision import Exclusion, Focus
from goldthread.pages.components.history import Past, past
from goldthread.pages.components.parts import Anchor, Fact, Remark, Rung, Source, Standpoint, State, standing, status
from goldthread.pages.components.record_lists import Row, learned, strength
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.frame.addresses import EVIDENCE
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.labels import CHANGES, day, listed
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer


class Refusal(msgspec.Struct, frozen=True):
    """Something that the focus says no to; `signs` are what gives it away."""

    what: Markup
    why: Markup
    signs: str


class Trial(msgspec.Struct, frozen=True):
    """One change, and whether the focus outlasts it; the verdict is a state while nobody has said."""

    change: str
    verdict: str
    because: Markup
    state: State | None


class Carrier(msgspec.Struct, frozen=True):
    """A principle that carries the focus."""

    anchor: Anchor
    statement: Markup
    count: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a focus's page shows."""

    title: str
    statement: Markup
    status: State | None
    sight: tuple[Rung, ...]
    need: Fact
    for_whom: tuple[Anchor, ...]
    for_all: Markup
    meaning: tuple[Fact, ...]
    refusals: tuple[Refusal, ...]
    trials: tuple[Trial, ...]
    tension: tuple[Fact, ...]
    carriers: tuple[Carrier, ...]
    narrower: tuple[Anchor, ...]
    strength: str
    learned: tuple[Row, ...]
    evidence: str
    facts: tuple[Fact, ...]
    review: Notice | None
    past: tuple[Past, ...]
    remarks: tuple[Remark, ...]
    source: Source


def page(matter: Matter, address: str) -> Page:
    """The page of a focus statement."""
    focus = matter.record(Focus, address)
    point = Standpoint(matter, address)
    return Page(
        address=address,
        title=say("Focus: {title}", title=point.words.title(focus)),
        description=first_sentence(point.words.plain(focus.statement)),
        body=render(__name__, _view(point, focus)),
        source=matter.place(focus.key),
        search_boost=2.0,
        statement=point.words.plain(focus.statement) if focus.short_title else "",
    )


def _view(point: Standpoint, focus: Focus) -> View:
    key, words, graph = focus.key, point.words, point.graph
    wider = point.linked(key, "under")
    evidence = [edge.target for edge in graph.leaving(key, "evidence")]
    return View(
        title=words.title(focus),
        statement=words.line(focus.statement) if focus.short_title else Markup(),
        status=status(focus),
        sight=(point.vision(), Rung(say("Wider focus"), wider)) if wider else (point.vision(),),
        need=point.link_fact(focus, say("Underlying need"), "need"),
        for_whom=point.linked(key, "for"),
        for_all=words.line(focus.audience_reason),
        meaning=tuple(_meaning(point, focus)),
        refusals=tuple(_refusal(point, exclusion) for exclusion in focus.excludes),
        trials=tuple(_trials(point, focus)),
        tension=tuple(_tension(point, focus)),
        carriers=tuple(_carrier(point, edge.source, inferred=edge.basis == "inferred") for edge in below(graph, key)),
        narrower=point.sources(graph.reaching(key, "focus", "under")),
        strength=strength(each for each in map(point.book.records.get, evidence) if isinstance(each, Evidence)),
        learned=learned(point, evidence),
        evidence=point.links.to(EVIDENCE),
        facts=tuple(_facts(point, focus)),
        review=notice(point, key),
        past=past(point, focus),
        remarks=point.remarks(key),
        source=point.source(key),
    )


def _meaning(point: Standpoint, focus: Focus) -> Iterator[Fact]:
    for label, attribute in (
        (say("Meaning for customers"), "means"),
        (say("Where we play"), "arena"),
        (say("How we win"), "win_by"),
    ):
        if focus.stands(attribute) != "absent":
            yield point.text_fact(focus, label, attribute)


def _refusal(point: Standpoint, exclusion: Exclusion) -> Refusal:
    keys = (f"customer/{customer}" for customer in exclusion.customers)
    customers = tuple(point.anchor(key).text for key in keys if key in point.book.records)
    signs = (*(say("“{word}”", word=word) for word in exclusion.match), *exclusion.channels, *customers)
    return Refusal(point.words.line(exclusion.what), point.words.line(exclusion.why), listed(signs))


def _trials(point: Standpoint, focus: Focus) -> Iterator[Trial]:
    tests = focus.change_tests
    for name, change in CHANGES.items():
        test = getattr(tests, name) if tests else None
        if test is not None and test.falls:
            yield Trial(change, "falls", point.words.line(test.falls), None)
        elif test is not None and test.survives:
            yield Trial(change, "survives", point.words.line(test.survives), None)
        else:
            yield Trial(change, "", Markup(), State("unwritten", say("Not filled in")))


def _tension(point: Standpoint, focus: Focus) -> Iterator[Fact]:
    if focus.tension is not None:
        yield Fact(say("Short term"), point.words.line(focus.tension.near))
        yield Fact(say("Long term"), point.words.line(focus.tension.long))
        yield Fact(say("Resolution"), point.words.line(focus.tension.resolution))


def _carrier(point: Standpoint, key: str, *, inferred: bool) -> Carrier:
    principle = point.book.records[key]
    statement = principle.statement if isinstance(principle, Principle) else None
    count = say_many("{count} touchpoint", "{count} touchpoints", len(below(point.graph, key)), none="No touchpoints")
    return Carrier(point.anchor(key, inferred=inferred), point.words.line(statement), count)


def _facts(point: Standpoint, focus: Focus) -> Iterator[Fact]:
    yield point.link_fact(focus, say("Owner"), "owner")
    if focus.review_by:
        yield Fact(say("Next review by"), Markup.escape(day(focus.review_by)), state=standing(focus, "review_by"))


WRITER = Writer(addresses=lambda matter: matter.addresses(Focus), page=page)
