"""Home: what the brand is for, three ways in, the five steps with what is open in each, and where a newcomer starts."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.map import map_of
from goldthread.drawings.map_builder import alignment_of
from goldthread.findings import Severity
from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.vision import Focus
from goldthread.pages.components.entry_points import Door, Way, doors
from goldthread.pages.components.history import Rung, rungs
from goldthread.pages.components.method_steps import Step, steps
from goldthread.pages.components.parts import Anchor, Source, Standpoint
from goldthread.pages.frame import addresses
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at


class Statement(msgspec.Struct, frozen=True):
    """A focus in one sentence, and the need under it."""

    anchor: Anchor
    statement: Markup
    need: tuple[Anchor, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the home page shows."""

    brand: str
    vision: str
    summary: Markup
    edition: str
    doors: tuple[Door, ...]
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]
    open: int
    blocking: str
    map: Markup
    map_href: str
    start: tuple[Way, ...]
    news_title: str
    news: Markup
    ladder: tuple[Rung, ...]
    changes: str
    source: Source


_RUNGS = 4
"""So many editions stand on the home page; the page of changes has them all."""


def page(matter: Matter, address: str) -> Page:
    """The home page."""
    point = Standpoint(matter, address)
    handbook = matter.book.handbook
    said = point.words.plain(handbook.summary or handbook.vision)
    return Page(
        address=address,
        title=say("{brand}: brand handbook", brand=handbook.brand),
        description=first_sentence(said),
        body=render(__name__, _view(point)),
        hides=("navigation", "toc"),
        statement=point.words.plain(handbook.vision),
    )


def _view(point: Standpoint) -> View:
    book, words = point.book, point.words
    handbook = book.handbook
    errors = sum(finding.severity is Severity.ERROR for finding in point.matter.findings)
    last = max(book.editions, key=lambda edition: edition.on, default=None)
    return View(
        brand=handbook.brand,
        vision=words.plain(handbook.vision),
        summary=words.line(handbook.summary),
        edition=_edition(point),
        doors=tuple(doors(point)),
        statements=tuple(_statement(point, focus) for focus in book.focuses),
        steps=tuple(steps(point)),
        open=len(point.matter.findings),
        blocking=say_many("{count} blocking", "{count} blocking", errors, none="none blocking"),
        map=_map(point),
        map_href=point.links.to(addresses.MAP),
        start=tuple(way for way in _start(point) if way.href),
        news_title=say("New in edition {number}", number=last.edition) if last else "",
        news=words.block(last.summary) if last else Markup(),
        ladder=tuple(rungs(point))[:_RUNGS],
        changes=point.links.to(addresses.CHANGES),
        source=_source(point),
    )


def _edition(point: Standpoint) -> str:
    handbook = point.book.handbook
    last = max(point.book.editions, key=lambda edition: edition.on, default=None)
    if last is None:
        return say("Edition {number}, not published yet", number=handbook.edition)
    if last.edition == handbook.edition:
        return say("Edition {number}, published on {day}", number=last.edition, day=day(last.on))
    return say(
        "Edition {number}, in preparation. Last published: edition {last} on {day}",
        number=handbook.edition,
        last=last.edition,
        day=day(last.on),
    )


def _statement(point: Standpoint, focus: Focus) -> Statement:
    return Statement(point.anchor(focus.key), point.words.line(focus.statement), point.linked(focus.key, "need"))


def _map(point: Standpoint) -> Markup:
    if not point.book.principles:
        return Markup()
    return map_of(alignment_of(point.graph, lambda key: (point.anchor(key).text, point.anchor(key).href), most=0))


def _start(point: Standpoint) -> Iterator[Way]:
    """Five pages for somebody's first morning: down the thread, one step at a time."""
    to, book = point.links.to, point.book
    yield Way(say("Our focus"), to(addresses.FOCUS_INDEX), say("And what we exclude."))
    principle_links = max(book.principles, key=lambda each: len(below(point.graph, each.key)), default=None)
    if principle_links:
        anchor = point.anchor(principle_links.key)
        yield Way(anchor.text, anchor.href, say("One principle, with do and don’t."))
    signature = next((each for each in book.touchpoints if each.signature), None)
    if signature:
        anchor = point.anchor(signature.key)
        yield Way(anchor.text, anchor.href, say("One touchpoint, linked up to the vision."))
    yield Way(say("The journey"), to(addresses.JOURNEY), say("All touchpoints in customers’ words."))
    if point.matter.audience != "public":
        yield Way(say("Your team"), to(addresses.TEAM_INDEX), say("What your team owns."))


def _source(point: Standpoint) -> Source:
    key = point.book.handbook.key
    return point.source(key) if key in point.book.records else Source("content/handbook.yml", 1)


WRITER = Writer(
    addresses=at(addresses.HOME),
    page=page,
    title=to_say("Home"),
    position=1,
)
