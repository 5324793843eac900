"""The index of focus statements, with need and exclusions."""

import msgspec
from markupsafe import Markup

from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.vision import Focus
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.line_of_sight import SightLevel
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import FOCUS_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Entry(msgspec.Struct, frozen=True):
    """A focus on the index."""

    anchor: Anchor
    statement: Markup
    need: tuple[Anchor, ...]
    for_whom: tuple[Anchor, ...]
    exclusions: tuple[Markup, ...]
    carriers: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows."""

    sight: tuple[SightLevel, ...]
    entries: tuple[Entry, ...]


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    focuses = context.book.focuses
    return Page(
        address=address,
        title=say("Our focus"),
        description=say(
            "What {brand} is for, for which customers, and what it excludes.", brand=context.book.handbook.title
        ),
        body=render(
            __name__,
            View(sight=(presenter.vision(),), entries=tuple(_entry(presenter, each) for each in focuses)),
            context.audience,
        ),
    )


def _entry(presenter: Presenter, focus: Focus) -> Entry:
    return Entry(
        presenter.anchor(focus.key),
        presenter.line_or_state(focus, "statement"),
        presenter.linked(focus.key, "need"),
        presenter.linked(focus.key, "for"),
        tuple(presenter.words.line(exclusion.what) for exclusion in focus.excludes),
        say_many(
            "{count} principle",
            "{count} principles",
            len(below(presenter.graph, focus.key)),
            none="no principles",
        ),
    )


WRITER = Writer(
    addresses=at(FOCUS_INDEX),
    page=page,
    title=to_say("Our focus"),
    needs=("focus",),
)
