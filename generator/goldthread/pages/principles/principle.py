"""The page of a principle: do and don't, reason, media, precedence and touchpoints."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.precedence import precedence
from goldthread.graph.sets import principles_by_set, set_of
from goldthread.graph.traces import below, keys_above
from goldthread.language.translation import say, say_as, say_many
from goldthread.model.principles import Principle
from goldthread.pages.components.facts import Anchor, Fact
from goldthread.pages.components.history import EditionHistory, record_history
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.pictures import ShownPicture, pictures_of
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.previous_next import Neighbours, ReadingOrder, neighbours, reading_order
from goldthread.pages.components.record_findings import FindingNote
from goldthread.pages.components.record_lists import PhaseRows, Tally, by_phase, phase_tallies
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.review_notice import Notice, notice
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import PRINCIPLE_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a principle's page shows."""

    pictures: tuple[ShownPicture, ...]
    title: str
    status: State | None
    is_practice: bool
    statement: Markup
    sight: tuple[SightLevel, ...]
    because: tuple[Anchor, ...]
    do: tuple[Markup, ...]
    dont: tuple[Markup, ...]
    example: Markup
    no_example: State | None
    media: tuple[Fact, ...]
    precedence_drawing: Markup
    use: tuple[str, ...]
    avoid: tuple[str, ...]
    count: str
    tallies: tuple[Tally, ...]
    practised: tuple[PhaseRows, ...]
    tools: tuple[Anchor, ...]
    facts: tuple[Fact, ...]
    review: Notice | None
    situations: tuple[Anchor, ...]
    past: tuple[EditionHistory, ...]
    neighbours: Neighbours
    finding_notes: tuple[FindingNote, ...]
    source: RecordSource


def page(context: Context, address: str) -> Page:
    """The page of a principle."""
    principle = context.record(Principle, address)
    presenter = Presenter(context, address)
    return Page(
        address=address,
        title=say("Principle: {principle}", principle=presenter.words.title(principle)),
        description=first_sentence(presenter.words.plain(principle.statement) or presenter.words.title(principle)),
        body=render(__name__, _view(presenter, principle, context.shared(_reading_order)), context.audience),
        source=context.place(principle.key),
        search_boost=2.0,
        statement=presenter.words.plain(principle.statement),
    )


def _reading_order(context: Context) -> ReadingOrder:
    return reading_order(each.key for group in principles_by_set(context.book) for each in group.principles)


def _no_focus(principle: Principle) -> str:
    found = field_state(principle, "supports")
    return say("Focus unknown") if found and found.name == "unknown" else say("No focus yet")


def _view(presenter: Presenter, principle: Principle, way: ReadingOrder) -> View:
    key, words, graph = principle.key, presenter.words, presenter.graph
    edges = below(graph, key)
    practised = by_phase(presenter, dict(zip((edge.source for edge in edges), presenter.sources(edges), strict=True)))
    focus = presenter.level(say("Focus"), keys_above(graph, key, "focus"), _no_focus(principle))
    return View(
        pictures=pictures_of(presenter, principle),
        title=words.title(principle),
        status=status(principle),
        is_practice=principle.scope == "practice",
        statement=presenter.line_or_state(principle, "statement"),
        sight=(presenter.vision(), focus),
        because=presenter.linked(key, "because"),
        do=tuple(words.line(each) for each in principle.do),
        dont=tuple(words.line(each) for each in principle.dont),
        example=words.block(principle.example) if principle.example else Markup(),
        no_example=field_state(principle, "example"),
        media=tuple(_media(presenter, principle)),
        precedence_drawing=precedence(presenter.book.principles, presenter.named, words.line, key),
        use=principle.words.use if principle.words else (),
        avoid=principle.words.avoid if principle.words else (),
        count=say_many(
            "Followed at {count} touchpoint.",
            "Followed at {count} touchpoints.",
            len(edges),
            none="Followed at no touchpoints.",
        ),
        tallies=phase_tallies(presenter, practised),
        practised=practised,
        tools=presenter.sources(graph.links_to(key, "tool", "principles")),
        facts=tuple(_facts(presenter, principle)),
        review=notice(presenter, key),
        situations=tuple(
            presenter.anchor(edge.source) for edge in presenter.graph.links_to(principle.key, "situation", "principles")
        ),
        past=record_history(presenter, principle),
        neighbours=neighbours(presenter, way, key),
        finding_notes=presenter.finding_notes(key),
        source=presenter.source(key),
    )


def _media(presenter: Presenter, principle: Principle) -> Iterator[Fact]:
    shown = principle.by_medium
    if shown is None:
        return
    for medium in ("personal", "physical", "digital"):
        text = getattr(shown, medium)
        if text:
            yield Fact("", presenter.words.line(text), medium=medium)


def _facts(presenter: Presenter, principle: Principle) -> Iterator[Fact]:
    belongs_to = set_of(presenter.book, principle)
    if belongs_to:
        title, href = (
            presenter.words.name(belongs_to.title),
            presenter.links.to(f"{PRINCIPLE_INDEX}#set-{belongs_to.id}"),
        )
        yield Fact(say("Set"), anchors=(Anchor(title, href),))
    elif principle.stands("set_id") == "unknown":
        yield Fact(say("Set"), state=field_state(principle, "set_id"))
    teams = presenter.linked(principle.key, "guides")
    practices = tuple(Anchor(guided.practice) for guided in principle.guides if guided.practice)
    if teams or practices:
        yield Fact(say_as("a principle", "Guides"), anchors=(*teams, *practices))
    yield presenter.owner_fact(principle)
    if principle.review_by:
        yield Fact(say("Next review by"), Markup.escape(day(principle.review_by)))


WRITER = Writer(addresses=lambda context: context.addresses(Principle), page=page)
