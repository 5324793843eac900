"""The index of focus statements: each in one sentence, with the need under it and what it says no to."""

import msgspec
from markupsafe import Markup

from goldthread.graph.traces import below
from goldthread.language.translation import say, say_many, to_say
from goldthread.model.vision import Focus
from goldthread.pages.components.parts import Anchor, Rung, Standpoint
from goldthread.pages.frame.addresses import FOCUS_INDEX
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at


class Entry(msgspec.Struct, frozen=True):
    """A focus on the index."""

    anchor: Anchor
    statement: Markup
    need: tuple[Anchor, ...]
    for_whom: tuple[Anchor, ...]
    refusals: tuple[Markup, ...]
    carriers: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows."""

    sight: tuple[Rung, ...]
    entries: tuple[Entry, ...]


def page(matter: Matter, address: str) -> Page:
    """The index."""
    point = Standpoint(matter, address)
    focuses = matter.book.focuses
    return Page(
        address=address,
        title=say("Focus statements"),
        description=say(
            "What {brand} is for, for which customers, and what it excludes.", brand=matter.book.handbook.brand
        ),
        body=render(__name__, View(sight=(point.vision(),), entries=tuple(_entry(point, each) for each in focuses))),
    )


def _entry(point: Standpoint, focus: Focus) -> Entry:
    return Entry(
        point.anchor(focus.key),
        point.words.line(focus.statement),
        point.linked(focus.key, "need"),
        point.linked(focus.key, "for"),
        tuple(point.words.line(exclusion.what) for exclusion in focus.excludes),
        say_many(
            "{count} principle",
            "{count} principles",
            len(below(point.graph, focus.key)),
            none="no principles",
        ),
    )


WRITER = Writer(
    addresses=at(FOCUS_INDEX),
    page=page,
    title=to_say("Our focus"),
    position=1,
    needs=("focus",),
)
