"""The index of needs: human ones first, with how well each is known and what answers it."""

from collections.abc import Iterator

import msgspec

from goldthread.graph.traces import below
from goldthread.language.saying import said, say, say_many, to_say
from goldthread.model.learning import Evidence
from goldthread.model.vision import Need
from goldthread.pages.addresses import NEED_INDEX
from goldthread.pages.groups import strength
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Standpoint, State, status
from goldthread.pages.template import render


class Card(msgspec.Struct, frozen=True):
    """A need on the index."""

    anchor: Anchor
    strength: str
    status: State | None
    answers: tuple[Anchor, ...]
    served: str


class Group(msgspec.Struct, frozen=True):
    """The needs of one sort."""

    id: str
    title: str
    cards: tuple[Card, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows."""

    groups: tuple[Group, ...]


_GROUPS = (
    ("human", to_say("Human needs"), "human"),
    ("functional", to_say("Jobs to be done"), "functional"),
    ("internal", to_say("Needs of our own"), "internal"),
    ("unsorted", to_say("Not sorted yet"), None),
)


def pages(matter: Matter) -> Iterator[Page]:
    """The index."""
    point = Standpoint(matter, NEED_INDEX)
    needs = matter.book.needs
    groups = (
        Group(name, said(title), tuple(_card(point, need) for need in needs if need.sort == sort))
        for name, title, sort in _GROUPS
    )
    yield Page(
        address=NEED_INDEX,
        title=say("Needs"),
        description=say("What people need, whether or not we exist, and how well we know it."),
        body=render("needs", View(groups=tuple(group for group in groups if group.cards))),
        hides=("toc",),
        search_boost=0,
    )


def _card(point: Standpoint, need: Need) -> Card:
    graph = point.graph
    evidence = (point.book.records[edge.target] for edge in graph.leaving(need.key, "evidence"))
    serving = graph.reaching(need.key, "touchpoint", "needs")
    return Card(
        point.anchor(need.key),
        strength(each for each in evidence if isinstance(each, Evidence)),
        status(need),
        point.sources(below(graph, need.key)),
        say_many("{count} touchpoint", "{count} touchpoints", len(serving), none="No touchpoints"),
    )
