"""The index of teams, with customers and numbers of touchpoints."""

import msgspec

from goldthread.language.translation import say, say_many, to_say
from goldthread.model.teams import Team
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import State, field_state, status
from goldthread.pages.frame.addresses import TEAM_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import listed
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Card(msgspec.Struct, frozen=True):
    """A team on the index."""

    anchor: Anchor
    serves: str
    owns: str
    status: State | None
    no_customers: State | None


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows, touchpoints without an owner first."""

    ownerless: tuple[Anchor, ...]
    cards: tuple[Card, ...]


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    view = View(
        ownerless=tuple(
            presenter.anchor(each.key)
            for each in context.book.touchpoints
            if not presenter.graph.links_from(each.key, "owner")
        ),
        cards=tuple(_card(presenter, team) for team in context.book.teams),
    )
    return Page(
        address=address,
        title=say("Teams"),
        description=say("All teams with their customers, touchpoints and principles."),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=0.0,
    )


def _card(presenter: Presenter, team: Team) -> Card:
    serves = tuple(anchor.text for anchor in presenter.linked(team.key, "serves"))
    owned = len(presenter.graph.links_to(team.key, "touchpoint", "owner"))
    owns = say_many("{count} touchpoint", "{count} touchpoints", owned, none="No touchpoints")
    return Card(presenter.anchor(team.key), listed(serves), owns, status(team), field_state(team, "serves"))


WRITER = Writer(
    addresses=at(TEAM_INDEX),
    page=page,
    title=to_say("Teams"),
    needs=("team",),
)
