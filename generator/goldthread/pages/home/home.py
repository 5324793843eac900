"""The home page: the vision, the entry points, the five steps with open findings, and pages to start with."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.causes import foremost
from goldthread.drawings.map import map_of
from goldthread.drawings.map_builder import alignment_of
from goldthread.findings import Severity
from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.vision import Focus
from goldthread.pages.components.entry_points import EntryPoint, Way, entry_points
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.finding_words import message_words
from goldthread.pages.components.history import EditionStep, edition_steps
from goldthread.pages.components.method_steps import Step, steps
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_source import RecordSource
from goldthread.pages.components.situation_rows import SituationRow, most_needed, situation_rows
from goldthread.pages.frame import addresses
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.markdown_text import first_sentence
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Statement(msgspec.Struct, frozen=True):
    """A focus in one sentence, and its need."""

    anchor: Anchor
    statement: Markup
    need: tuple[Anchor, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the home page shows."""

    brand: str
    vision: str
    summary: Markup
    edition: str
    entry_points: tuple[EntryPoint, ...]
    editing: str
    situations: tuple[SituationRow, ...]
    all_situations: str
    situation_index: str
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]
    open: int
    blocking: str
    accepted: str
    foremost: tuple[tuple[str, str], ...]
    report: str
    map: Markup
    map_href: str
    map_counts: str
    start: tuple[Way, ...]
    news_title: str
    news: Markup
    edition_list: tuple[EditionStep, ...]
    changes: str
    source: RecordSource


_SITUATIONS_SHOWN, _SITUATIONS_MANY = 13, 12
"""Up to so many situations stand on the home page; of more, so many that are needed most."""
_CAUSES_SHOWN = 3
"""So many findings, the most telling first, stand on the home page."""
_EDITIONS_SHOWN = 4
"""So many editions stand on the home page; the page of changes has them all."""


def page(context: Context, address: str) -> Page:
    """The home page."""
    presenter = Presenter(context, address)
    handbook = context.book.handbook
    said = presenter.words.plain(handbook.summary) or presenter.vision_text()
    return Page(
        address=address,
        title=say("{brand}: brand handbook", brand=handbook.title),
        description=first_sentence(said),
        body=render(__name__, _view(presenter), context.audience),
        hides=("navigation", "toc"),
        statement=presenter.words.plain(handbook.vision),
    )


def _view(presenter: Presenter) -> View:
    book, words = presenter.book, presenter.words
    handbook = book.handbook
    errors = sum(finding.severity is Severity.ERROR for finding in presenter.context.findings)
    last = max(book.editions, key=lambda edition: edition.on, default=None)
    situations = situation_rows(presenter, (each.key for each in most_needed(presenter.graph)))
    return View(
        brand=handbook.title,
        vision=presenter.vision_text(),
        summary=words.line(handbook.summary),
        edition=_edition(presenter),
        entry_points=tuple(entry_points(presenter)),
        editing=presenter.links.to(addresses.EDITING),
        situations=situations if len(situations) <= _SITUATIONS_SHOWN else situations[:_SITUATIONS_MANY],
        all_situations=say_many("All {count} situations", "All {count} situations", len(situations))
        if len(situations) > _SITUATIONS_SHOWN
        else "",
        situation_index=presenter.links.to(addresses.SITUATIONS),
        statements=tuple(_statement(presenter, focus) for focus in book.focuses),
        steps=tuple(steps(presenter)),
        open=len(presenter.context.findings),
        blocking=say_many("{count} blocking", "{count} blocking", errors, none="none blocking"),
        accepted=say_many(
            "{count} accepted at adoption", "{count} accepted at adoption", len(presenter.context.accepted)
        )
        if presenter.context.accepted
        else "",
        foremost=tuple(
            (str(cause.severity), message_words(cause.message))
            for cause in foremost(presenter.context.causes, _CAUSES_SHOWN)
        ),
        report=presenter.links.to(addresses.REPORT),
        map=_map(presenter),
        map_href=presenter.links.to(addresses.MAP),
        map_counts=_map_counts(presenter),
        start=tuple(way for way in _start(presenter) if way.href),
        news_title=say("New in edition {number}", number=last.edition) if last else "",
        news=words.block(last.summary) if last else Markup(),
        edition_list=tuple(edition_steps(presenter))[:_EDITIONS_SHOWN],
        changes=presenter.links.to(addresses.CHANGES),
        source=_source(presenter),
    )


def _edition(presenter: Presenter) -> str:
    handbook = presenter.book.handbook
    last = max(presenter.book.editions, key=lambda edition: edition.on, default=None)
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


def _statement(presenter: Presenter, focus: Focus) -> Statement:
    anchor = presenter.anchor(focus.key)
    is_title = anchor.text == presenter.words.plain(focus.statement).rstrip(".")
    said = Markup() if is_title else presenter.line_or_state(focus, "statement")
    return Statement(anchor, said, presenter.linked(focus.key, "need"))


def _map(presenter: Presenter) -> Markup:
    if not presenter.book.principles:
        return Markup()
    return map_of(
        alignment_of(presenter.graph, lambda key: (presenter.anchor(key).text, presenter.anchor(key).href), most=0)
    )


def _map_counts(presenter: Presenter) -> str:
    """What the map connects, in place of it where there is no room to draw it."""
    book = presenter.book
    return ", ".join(
        (
            say_many(
                "{count} focus statement", "{count} focus statements", len(book.focuses), none="no focus statements"
            ),
            say_many("{count} principle", "{count} principles", len(book.principles), none="no principles"),
            say_many("{count} touchpoint", "{count} touchpoints", len(book.touchpoints), none="no touchpoints"),
        )
    )


def _start(presenter: Presenter) -> Iterator[Way]:
    """Five pages to start with, from the vision to a team."""
    to, book = presenter.links.to, presenter.book
    yield Way(say("Our focus"), to(addresses.FOCUS_INDEX), say("And what we exclude."))
    principle_links = max(book.principles, key=lambda each: len(below(presenter.graph, each.key)), default=None)
    if principle_links:
        anchor = presenter.anchor(principle_links.key)
        is_usable = principle_links.do and principle_links.dont
        about = (
            say("One principle, with do and don’t.") if is_usable else say("One principle, and where it is followed.")
        )
        yield Way(anchor.text, anchor.href, about)
    signature = next((each for each in book.touchpoints if each.signature and each.principles), None)
    if signature:
        anchor = presenter.anchor(signature.key)
        yield Way(anchor.text, anchor.href, say("One touchpoint, linked up to the vision."))
    yield Way(
        say("The journey"), to(addresses.JOURNEY), say("The touchpoints in the order in which customers meet them.")
    )
    if presenter.context.audience != "public":
        yield Way(say("Your team"), to(addresses.TEAM_INDEX), say("What your team owns."))


def _source(presenter: Presenter) -> RecordSource:
    key = presenter.book.handbook.key
    return presenter.source(key) if key in presenter.book.records else RecordSource("content/handbook.yml", 1)


WRITER = Writer(
    addresses=at(addresses.HOME),
    page=page,
    title=to_say("Home"),
)
