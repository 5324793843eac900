"""The inventory: all touchpoints in one table to search, filter, sort and download."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from markupsafe import Markup

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
from goldthread.pages.frame.template import render, render_row

_LIVE = "live"
_NOWHERE = ""
"""Stands for a phase that is not known."""


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


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A row as HTML, and what it may be chosen by: ids with words, and the place of its phase."""

    html: Markup
    phase: tuple[str, str]
    place: int
    medium: str
    owner: tuple[str, str]
    status: tuple[str, str]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    rows: tuple[Line, ...]
    choices: tuple[Choice, ...]
    csv: str
    cards: str


def page(context: Context, address: str) -> Page:
    """The page of the inventory."""
    presenter = Presenter(context, address)
    places = context.shared(_places)
    touchpoints = sorted(context.book.touchpoints, key=lambda each: _place(each, places))
    rows = context.rows(_lines, [each.key for each in touchpoints])
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
            Choice(
                "medium",
                say("Medium"),
                options((row.medium or "none", capitalised(_medium(row.medium))) for row in rows),
            ),
            Choice(
                "owner",
                say("Owner"),
                options((row.owner[0] or "none", row.owner[1] or say("No known owner")) for row in rows),
            ),
            Choice("status", say("Status"), options(row.status for row in rows)),
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


def _by_place(rows: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """The phases of rows with their names, in the order of the journey."""
    return (row.phase for row in sorted(rows, key=lambda each: each.place))


def _medium(medium: str) -> str:
    return MEDIUM_NAMES[medium] if medium else say("Unknown")


def _places(context: Context) -> dict[str, int]:
    """The places of phases in the journey, by their ids; there is one more, of those that are not known."""
    places = {phase.id: place for place, phase in enumerate(context.book.phases)}
    return {**places, _NOWHERE: len(places)}


def _place(touchpoint: Touchpoint, places: Mapping[str, int]) -> int:
    return places.get(touchpoint.phase or _NOWHERE, places[_NOWHERE])


def _lines(context: Context) -> Callable[[str], Line]:
    """What makes the rows of the table, by the keys of touchpoints."""
    presenter, places = Presenter(context, INVENTORY), context.shared(_places)

    def line(key: str) -> Line:
        touchpoint = context.book.records[key]
        assert isinstance(touchpoint, Touchpoint)
        row = _row(presenter, touchpoint, _place(touchpoint, places))
        return Line(
            html=render_row("experience/inventory_row", row, context.audience),
            phase=(row.phase_id, row.phase),
            place=row.place,
            medium=row.medium,
            owner=(row.owner_id, row.owner),
            status=(row.status_id, row.status),
        )

    return line


def _title(presenter: Presenter, key: str) -> str | None:
    record = presenter.book.records.get(key)
    return None if record is None else presenter.words.title(record)


def _row(presenter: Presenter, touchpoint: Touchpoint, place: int) -> Row:
    phase, owner = _title(presenter, f"phase/{touchpoint.phase}"), _title(presenter, f"team/{touchpoint.owner}")
    priority, state = touchpoint.priority, status(touchpoint)
    links = presenter.graph.links_from(touchpoint.key, "principles")
    customers = (
        presenter.book.records[edge.target].title for edge in presenter.graph.links_from(touchpoint.key, "customers")
    )
    return Row(
        anchor=presenter.anchor(touchpoint.key),
        phase_id=touchpoint.phase or "none",
        phase=touchpoint.phase or say("Unknown") if phase is None else phase,
        place=place,
        medium=touchpoint.medium or "",
        channel=", ".join(touchpoint.all_channels),
        owner_id=touchpoint.owner or "",
        owner=touchpoint.owner or "" if owner is None else owner,
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
