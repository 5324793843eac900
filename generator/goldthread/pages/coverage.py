"""Coverage: where does practice reach, how sure is that, and where is nothing?"""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goldthread.model.journey import Touchpoint
from goldthread.pages.addresses import COVERAGE, MAP
from goldthread.pages.grids import Grid, Square, grids
from goldthread.pages.left_out import left_out
from goldthread.pages.matter import Matter
from goldthread.pages.page import Page
from goldthread.pages.pieces import Anchor, Standpoint, counted, standing
from goldthread.pages.template import render
from goldthread.rules.scope import in_play

_FEW, _MANY, _LARGE = 12, 40, 400
"""In the list of a cell: how many touchpoints are shown in a large handbook, and in any other."""


class Gap(msgspec.Struct, frozen=True):
    """What is missing, in a few words, with links to where it is missing."""

    words: str
    anchors: tuple[Anchor, ...]
    others: str = ""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the overview shows."""

    lead: str
    left_out: str
    is_empty: bool
    gaps: tuple[Gap, ...]
    grids: tuple[Grid, ...]
    map: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The touchpoints of one cell."""

    id: str
    column: Anchor
    square: Square
    stated: tuple[Anchor, ...]
    inferred: tuple[Anchor, ...]
    unknown: tuple[tuple[Anchor, str], ...]
    reason: Markup
    others: str


class Block(msgspec.Struct, frozen=True):
    """The lists of one row."""

    row: Anchor
    lists: tuple[Listed, ...]


class ListView(msgspec.Struct, frozen=True):
    """What the page with the lists of a grid shows."""

    title: str
    back: str
    blocks: tuple[Block, ...]


def pages(matter: Matter) -> Iterator[Page]:
    """The overview, and for each of its grids a page with the lists that its cells lead to."""
    here = Standpoint(matter, COVERAGE)
    shown = tuple(grids(here))
    view = View(
        lead=_lead(shown),
        left_out=left_out(here.book),
        is_empty=not matter.book.touchpoints,
        gaps=tuple(_gaps(here, shown)),
        grids=shown,
        map=here.links.to(MAP),
    )
    yield Page(
        address=COVERAGE,
        title="Coverage",
        description=f"Where practice reaches and where it does not. {view.lead}",
        body=render("coverage", view),
        hides=("toc",),
    )
    for name in (grid.id for grid in shown):
        yield _lists(matter, name)


def _lead(shown: tuple[Grid, ...]) -> str:
    media = shown[0]
    silent = sum(square.state == "gap" for row in media.rows for square in row.squares)
    declared = sum(square.state == "declared" for row in media.rows for square in row.squares)
    empty = [row for grid in shown[1:] for row in grid.rows if row.is_empty]
    gaps = f"{counted(silent, 'gap', 'gaps').capitalize()} that nobody has explained"
    kept = f" and {counted(declared, 'gap', 'gaps')} left on purpose" if declared else ""
    reached = f"{counted(len(empty), 'principle or need', 'principles and needs')} that no touchpoint reaches"
    return f"{gaps}{kept}; {reached if empty else 'every principle and every need is reached by some touchpoint'}."


def _gaps(here: Standpoint, shown: tuple[Grid, ...]) -> Iterator[Gap]:
    media, principles, _, needs = shown
    found = (
        Gap("Empty, and nobody has said why", tuple(_silent(media))),
        Gap("Principles that no touchpoint practises", tuple(row.anchor for row in principles.rows if row.is_empty)),
        Gap("Needs that no touchpoint serves", tuple(row.anchor for row in needs.rows if row.is_empty)),
        _loose(here, "Touchpoints that follow no principle", "principles"),
        _loose(here, "Touchpoints whose medium nobody has written or knows", "medium"),
        _loose(here, "Touchpoints that nobody answers for", "owner"),
    )
    return (gap for gap in found if gap.anchors)


def _silent(media: Grid) -> Iterator[Anchor]:
    for row in media.rows:
        for column, square in zip(media.columns, row.squares, strict=True):
            if square.state == "gap":
                yield Anchor(f"{row.anchor.text}, {column.text.lower()}", square.href)


def _loose(here: Standpoint, words: str, field: str) -> Gap:
    loose = [each.key for each in in_play(here.book.touchpoints) if not getattr(each, field)]
    beyond = len(loose) - _MANY
    return Gap(words, tuple(here.anchor(key) for key in loose[:_MANY]), f"and {beyond} more" if beyond > 0 else "")


def _lists(matter: Matter, name: str) -> Page:
    here = Standpoint(matter, f"{COVERAGE}{name}/")
    grid = next(grid for grid in grids(here) if grid.id == name)
    blocks = tuple(
        Block(
            row.anchor,
            tuple(
                _listed(here, column, square)
                for column, square in zip(grid.columns, row.squares, strict=True)
                if square.count or square.state in {"gap", "declared"}
            ),
        )
        for row in grid.rows
    )
    return Page(
        address=f"{COVERAGE}{name}/",
        title=f"Coverage: {grid.title}",
        description=f"The touchpoints behind the table {grid.title.lower()}.",
        body=render("coverage_lists", ListView(grid.title, here.links.to(f"{COVERAGE}#{name}"), blocks)),
        hides=("toc",),
        search_boost=0,
    )


def _listed(here: Standpoint, column: Anchor, square: Square) -> Listed:
    most = _FEW if len(here.book.touchpoints) > _LARGE else _MANY
    stated, inferred, unknown = square.stated[:most], square.inferred[:most], square.unknown[:most]
    beyond = square.count - len(stated) - len(inferred) - len(unknown)
    return Listed(
        id=square.anchor,
        column=column,
        square=square,
        stated=tuple(here.anchor(key) for key in stated),
        inferred=tuple(here.anchor(key, inferred=True) for key in inferred),
        unknown=tuple((here.anchor(key), _unknown(here, key, square.field)) for key in unknown),
        reason=here.words.line(square.declared),
        others=f"and {beyond} more" if beyond > 0 else "",
    )


def _unknown(here: Standpoint, key: str, field: str) -> str:
    touchpoint = here.book.records[key]
    assert isinstance(touchpoint, Touchpoint)
    state = standing(touchpoint, field)
    return state.words if state else "Not found"
