"""The alignment map page: how practice is linked to the vision, and which records are unlinked."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.drawings.alignment import Alignment, Link, Node
from goldthread.drawings.map import map_of
from goldthread.drawings.map_builder import alignment_of
from goldthread.drawings.outline import Outline, outline
from goldthread.language.translation import say, say_many, to_say
from goldthread.pages.components.omissions import left_out
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import COVERAGE, MAP, PRINCIPLE_INDEX, TOUCHPOINT_INDEX
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_UNLINKED_SHOWN = 40


class Row(msgspec.Struct, frozen=True):
    """One row of the table: a link from the side of the vision to the side of practice, and its basis.

    listed: The link to the list of its touchpoints, if these are grouped.
    """

    above: Node
    below: Node
    basis: str
    count: int
    listed: str


class Unlinked(msgspec.Struct, frozen=True):
    """Records with the same missing link; those beyond a limit are only counted."""

    missing: str
    nodes: tuple[Node, ...]
    others: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    left_out: str
    is_empty: bool
    is_gathered: bool
    unlinked: tuple[Unlinked, ...]
    map: Markup
    outline: Outline
    rows: tuple[Row, ...]
    coverage: str
    principles: str
    touchpoints: str


def page(context: Context, address: str) -> Page:
    """The page of the alignment map."""
    presenter = Presenter(context, address)

    def name(key: str) -> tuple[str, str]:
        anchor = presenter.anchor(key)
        return anchor.text, anchor.href

    alignment = alignment_of(presenter.graph, name)
    view = View(
        lead=_lead(alignment),
        left_out=left_out(presenter.book),
        is_empty=not alignment.principles,
        is_gathered=alignment.is_gathered,
        unlinked=tuple(
            _unlinked_group(unlinked_group.missing, unlinked_group.nodes) for unlinked_group in alignment.unlinked
        ),
        map=map_of(alignment),
        outline=outline(alignment),
        rows=tuple(_rows(presenter, alignment)),
        coverage=presenter.links.to(COVERAGE),
        principles=presenter.links.to(PRINCIPLE_INDEX),
        touchpoints=presenter.links.to(TOUCHPOINT_INDEX),
    )
    return Page(
        address=address,
        title=say("Alignment map"),
        description=say("How practice is linked to the vision: {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
        search_boost=1.5,
        drawings=(("alignment-map", view.map),) if alignment.principles else (),
    )


def _lead(alignment: Alignment) -> str:
    unlinked = sum(len(unlinked_group.nodes) for unlinked_group in alignment.unlinked)
    inferred = sum(link.count for link in alignment.links if link.is_inferred and link.above.startswith("principle/"))
    principle_links = sum(link.count for link in alignment.links if link.above.startswith("principle/"))
    principles = len(alignment.principles)
    if not (alignment.focuses or principles or alignment.touchpoints):
        return say("No focus statements, principles or touchpoints yet.")
    linked = say_many(
        "{count} record is unlinked.", "{count} records are unlinked.", unlinked, none="Every record is linked."
    )
    if not principle_links:
        return linked
    tied = say(
        "{touchpoints} and {principles} are connected by {threads}: {stated} stated, {inferred} inferred.",
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", alignment.touchpoints, none="no touchpoints"),
        principles=say_many("{count} principle", "{count} principles", principles, none="no principles"),
        threads=say_many("{count} link", "{count} links", principle_links, none="no links"),
        stated=principle_links - inferred,
        inferred=inferred,
    )
    return f"{linked} {tied}"


def _unlinked_group(missing: str, nodes: tuple[Node, ...]) -> Unlinked:
    beyond = len(nodes) - _UNLINKED_SHOWN
    others = say_many("and {count} more", "and {count} more", beyond) if beyond > 0 else ""
    return Unlinked(missing, nodes[:_UNLINKED_SHOWN], others)


def _rows(presenter: Presenter, alignment: Alignment) -> Iterator[Row]:
    nodes = {node.key: node for node in alignment.nodes}
    order = {key: place for place, key in enumerate(nodes)}
    places: dict[Link, tuple[int, int]] = {each: (order[each.above], order[each.below]) for each in alignment.links}
    for link in sorted(alignment.links, key=lambda each: places[each]):
        basis = say("inferred") if link.is_inferred else say("stated")
        yield Row(nodes[link.above], nodes[link.below], basis, link.count, _listed(presenter, link))


def _listed(presenter: Presenter, link: Link) -> str:
    if not link.below.startswith("phase/"):
        return ""
    principle, phase = link.above.partition("/")[2], link.below.partition("/")[2]
    return presenter.links.to(f"{COVERAGE}principles/#{principle}--{phase}")


WRITER = Writer(
    addresses=at(MAP),
    page=page,
    title=to_say("Alignment map"),
    needs=("principle",),
)
