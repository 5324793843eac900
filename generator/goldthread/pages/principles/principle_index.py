"""The index of principles, with the focus that each supports and the number of its touchpoints."""

import msgspec
from markupsafe import Markup

from goldthread.drawings.precedence import precedence
from goldthread.graph.sets import principles_by_set
from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.principles import Principle
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import PRINCIPLE_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Card(msgspec.Struct, frozen=True):
    """A principle on the index."""

    anchor: Anchor
    statement: Markup
    status: State | None
    focuses: tuple[Anchor, ...]
    count: str


class SetSection(msgspec.Struct, frozen=True, kw_only=True):
    """A set of principles; its id anchors its heading."""

    id: str
    title: str
    about: Markup
    cards: tuple[Card, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows, unlinked records first."""

    unlinked: tuple[Anchor, ...]
    sets: tuple[SetSection, ...]
    experience: tuple[Card, ...]
    practice: tuple[Card, ...]
    order: Markup


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    principles = context.book.principles
    by_set = principles_by_set(context.book)
    rest = tuple(each for group in by_set if group.set is None for each in group.principles)
    view = View(
        unlinked=tuple(presenter.anchor(each.key) for each in principles if _is_unlinked(presenter, each)),
        sets=tuple(
            SetSection(
                id=f"set-{group.set.id}",
                title=presenter.words.name(group.set.title),
                about=presenter.words.line(group.set.about),
                cards=tuple(_card(presenter, each) for each in group.principles),
            )
            for group in by_set
            if group.set is not None
        ),
        experience=tuple(_card(presenter, each) for each in rest if each.scope == "experience"),
        practice=tuple(_card(presenter, each) for each in rest if each.scope == "practice"),
        order=precedence(principles, presenter.named, presenter.words.line),
    )
    return Page(
        address=address,
        title=say("Principles"),
        description=say_many(
            "{count} principle that links the focus of {brand} to practice.",
            "{count} principles that link the focus of {brand} to practice.",
            len(principles),
            none="No principles of {brand}.",
            brand=context.book.handbook.title,
        ),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=0.0,
    )


def _is_unlinked(presenter: Presenter, principle: Principle) -> bool:
    unpractised = principle.scope == "experience" and not below(presenter.graph, principle.key)
    return unpractised or not presenter.graph.links_from(principle.key, "supports")


def _card(presenter: Presenter, principle: Principle) -> Card:
    followers = len(below(presenter.graph, principle.key))
    return Card(
        presenter.anchor(principle.key),
        presenter.line_or_state(principle, "statement"),
        status(principle),
        presenter.linked(principle.key, "supports"),
        say_many("{count} touchpoint", "{count} touchpoints", followers, none="No touchpoints"),
    )


WRITER = Writer(
    addresses=at(PRINCIPLE_INDEX),
    page=page,
    title=to_say("Principles"),
    needs=("principle",),
)
