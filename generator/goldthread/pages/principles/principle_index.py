"""The index of principles: what each asks, which focus it carries, and how many touchpoints follow it."""

import msgspec
from markupsafe import Markup

from goldthread.drawings.precedence import precedence
from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.principles import Principle
from goldthread.pages.components.parts import Anchor, Standpoint, State, status
from goldthread.pages.frame.addresses import PRINCIPLE_INDEX
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at


class Card(msgspec.Struct, frozen=True):
    """A principle on the index."""

    anchor: Anchor
    statement: Markup
    status: State | None
    focuses: tuple[Anchor, ...]
    count: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows, those that hang loose first."""

    loose: tuple[Anchor, ...]
    experience: tuple[Card, ...]
    practice: tuple[Card, ...]
    order: Markup


def page(matter: Matter, address: str) -> Page:
    """The index."""
    point = Standpoint(matter, address)
    principles = matter.book.principles
    view = View(
        loose=tuple(point.anchor(each.key) for each in principles if _is_loose(point, each)),
        experience=tuple(_card(point, each) for each in principles if each.scope == "experience"),
        practice=tuple(_card(point, each) for each in principles if each.scope == "practice"),
        order=precedence(principles, point.named, point.words.line),
    )
    return Page(
        address=address,
        title=say("Principles"),
        description=say_many(
            "{count} principle that links the focus of {brand} to practice.",
            "{count} principles that link the focus of {brand} to practice.",
            len(principles),
            none="No principles of {brand}.",
            brand=matter.book.handbook.brand,
        ),
        body=render(__name__, view),
        hides=("toc",),
        search_boost=0,
    )


def _is_loose(point: Standpoint, principle: Principle) -> bool:
    unpractised = principle.scope == "experience" and not below(point.graph, principle.key)
    return unpractised or not point.graph.leaving(principle.key, "supports")


def _card(point: Standpoint, principle: Principle) -> Card:
    followers = len(below(point.graph, principle.key))
    return Card(
        point.anchor(principle.key),
        point.words.line(principle.statement),
        status(principle),
        point.linked(principle.key, "supports"),
        say_many("{count} touchpoint", "{count} touchpoints", followers, none="No touchpoints"),
    )


WRITER = Writer(
    addresses=at(PRINCIPLE_INDEX),
    page=page,
    title=to_say("Principles"),
    position=1,
    needs=("principle",),
)
