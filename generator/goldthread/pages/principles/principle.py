"""A principle's page: what we do and don't, why, how it shows in each medium, what it wins over, and where it is practised."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.precedence import precedence
from goldthread.graph.traces import below, reached
from goldthread.language.translation import say, say_as, say_many
from goldthread.model.principles import Principle
from goldthread.pages.components.history import Past, past
from goldthread.pages.components.parts import Anchor, Fact, Remark, Rung, Source, Standpoint, State, status
from goldthread.pages.components.previous_next import Neighbours, Walk, neighbours, walk
from goldthread.pages.components.record_lists import PhaseRows, Tally, by_phase, phase_tallies
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a principle's page shows."""

    title: str
    status: State | None
    is_practice: bool
    statement: Markup
    sight: tuple[Rung, ...]
    because: tuple[Anchor, ...]
    do: tuple[Markup, ...]
    dont: tuple[Markup, ...]
    example: Markup
    media: tuple[Fact, ...]
    ladder: Markup
    use: tuple[str, ...]
    avoid: tuple[str, ...]
    count: str
    tallies: tuple[Tally, ...]
    practised: tuple[PhaseRows, ...]
    tools: tuple[Anchor, ...]
    facts: tuple[Fact, ...]
    review: Notice | None
    past: tuple[Past, ...]
    neighbours: Neighbours
    remarks: tuple[Remark, ...]
    source: Source


def page(matter: Matter, address: str) -> Page:
    """The page of a principle."""
    principle = matter.record(Principle, address)
    point = Standpoint(matter, address)
    return Page(
        address=address,
        title=say("Principle: {principle}", principle=point.words.title(principle)),
        description=first_sentence(point.words.plain(principle.statement)),
        body=render(__name__, _view(point, principle, matter.shared(_walk))),
        source=matter.place(principle.key),
        search_boost=2.0,
        statement=point.words.plain(principle.statement),
    )


def _walk(matter: Matter) -> Walk:
    return walk(each.key for each in matter.book.principles)


def _view(point: Standpoint, principle: Principle, way: Walk) -> View:
    key, words, graph = principle.key, point.words, point.graph
    edges = below(graph, key)
    practised = by_phase(point, dict(zip((edge.source for edge in edges), point.sources(edges), strict=True)))
    focus = point.rung(say("Focus"), reached(graph, key, "focus"), say("No focus yet"))
    return View(
        title=words.title(principle),
        status=status(principle),
        is_practice=principle.scope == "practice",
        statement=words.line(principle.statement),
        sight=(point.vision(), focus),
        because=point.linked(key, "because"),
        do=tuple(words.line(each) for each in principle.do),
        dont=tuple(words.line(each) for each in principle.dont),
        example=words.block(principle.example) if principle.example else Markup(),
        media=tuple(_media(point, principle)),
        ladder=precedence(point.book.principles, point.named, words.line, key),
        use=principle.words.use if principle.words else (),
        avoid=principle.words.avoid if principle.words else (),
        count=say_many(
            "Followed at {count} touchpoint.",
            "Followed at {count} touchpoints.",
            len(edges),
            none="Followed at no touchpoints.",
        ),
        tallies=phase_tallies(point, practised),
        practised=practised,
        tools=point.sources(graph.reaching(key, "tool", "principles")),
        facts=tuple(_facts(point, principle)),
        review=notice(point, key),
        past=past(point, principle),
        neighbours=neighbours(point, way, key),
        remarks=point.remarks(key),
        source=point.source(key),
    )


def _media(point: Standpoint, principle: Principle) -> Iterator[Fact]:
    shown = principle.by_medium
    if shown is None:
        return
    for medium in ("personal", "physical", "digital"):
        text = getattr(shown, medium)
        if text:
            yield Fact("", point.words.line(text), medium=medium)


def _facts(point: Standpoint, principle: Principle) -> Iterator[Fact]:
    teams = point.linked(principle.key, "guides")
    practices = tuple(Anchor(guided.practice) for guided in principle.guides if guided.practice)
    if teams or practices:
        yield Fact(say_as("a principle", "Guides"), anchors=(*teams, *practices))
    yield point.link_fact(principle, say("Owner"), "owner")
    if principle.review_by:
        yield Fact(say("Next review by"), Markup.escape(day(principle.review_by)))


WRITER = Writer(addresses=lambda matter: matter.addresses(Principle), page=page)
