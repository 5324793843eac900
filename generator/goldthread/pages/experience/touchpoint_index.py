"""The index of touchpoints as cards, by phase in the customer's order."""

from collections.abc import Callable, Iterator, Mapping

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say, say_many, to_say
from goldthread.model.journey import Touchpoint
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, status
from goldthread.pages.frame.addresses import COVERAGE, INVENTORY, JOURNEY, TOUCHPOINT_INDEX
from goldthread.pages.frame.anchors import own_anchor
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render, render_row

_MANY = 300
"""Above this number a card holds no sentence, so that the page stays quick to load."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint on the index; `terms` are its customers and old ids, by which the filter finds it."""

    anchor: Anchor
    voice: Markup
    medium: str
    team: Anchor | None
    team_id: str
    status: State | None
    is_signature: bool
    terms: str


class Group(msgspec.Struct, frozen=True):
    """The touchpoints of a phase; the id anchors its heading."""

    id: str
    anchor: Anchor
    count: str
    cards: tuple[Markup, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows, unlinked records first."""

    lead: str
    unlinked: tuple[Anchor, ...]
    groups: tuple[Group, ...]
    media: tuple[str, ...]
    teams: tuple[tuple[str, str], ...]
    journey: str
    coverage: str
    inventory: str


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    touchpoints = context.book.touchpoints
    return Page(
        address=address,
        title=say("Touchpoints"),
        description=say_many(
            "{count} touchpoint of {brand}, in the order of the journey.",
            "{count} touchpoints of {brand}, in the order of the journey.",
            len(touchpoints),
            none="No touchpoints of {brand}.",
            brand=context.book.handbook.title,
        ),
        body=render(__name__, _view(presenter, touchpoints), context.audience),
        hides=("toc",),
        search_boost=0.0,
    )


def _view(presenter: Presenter, touchpoints: tuple[Touchpoint, ...]) -> View:
    owners = {touchpoint.owner for touchpoint in touchpoints}
    return View(
        lead=say_many(
            "{count} touchpoint, in the order of the journey. A star marks signature experiences.",
            "{count} touchpoints, in the order of the journey. A star marks signature experiences.",
            len(touchpoints),
            none="No touchpoints.",
        ),
        unlinked=tuple(
            presenter.anchor(each.key) for each in touchpoints if not presenter.graph.links_from(each.key, "principles")
        ),
        groups=tuple(_groups(presenter, touchpoints)) if touchpoints else (),
        media=tuple(dict.fromkeys(each.medium for each in touchpoints if each.medium)),
        teams=tuple((team.id, presenter.words.name(team.title)) for team in presenter.book.teams if team.id in owners),
        journey=presenter.links.to(JOURNEY),
        coverage=presenter.links.to(COVERAGE),
        inventory=presenter.links.to(INVENTORY),
    )


def _groups(presenter: Presenter, touchpoints: tuple[Touchpoint, ...]) -> Iterator[Group]:
    cards = _cards(presenter, touchpoints)
    by_phase: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        by_phase.setdefault(touchpoint.phase or "", []).append(touchpoint)
    for phase in presenter.book.phases:
        found = by_phase.pop(phase.id, [])
        yield _group(own_anchor(phase.id), presenter.anchor(phase.key), found, cards)
    rest = [touchpoint for left in by_phase.values() for touchpoint in left]
    if rest:
        yield _group("no-phase", Anchor(say("No known phase")), rest, cards)


def _group(phase_id: str, anchor: Anchor, found: list[Touchpoint], cards: Mapping[str, Markup]) -> Group:
    in_order = sorted(found, key=lambda touchpoint: touchpoint.signature is None)
    count = say_many("{count} touchpoint", "{count} touchpoints", len(found), none="no touchpoints")
    return Group(phase_id, anchor, count, tuple(cards[each.key] for each in in_order))


def _cards(presenter: Presenter, touchpoints: tuple[Touchpoint, ...]) -> Mapping[str, Markup]:
    """The cards by the keys of touchpoints; in a brief one nothing is explained, so that each may be made by itself."""
    keys = [each.key for each in touchpoints]
    if len(touchpoints) > _MANY:
        return dict(zip(keys, presenter.context.rows(_brief_cards, keys), strict=True))
    return {each.key: _drawn(presenter, each, brief=False) for each in touchpoints}


def _brief_cards(context: Context) -> Callable[[str], Markup]:
    """What makes the brief cards, by the keys of touchpoints."""
    presenter = Presenter(context, TOUCHPOINT_INDEX)

    def card(key: str) -> Markup:
        touchpoint = context.book.records[key]
        assert isinstance(touchpoint, Touchpoint)
        return _drawn(presenter, touchpoint, brief=True)

    return card


def _drawn(presenter: Presenter, touchpoint: Touchpoint, *, brief: bool) -> Markup:
    card = _card(presenter, touchpoint, brief=brief)
    return render_row("experience/touchpoint_card", card, presenter.context.audience)


def _card(presenter: Presenter, touchpoint: Touchpoint, *, brief: bool) -> Card:
    team = f"team/{touchpoint.owner}"
    customers = (anchor.text for anchor in presenter.linked(touchpoint.key, "customers"))
    return Card(
        anchor=presenter.anchor(touchpoint.key),
        voice=presenter.words.line(None if brief else touchpoint.as_customer),
        medium=touchpoint.medium or "unknown",
        team=presenter.anchor(team) if team in presenter.book.records else None,
        team_id=touchpoint.owner or "",
        status=status(touchpoint),
        is_signature=touchpoint.signature is not None,
        terms=" ".join((*customers, *touchpoint.was)),
    )


WRITER = Writer(
    addresses=at(TOUCHPOINT_INDEX),
    page=page,
    title=to_say("Touchpoints"),
    needs=("touchpoint",),
)
