"""Map: is practice tied to the vision, through which principles, and what hangs loose?"""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.alignment import Alignment, Knot, Thread
from goldthread.drawings.map import map_of
from goldthread.drawings.map_builder import woven
from goldthread.drawings.outline import Outline, outline
from goldthread.language.translation import say, say_many, to_say
from goldthread.pages.components.omissions import left_out
from goldthread.pages.components.parts import Standpoint
from goldthread.pages.frame.addresses import COVERAGE, MAP, PRINCIPLE_INDEX, TOUCHPOINT_INDEX
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.template import render
from goldthread.pages.frame.writer import Writer, at

_SHOWN_IN_TRAY = 40


class Row(msgspec.Struct, frozen=True):
    """One row of the table: a thread from the vision's side to the side of practice, and how sure it is.

    listed: The link to the list of the touchpoints that it stands for, when these are gathered.
    """

    above: Knot
    below: Knot
    basis: str
    count: int
    listed: str


class Tray(msgspec.Struct, frozen=True):
    """Records from which the same thread is missing; those beyond a number are only counted."""

    missing: str
    knots: tuple[Knot, ...]
    others: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    left_out: str
    is_empty: bool
    is_gathered: bool
    trays: tuple[Tray, ...]
    map: Markup
    outline: Outline
    rows: tuple[Row, ...]
    coverage: str
    principles: str
    touchpoints: str


def page(matter: Matter, address: str) -> Page:
    """The page of the alignment map."""
    here = Standpoint(matter, address)

    def name(key: str) -> tuple[str, str]:
        anchor = here.anchor(key)
        return anchor.text, anchor.href

    alignment = woven(here.graph, name)
    view = View(
        lead=_lead(alignment),
        left_out=left_out(here.book),
        is_empty=not alignment.principles,
        is_gathered=alignment.is_gathered,
        trays=tuple(_tray(tray.missing, tray.knots) for tray in alignment.trays),
        map=map_of(alignment),
        outline=outline(alignment),
        rows=tuple(_rows(here, alignment)),
        coverage=here.links.to(COVERAGE),
        principles=here.links.to(PRINCIPLE_INDEX),
        touchpoints=here.links.to(TOUCHPOINT_INDEX),
    )
    return Page(
        address=address,
        title=say("Alignment map"),
        description=say("How practice is linked to the vision: {lead}", lead=view.lead),
        body=render(__name__, view),
        hides=("toc",),
        search_boost=1.5,
        drawings=(("alignment-map", view.map),) if alignment.principles else (),
    )


def _lead(alignment: Alignment) -> str:
    loose = sum(len(tray.knots) for tray in alignment.trays)
    inferred = sum(
        thread.count for thread in alignment.threads if thread.is_inferred and thread.above.startswith("principle/")
    )
    followed = sum(thread.count for thread in alignment.threads if thread.above.startswith("principle/"))
    hanging = say_many(
        "{count} record is unlinked.", "{count} records are unlinked.", loose, none="Every record is linked."
    )
    principles = len(alignment.principles)
    tied = say(
        "{touchpoints} and {principles} are connected by {threads}: {stated} stated, {inferred} inferred.",
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", alignment.touchpoints, none="no touchpoints"),
        principles=say_many("{count} principle", "{count} principles", principles, none="no principles"),
        threads=say_many("{count} link", "{count} links", followed, none="no links"),
        stated=followed - inferred,
        inferred=inferred,
    )
    return f"{hanging} {tied}"


def _tray(missing: str, knots: tuple[Knot, ...]) -> Tray:
    beyond = len(knots) - _SHOWN_IN_TRAY
    others = say_many("and {count} more", "and {count} more", beyond) if beyond > 0 else ""
    return Tray(missing, knots[:_SHOWN_IN_TRAY], others)


def _rows(here: Standpoint, alignment: Alignment) -> Iterator[Row]:
    knots = {knot.key: knot for knot in alignment.knots}
    order = {key: place for place, key in enumerate(knots)}
    places: dict[Thread, tuple[int, int]] = {each: (order[each.above], order[each.below]) for each in alignment.threads}
    for thread in sorted(alignment.threads, key=lambda each: places[each]):
        basis = say("inferred") if thread.is_inferred else say("stated")
        yield Row(knots[thread.above], knots[thread.below], basis, thread.count, _listed(here, thread))


def _listed(here: Standpoint, thread: Thread) -> str:
    if not thread.below.startswith("phase/"):
        return ""
    principle, phase = thread.above.partition("/")[2], thread.below.partition("/")[2]
    return here.links.to(f"{COVERAGE}principles/#{principle}--{phase}")


WRITER = Writer(
    addresses=at(MAP),
    page=page,
    title=to_say("Alignment map"),
    position=2,
    needs=("principle",),
)
