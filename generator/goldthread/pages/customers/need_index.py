"""The index of needs by kind, human needs first."""

import msgspec
from markupsafe import Markup

from goldthread.drawings.needs_matrix import MOST_COLUMNS, Basis, Met, PhaseStops, Stop, needs_matrix
from goldthread.drawings.order import in_customers_order
from goldthread.graph.graph import Edge
from goldthread.graph.traces import below
from goldthread.language.translation import said, say, say_many, to_say
from goldthread.model.journey import Touchpoint
from goldthread.model.learning import Evidence
from goldthread.model.vision import Need
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.record_lists import strength
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import COVERAGE, NEED_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


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
    matrix: Markup
    met: tuple[tuple[Anchor, tuple[Anchor, ...]], ...]
    is_counted: bool
    coverage: str


_GROUPS = (
    ("human", to_say("Human needs"), "human"),
    ("functional", to_say("Jobs to be done"), "functional"),
    ("internal", to_say("Internal needs"), "internal"),
    ("unsorted", to_say("Not classified"), None),
)


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    needs = context.book.needs
    groups = (
        Group(name, said(title), tuple(_card(presenter, need) for need in needs if need.sort == sort))
        for name, title, sort in _GROUPS
    )
    return Page(
        address=address,
        title=say("Needs"),
        description=say("What people need, independently of our offers, and the strength of the evidence."),
        body=render(__name__, _view(presenter, tuple(group for group in groups if group.cards)), context.audience),
        hides=("toc",),
        search_boost=0.0,
    )


def _view(presenter: Presenter, groups: tuple[Group, ...]) -> View:
    needs = presenter.book.needs
    matrix = _matrix(presenter, needs)
    met = ((presenter.anchor(need.key), presenter.sources(_serving(presenter, need))) for need in needs)
    return View(
        groups=groups,
        matrix=matrix,
        met=tuple(met) if matrix else (),
        is_counted=len(presenter.book.touchpoints) > MOST_COLUMNS,
        coverage=presenter.links.to(f"{COVERAGE}#needs"),
    )


def _matrix(presenter: Presenter, needs: tuple[Need, ...]) -> Markup:
    order = in_customers_order(presenter.graph)
    if sum(map(len, order.values())) > MOST_COLUMNS:
        return Markup()  # before all of them are named for nothing
    phases = tuple(_phase_stops(presenter, phase, touchpoints) for phase, touchpoints in order.items())
    rows = tuple(_met(presenter, need) for need in needs)
    count = sum(len(phase.stops) for phase in phases)
    met = len({key for row in rows for key in row.by})
    summary = say("{met} of {count} touchpoints are linked to a need.", met=met, count=count)
    return needs_matrix(rows, phases, summary)


def _phase_stops(presenter: Presenter, phase: str, touchpoints: tuple[Touchpoint, ...]) -> PhaseStops:
    anchors = ((touchpoint.key, presenter.anchor(touchpoint.key)) for touchpoint in touchpoints)
    title = presenter.anchor(phase)
    return PhaseStops(title.text, title.href, tuple(Stop(key, anchor.text, anchor.href) for key, anchor in anchors))


def _met(presenter: Presenter, need: Need) -> Met:
    anchor = presenter.anchor(need.key)
    by: dict[str, Basis] = {
        edge.source: "inferred" if edge.basis == "inferred" else "stated" for edge in _serving(presenter, need)
    }
    return Met(anchor.text, anchor.href, by)


def _serving(presenter: Presenter, need: Need) -> tuple[Edge, ...]:
    return tuple(presenter.graph.links_to(need.key, "touchpoint", "needs"))


def _card(presenter: Presenter, need: Need) -> Card:
    graph = presenter.graph
    evidence = (presenter.book.records[edge.target] for edge in graph.links_from(need.key, "evidence"))
    serving = _serving(presenter, need)
    return Card(
        presenter.anchor(need.key),
        strength(each for each in evidence if isinstance(each, Evidence)),
        status(need),
        presenter.sources(below(graph, need.key)),
        say_many("{count} touchpoint", "{count} touchpoints", len(serving), none="No touchpoints"),
    )


WRITER = Writer(
    addresses=at(NEED_INDEX),
    page=page,
    title=to_say("Needs"),
    needs=("need",),
)
