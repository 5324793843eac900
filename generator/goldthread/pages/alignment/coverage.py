"""The coverage page: touchpoints by phase, medium, principle, need and team, and the gaps."""

from collections.abc import Iterator, Mapping

import msgspec
from markupsafe import Markup

from goldthread.graph.scope import active_records
from goldthread.language.translation import say, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Touchpoint
from goldthread.model.record import Standing
from goldthread.pages.components.coverage_grids import GRIDS, Grid, Square, grid_named, grids
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.omissions import left_out
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import COVERAGE, MAP, WEAKNESSES
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.labels import MEDIUM_WORDS
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.template import render

_FEW, _MANY, _LISTED, _LARGE = 12, 40, 200, 400
"""In the list of a cell: how many touchpoints are shown in a large handbook, and in any other; how many a gap names; how many are many."""


_UNPLACED: Mapping[Standing, str] = Vocabulary(
    {
        "unknown": to_say("unknown"),
        "n/a": to_say("does not apply"),
        "absent": to_say("not filled in"),
        "written": to_say("not found"),
    }
)


class Gap(msgspec.Struct, frozen=True):
    """A gap in a few words, with links to the records."""

    words: str
    anchors: tuple[Anchor, ...]
    count: int = 0


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the overview shows."""

    lead: str
    left_out: str
    is_empty: bool
    gaps: tuple[Gap, ...]
    grids: tuple[Grid, ...]
    map: str
    weaknesses: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The touchpoints of one cell."""

    id: str
    column: Anchor
    square: Square
    stated: tuple[Anchor, ...]
    inferred: tuple[Anchor, ...]
    unknown: tuple[tuple[Anchor, str], ...]
    reason: Markup
    others: int


class Block(msgspec.Struct, frozen=True):
    """The lists of one row."""

    row: Anchor
    lists: tuple[Listed, ...]


class ListView(msgspec.Struct, frozen=True):
    """What the page with the lists of a grid shows."""

    title: str
    back: str
    blocks: tuple[Block, ...]


def page(context: Context, address: str) -> Page:
    """The overview, or the page of one table with the lists of its cells."""
    if address != COVERAGE:
        return _lists(context, address.split("/")[-2])
    presenter = Presenter(context, COVERAGE)
    shown = tuple(grids(presenter))
    view = View(
        lead=_lead(shown),
        left_out=left_out(presenter.book),
        is_empty=not context.book.touchpoints,
        gaps=tuple(_gaps(presenter, shown)),
        grids=shown,
        map=presenter.links.to(MAP),
        weaknesses=presenter.links.to(WEAKNESSES),
    )
    return Page(
        address=COVERAGE,
        title=say("Coverage"),
        description=say("Touchpoints by phase, medium, principle and need. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
    )


def _addresses(context: Context) -> Iterator[str]:
    yield COVERAGE
    del context
    for name in GRIDS:
        yield f"{COVERAGE}{name}/"


def _lead(shown: tuple[Grid, ...]) -> str:
    media, principles, _, needs = shown
    silent = sum(square.state == "gap" for row in media.rows for square in row.squares)
    declared = sum(square.state == "declared" for row in media.rows for square in row.squares)
    empty = [row for grid in (principles, needs) for row in grid.rows if row.is_empty]
    unplaced = sum(square.state == "unknown" and square.count for row in media.rows for square in row.squares)
    gaps = say_many(
        "{count} unexplained gap",
        "{count} unexplained gaps",
        silent,
        none="No unexplained gaps",
    )
    if declared:
        kept = say_many("{count} intended gap", "{count} intended gaps", declared)
        gaps = say("{gaps} and {kept}", gaps=gaps, kept=kept)
    parts = [gaps] if media.rows and (silent or declared or not unplaced) else []
    if unplaced:
        parts.append(
            say_many("{count} touchpoint of unknown medium", "{count} touchpoints of unknown medium", unplaced)
        )
    if principles.rows or needs.rows:
        parts.append(
            say_many(
                "{count} principle or need without a touchpoint",
                "{count} principles and needs without a touchpoint",
                len(empty),
                none="every principle and every need has a touchpoint",
            )
        )
    return "; ".join(parts) + "." if parts else say("No phases, principles or needs yet.")


def _gaps(presenter: Presenter, shown: tuple[Grid, ...]) -> Iterator[Gap]:
    media, principles, _, needs = shown
    found = (
        Gap(say("Empty, no reason given"), tuple(_silent(media))),
        Gap(
            say("Principles without a touchpoint"),
            tuple(row.anchor for row in principles.rows if row.is_empty),
        ),
        Gap(say("Needs without a touchpoint"), tuple(row.anchor for row in needs.rows if row.is_empty)),
        _unlinked_gap(presenter, say("Touchpoints without a principle"), "principles"),
        _unknown_gap(presenter, say("Touchpoints whose principles are unknown"), "principles"),
        _unlinked_gap(presenter, say("Touchpoints without a known medium"), "medium"),
        _unlinked_gap(presenter, say("Touchpoints without an owner"), "owner"),
        _unknown_gap(presenter, say("Touchpoints whose owner is unknown"), "owner"),
    )
    return (gap for gap in found if gap.anchors)


def _silent(media: Grid) -> Iterator[Anchor]:
    for row in media.rows:
        for square in row.squares:
            if square.state == "gap":
                medium = square.anchor.rpartition("--")[2]
                yield Anchor(say("{phase}, {medium}", phase=row.anchor.text, medium=MEDIUM_WORDS[medium]), square.href)


def _unlinked_gap(presenter: Presenter, words: str, field: str) -> Gap:
    is_open = field != "medium"  # a medium that is unknown is none that is known, as the words say
    unlinked = [
        each.key
        for each in active_records(presenter.book.touchpoints)
        if not getattr(each, field) and not (is_open and each.stands(field) == "unknown")
    ]
    return Gap(words, tuple(presenter.anchor(key) for key in unlinked[:_LISTED]), len(unlinked))


def _unknown_gap(presenter: Presenter, words: str, field: str) -> Gap:
    """The touchpoints of which it is declared unknown what they are linked to."""
    unknown = [each.key for each in active_records(presenter.book.touchpoints) if each.stands(field) == "unknown"]
    return Gap(words, tuple(presenter.anchor(key) for key in unknown[:_LISTED]), len(unknown))


def _lists(context: Context, name: str) -> Page:
    presenter = Presenter(context, f"{COVERAGE}{name}/")
    grid = grid_named(presenter, name)
    blocks = tuple(
        Block(
            row.anchor,
            tuple(
                _listed(presenter, column, square)
                for column, square in zip(grid.columns, row.squares, strict=True)
                if square.count or square.state in {"gap", "declared"}
            ),
        )
        for row in grid.rows
    )
    return Page(
        address=f"{COVERAGE}{name}/",
        title=say("Coverage: {table}", table=grid.title),
        description=grid.lists,
        body=render(
            "alignment/coverage_lists",
            ListView(grid.title, presenter.links.to(f"{COVERAGE}#{name}"), blocks),
            context.audience,
        ),
        hides=("toc",),
        search_boost=0.0,
    )


def _listed(presenter: Presenter, column: Anchor, square: Square) -> Listed:
    most = _FEW if len(presenter.book.touchpoints) > _LARGE else _MANY
    stated, inferred, unknown = square.stated[:most], square.inferred[:most], square.unknown[:most]
    beyond = square.count - len(stated) - len(inferred) - len(unknown)
    return Listed(
        id=square.anchor,
        column=column,
        square=square,
        stated=tuple(presenter.anchor(key) for key in stated),
        inferred=tuple(presenter.anchor(key, inferred=True) for key in inferred),
        unknown=tuple((presenter.anchor(key), _unknown(presenter, key, square.field)) for key in unknown),
        reason=presenter.words.line(square.declared),
        others=max(beyond, 0),
    )


def _unknown(presenter: Presenter, key: str, field: str) -> str:
    touchpoint = presenter.book.records[key]
    assert isinstance(touchpoint, Touchpoint)
    return _UNPLACED[touchpoint.stands(field)]


WRITER = Writer(
    addresses=_addresses,
    page=page,
    title=to_say("Coverage"),
    for_editors=True,
)
