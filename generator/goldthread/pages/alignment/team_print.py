"""Two sheets for each team, to print."""

from collections.abc import Iterator

import msgspec

from goldthread.language.translation import say
from goldthread.model.journey import Touchpoint
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.team_sheets import TeamSheets, team_sheets
from goldthread.pages.frame.addresses import BOOKLET, booklet_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render


class View(msgspec.Struct, frozen=True):
    """What the page shows."""

    team: str
    sheets: TeamSheets
    page: str
    whole: str


def page(context: Context, address: str) -> Page:
    """The sheets of one team."""
    presenter = Presenter(context, address)
    team = next(each for each in context.book.teams if booklet_address(each.id) == address)
    touchpoints = context.shared(touchpoints_by_owner)[team.id]
    name, brand = presenter.words.name(team.title), presenter.handbook.title
    view = View(
        name,
        team_sheets(presenter, team, touchpoints),
        presenter.links.record(team.key) or "",
        presenter.links.to(BOOKLET),
    )
    return Page(
        address=address,
        title=say("Two sheets: {team}", team=name),
        description=say(
            "What {brand} promises and what that means for {team}, on two sheets to print.", brand=brand, team=name
        ),
        body=render(__name__, view, context.audience),
        hides=("navigation", "toc"),
        search_boost=0.0,
    )


def _addresses(context: Context) -> Iterator[str]:
    """An address for each team with touchpoints."""
    owners = context.shared(touchpoints_by_owner)
    return (booklet_address(team.id) for team in context.book.teams if team.id in owners)


def touchpoints_by_owner(context: Context) -> dict[str, tuple[Touchpoint, ...]]:
    """The touchpoints of each team, by its id; to be shared by all pages."""
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in context.book.touchpoints:
        found.setdefault(touchpoint.owner or "", []).append(touchpoint)
    return {team: tuple(touchpoints) for team, touchpoints in found.items()}


WRITER = Writer(addresses=_addresses, page=page)
