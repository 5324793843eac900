"""Claims by strength and age of their evidence, as a grid."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Box, Line
from goldthread.drawings.measures import cut, rounded, wrapped
from goldthread.drawings.template import draw
from goldthread.language.translation import say_many

_WIDTH, _LEFT, _TOP, _ROW, _LINE, _PAD, _SHOWN, _LEAST = 980, 124, 34, 25, 16, 12, 6, 52


class Claimed(msgspec.Struct, frozen=True, kw_only=True):
    """A claim to be placed.

    title: Its words.
    href: The link to it.
    column: The strength of its evidence, from 0 for the weakest.
    row: The age of its newest evidence, from 0 for the newest.
    is_stale: Whether some of its evidence is out of date.
    """

    title: str
    href: str
    column: int
    row: int
    is_stale: bool


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as drawn, with its title in one or two lines."""

    x: float
    y: float
    words: tuple[Line, ...]
    title: str
    href: str
    is_stale: bool


class ClaimsDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing.

    columns, rows: The names along both sides.
    cells: The backgrounds of the cells; `strength` is the column, from 0.
    spots: The claims.
    others: The number of claims not shown, in cells with too many; it links to their list.
    across: The width of a cell.
    """

    width: int
    height: float
    summary: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    cells: tuple[tuple[Box, int], ...]
    spots: tuple[Spot, ...]
    others: tuple[Line, ...]
    across: float


def claims_grid(claims: Sequence[Claimed], columns: Sequence[str], rows: Sequence[str], summary: str) -> Markup:
    """The drawing of claims; empty rows are left out, and without claims there is no drawing."""
    if not claims:
        return Markup()
    cells: dict[tuple[int, int], list[Claimed]] = {}
    for claim in claims:
        cells.setdefault((claim.row, claim.column), []).append(claim)
    used = [row for row in range(len(rows)) if any(claim.row == row for claim in claims)]
    across = rounded((_WIDTH - _LEFT) / len(columns))
    tops = list(_tops(cells, used, len(columns), across))
    places = [rounded(_LEFT + across * place) for place in range(len(columns))]
    placed = [
        (cells.get((row, column), []), x, top)
        for row, (top, _) in zip(used, tops, strict=True)
        for column, x in enumerate(places)
    ]
    return draw(
        "claims.svg",
        ClaimsDrawing(
            width=_WIDTH,
            height=tops[-1][0] + tops[-1][1],
            summary=summary,
            columns=tuple(
                Line(x + 12, 18, cut(name, across - 24, 15), "title") for x, name in zip(places, columns, strict=True)
            ),
            rows=tuple(Line(0, top + 26, rows[row], "quiet") for row, (top, _) in zip(used, tops, strict=True)),
            cells=tuple(
                (Box(x, top, across - 6, height - 6), column) for top, height in tops for column, x in enumerate(places)
            ),
            spots=tuple(spot for held, x, top in placed for spot in _spots(held, x, top, across)),
            others=tuple(
                Line(x + 28, top + _PAD + _filled(held, across) + 14, _rest(len(held) - _SHOWN), "quiet")
                for held, x, top in placed
                if len(held) > _SHOWN
            ),
            across=across,
        ),
    )


def _rest(count: int) -> str:
    return say_many("and {count} more", "and {count} more", count)


def _tops(
    cells: dict[tuple[int, int], list[Claimed]], used: Iterable[int], columns: int, across: float
) -> Iterator[tuple[float, float]]:
    top = float(_TOP)
    for row in used:
        beside = [cells.get((row, column), []) for column in range(columns)]
        most = max(_filled(held, across) + _ROW * (len(held) > _SHOWN) for held in beside)
        height = max(_LEAST, most + 2 * _PAD + 4)
        yield top, height
        top += height


def _filled(held: Sequence[Claimed], across: float) -> float:
    """The height of the claims shown in a cell."""
    return sum(_ROW + _LINE * (len(_words(claim, across)) - 1) for claim in held[:_SHOWN])


def _words(claim: Claimed, across: float) -> tuple[str, ...]:
    return wrapped(claim.title, across - 44, 13, most=2)


def _spots(held: Sequence[Claimed], x: float, top: float, across: float) -> Iterator[Spot]:
    left = rounded(x + 17)
    for place, claim in enumerate(held[:_SHOWN]):
        y = rounded(top + _PAD + _filled(held[:place], across) + 12)
        yield Spot(
            x=left,
            y=y,
            words=tuple(
                Line(left + 12, y + 4 + _LINE * number, line) for number, line in enumerate(_words(claim, across))
            ),
            title=claim.title,
            href=claim.href,
            is_stale=claim.is_stale,
        )
