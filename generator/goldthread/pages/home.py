"""Home: what the brand is for, three ways in, the five steps with what is open in each, and where a newcomer starts."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.map import map_of
from goldthread.drawings.weaving import woven
from goldthread.findings import Severity
from goldthread.graph.traces import below
from goldthread.model.vision import Focus
from goldthread.pages import addresses
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Source, Standpoint
from goldthread.pages.spoken import day
from goldthread.pages.steps import Step, steps
from goldthread.pages.template import render
from goldthread.pages.words import first_sentence


class Statement(msgspec.Struct, frozen=True):
    """A focus in one sentence, and the need under it."""

    anchor: Anchor
    statement: Markup
    need: tuple[Anchor, ...]


class Way(msgspec.Struct, frozen=True):
    """A link with what is found there."""

    title: str
    href: str
    text: str = ""


class Door(msgspec.Struct, frozen=True):
    """One of the three entrances."""

    title: str
    text: str
    ways: tuple[Way, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the home page shows."""

    brand: str
    vision: str
    summary: Markup
    edition: str
    doors: tuple[Door, ...]
    statements: tuple[Statement, ...]
    focus_index: str
    steps: tuple[Step, ...]
    open: int
    blocking: str
    map: Markup
    map_href: str
    start: tuple[Way, ...]
    news_title: str
    news: Markup
    source: Source


def pages(matter: Matter) -> Iterator[Page]:
    """The home page."""
    point = Standpoint(matter, addresses.HOME)
    handbook = matter.book.handbook
    said = point.words.plain(handbook.summary or handbook.vision)
    yield Page(
        address=addresses.HOME,
        title=f"{handbook.brand}: brand handbook",
        description=first_sentence(said),
        body=render("home", _view(point)),
        hides=("navigation", "toc"),
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
        doors=tuple(_doors(point)),
        statements=tuple(_statement(point, focus) for focus in book.focuses),
        focus_index=point.links.to(addresses.FOCUS_INDEX),
        steps=tuple(steps(point)),
        open=len(point.matter.findings),
        blocking=f"{errors or 'none'} of them in the way",
        map=_map(point),
        map_href=point.links.to(addresses.MAP),
        start=tuple(_start(point)),
        news_title=f"New in edition {last.edition}" if last else "",
        news=words.block(last.summary) if last else Markup(),
        source=_source(point),
    )


def _edition(point: Standpoint) -> str:
    handbook = point.book.handbook
    last = max(point.book.editions, key=lambda edition: edition.on, default=None)
    if last is None:
        return f"Edition {handbook.edition}, not published yet"
    if last.edition == handbook.edition:
        return f"Edition {last.edition}, published on {day(last.on)}"
    return f"Edition {handbook.edition}, in preparation. The last one published is {last.edition}, of {day(last.on)}"


def _doors(point: Standpoint) -> Iterator[Door]:
    to = point.links.to
    yield Door(
        "I am on a team",
        "Whom we serve, what is ours, and what that means where I work.",
        (
            Way("Find my team", to(addresses.TEAM_INDEX)),
            Way("Look up a touchpoint", to(addresses.TOUCHPOINT_INDEX)),
            Way("Read the principles", to(addresses.PRINCIPLE_INDEX)),
        ),
    )
    yield Door(
        "I edit",
        "What is to be mended, why it matters, and where each thing is written.",
        (
            Way("What is to be mended", to(addresses.REPORT)),
            Way("The rules, explained", to(addresses.RULE_INDEX)),
            Way("About this handbook", to(addresses.ABOUT)),
        ),
    )
    yield Door(
        "Is it aligned?",
        "One map, one matrix, and the whole journey in customers’ words.",
        (
            Way("Alignment map", to(addresses.MAP)),
            Way("Coverage", to(addresses.COVERAGE)),
            Way("The journey", to(addresses.JOURNEY)),
        ),
    )


def _statement(point: Standpoint, focus: Focus) -> Statement:
    return Statement(point.anchor(focus.key), point.words.line(focus.statement), point.linked(focus.key, "need"))


def _map(point: Standpoint) -> Markup:
    if not point.book.principles:
        return Markup()
    return map_of(woven(point.graph, lambda key: (point.anchor(key).text, point.anchor(key).href), most=0))


def _start(point: Standpoint) -> Iterator[Way]:
    """Five pages for somebody's first morning: down the thread, one step at a time."""
    to, book = point.links.to, point.book
    yield Way("What we are for", to(addresses.FOCUS_INDEX), "And what we say no to.")
    followed = max(book.principles, key=lambda each: len(below(point.graph, each.key)), default=None)
    if followed:
        anchor = point.anchor(followed.key)
        yield Way(anchor.text, anchor.href, "One principle, with its do and its don’t.")
    signature = next((each for each in book.touchpoints if each.signature), None)
    if signature:
        anchor = point.anchor(signature.key)
        yield Way(anchor.text, anchor.href, "One touchpoint, from the vision down.")
    yield Way("The journey", to(addresses.JOURNEY), "All of them, as customers tell it.")
    yield Way("Your team", to(addresses.TEAM_INDEX), "What of all this is yours.")


def _source(point: Standpoint) -> Source:
    key = point.book.handbook.key
    return point.source(key) if key in point.book.origins else Source("content/handbook.yml", 1)
