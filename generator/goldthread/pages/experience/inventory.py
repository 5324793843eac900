"""The inventory: all touchpoints in one table to search, filter, sort and download."""

from collections.abc import Iterable, Iterator

import msgspec

from goldthread.language.translation import say, say_many, to_say
from goldthread.model.journey import Touchpoint
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.filters import Choice, options
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.states import status
from goldthread.pages.frame.addresses import INVENTORY, TOUCHPOINT_INDEX, TOUCHPOINTS_FILE
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import MEDIUM_NAMES, capitalised
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_LIVE = "live"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint in the table; `terms` are more words by which the search finds it, `place` its phase's place in the journey."""

    anchor: Anchor
    phase_id: str
    phase: str
    place: int
    medium: str
    channel: str
    owner_id: str
    owner: str
    status_id: str
    status: str
    customer: str
    business: str
    principles: int
    terms: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    csv: str
    cards: str


def page(context: Context, address: str) -> Page:
    """The page of the inventory."""
    presenter = Presenter(context, address)
    rows = tuple(_rows(presenter))
    view = View(
        lead=say_many(
            "{count} touchpoint in one table.",
            "{count} touchpoints in one table.",
            len(rows),
            none="No touchpoints.",
        ),
        rows=rows,
        choices=(
            Choice("phase", say("Phase"), options(_by_place(rows))),
            Choice("medium", say("Medium"), options((row.medium or "none", capitalised(_medium(row))) for row in rows)),
            Choice(
                "owner",
                say("Owner"),
                options((row.owner_id or "none", row.owner or say("No known owner")) for row in rows),
            ),
            Choice("status", say("Status"), options((row.status_id, row.status) for row in rows)),
        ),
        csv=presenter.links.to(TOUCHPOINTS_FILE),
        cards=presenter.links.to(TOUCHPOINT_INDEX),
    )
    return Page(
        address=address,
        title=say("Touchpoints in a table"),
        description=say("{lead} Search, filter, sort and download as a spreadsheet.", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=0.0,
    )


def _by_place(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """The phases of rows with their names, in the order of the journey."""
    return ((row.phase_id, row.phase) for row in sorted(rows, key=lambda each: each.place))


def _medium(row: Row) -> str:
    return MEDIUM_NAMES[row.medium] if row.medium else say("Unknown")


def _rows(presenter: Presenter) -> Iterator[Row]:
    places = {phase.id: place for place, phase in enumerate(presenter.book.phases)}
    names = {record.key: presenter.words.title(record) for record in (*presenter.book.phases, *presenter.book.teams)}
    touchpoints = sorted(presenter.book.touchpoints, key=lambda each: places.get(each.phase or "", len(places)))
    for touchpoint in touchpoints:
        yield _row(presenter, touchpoint, names, places.get(touchpoint.phase or "", len(places)))


def _row(presenter: Presenter, touchpoint: Touchpoint, names: dict[str, str], place: int) -> Row:
    priority, state = touchpoint.priority, status(touchpoint)
    links = presenter.graph.links_from(touchpoint.key, "principles")
    customers = (
        presenter.book.records[edge.target].title for edge in presenter.graph.links_from(touchpoint.key, "customers")
    )
    return Row(
        anchor=presenter.anchor(touchpoint.key),
        phase_id=touchpoint.phase or "none",
        phase=names.get(f"phase/{touchpoint.phase}", touchpoint.phase or say("Unknown")),
        place=place,
        medium=touchpoint.medium or "",
        channel=", ".join(touchpoint.all_channels),
        owner_id=touchpoint.owner or "",
        owner=names.get(f"team/{touchpoint.owner}", touchpoint.owner or ""),
        status_id=touchpoint.status or "none",
        status=state.words if state else say("Live") if touchpoint.status == _LIVE else say("No known status"),
        customer=str(priority.customer or "") if priority else "",
        business=str(priority.business or "") if priority else "",
        principles=len(links),
        terms=" ".join((touchpoint.id, *touchpoint.was, *customers)),
    )


WRITER = Writer(
    addresses=at(INVENTORY),
    page=page,
    title=to_say("Touchpoints in a table"),
    needs=("touchpoint",),
)
