"""The priority chart: touchpoints by value to customers and value to the business."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Line
from goldthread.drawings.measures import rounded
from goldthread.drawings.template import draw
from goldthread.language.translation import say, say_many

MOST_POINTS = 120
"""With more touchpoints than this, one disc stands for all that are rated alike."""

RATINGS = (1, 2, 3, 4, 5)
_MOST_EVIDENCE = 5
_LARGEST = 44
_BETWEEN, _AIR = 5, 12
_HEAD, _FOOT = 30, 46


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint that was rated.

    number: Its place in the order of priority, from 1.
    title: Its name.
    href: The link to its page.
    customer: The value to customers, from 1 to 5; 0 where it is not rated.
    business: The value to the business, from 1 to 5; 0 where it is not rated.
    evidence: The number of pieces of evidence.
    disagree: Whether customers rate it differently.
    """

    number: int
    title: str
    href: str
    customer: int
    business: int
    evidence: int
    disagree: bool


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A disc: a touchpoint, or all with the same ratings."""

    x: float
    y: float
    radius: float
    text: str
    title: str
    href: str
    is_hollow: bool = False

    @property
    def hit(self) -> float:
        """The radius of the area that can be clicked."""
        return max(13.0, self.radius)


class Size(msgspec.Struct, frozen=True):
    """The size of the chart: its width, the left margin, the smallest disc, the growth by evidence, and the lowest row."""

    name: str
    width: int
    left: int
    disc: float
    more: float
    row: float


BROAD = Size("priority-broad", 760, 40, 11, 2, 44)
NARROW = Size("priority-narrow", 350, 22, 9.5, 0.8, 32)


class PriorityDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing: the grid, the ratings at its edges, the names of the axes, and the discs."""

    name: str
    width: float
    height: float
    left: float
    foot: float
    summary: str
    down: tuple[float, ...]
    across: tuple[float, ...]
    ratings: tuple[Line, ...]
    names: tuple[Line, Line]
    marks: tuple[Mark, ...]


def priority_chart(points: Sequence[Point], size: Size, cell: str) -> Markup:
    """The drawing.

    cell: The beginning of the address of the list of touchpoints with the same ratings; the two ratings follow.
    """
    return draw("priority.svg", chart(points, size, cell))


def chart(points: Sequence[Point], size: Size, cell: str) -> PriorityDrawing:
    """The layout of the chart; a side that is not rated has a column or a row of its own, where there is one."""
    columns, rows = _scale(point.customer for point in points), _scale(point.business for point in points)
    column = (size.width - size.left) / len(columns)
    cells = _gathered(points, cell, size, column) if len(points) > MOST_POINTS else _single(points, size)
    lines = {place: tuple(_lines(marks, column - 4)) for place, marks in cells.items()}
    heights = {row: max([size.row, *(_height(lines.get((col, row), ())) for col in columns)]) for row in rows}
    tops, y = {}, float(_HEAD)
    for row in reversed(rows):
        tops[row] = y
        y += heights[row]
    marks = tuple(
        mark
        for (rating, row), packed in sorted(lines.items())
        for mark in _placed(packed, _middle(size, column, columns.index(rating)), tops[row] + heights[row] / 2)
    )
    return PriorityDrawing(
        name=size.name,
        width=size.width,
        height=rounded(y + _FOOT),
        left=size.left,
        foot=rounded(y),
        summary=_summary(points),
        down=tuple(rounded(tops[row]) for row in reversed(rows)),
        across=tuple(rounded(size.left + column * place) for place in range(len(columns) + 1)),
        ratings=(
            *(
                Line(size.left - 12, rounded(tops[row] + heights[row] / 2 + 4), _rating_text(row), "quiet")
                for row in rows
            ),
            *(
                Line(rounded(_middle(size, column, place)), rounded(y + 18), _rating_text(each), "quiet")
                for place, each in enumerate(columns)
            ),
        ),
        names=(
            Line(0, 14, say("↑ Value to the business"), "quiet"),
            Line(size.width, rounded(y + 38), say("Value to customers →"), "quiet"),
        ),
        marks=marks,
    )


def _summary(points: Sequence[Point]) -> str:
    told = say(
        "{touchpoints} by value to customers, from 1 on the left to 5 on the right, and by value to the "
        "business, from 1 at the bottom to 5 at the top.",
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", len(points)),
    )
    one_sided = sum(not (point.customer and point.business) for point in points)
    if not one_sided:
        return told
    return f"{told} " + say_many(
        "{count} is rated for one side alone and stands in the row or column “–”.",
        "{count} are rated for one side alone and stand in the row or column “–”.",
        one_sided,
    )


def _scale(given: Iterable[int]) -> tuple[int, ...]:
    """The ratings at an edge of the chart, with 0 before them where a side is not rated."""
    return RATINGS if all(given) else (0, *RATINGS)


def _middle(size: Size, column: float, place: int) -> float:
    return size.left + column * (place + 0.5)


def _rating_text(rating: int) -> str:
    return str(rating) if rating else "–"


def _single(points: Iterable[Point], size: Size) -> Mapping[tuple[int, int], list[Mark]]:
    """A disc for each touchpoint, not yet placed, by its ratings."""
    cells: dict[tuple[int, int], list[Mark]] = {}
    for point in points:
        radius = size.disc + size.more * min(point.evidence, _MOST_EVIDENCE)
        mark = Mark(
            x=0,
            y=0,
            radius=rounded(radius),
            text=str(point.number),
            title=point.title,
            href=point.href,
            is_hollow=point.disagree,
        )
        cells.setdefault((point.customer, point.business), []).append(mark)
    return cells


def _gathered(points: Iterable[Point], cell: str, size: Size, column: float) -> Mapping[tuple[int, int], list[Mark]]:
    """A disc for all touchpoints with the same ratings; its area shows the number."""
    counts = Counter((point.customer, point.business) for point in points)
    most = max(counts.values())
    largest = min(column / 2 - 6, _LARGEST)
    return {
        (customer, business): [
            Mark(
                x=0,
                y=0,
                radius=rounded(max(size.disc, largest * (count / most) ** 0.5)),
                text=str(count),
                title=_gathered_title(count, customer, business),
                href=f"{cell}{customer}-{business}",
            )
        ]
        for (customer, business), count in counts.items()
    }


def _gathered_title(count: int, customer: int, business: int) -> str:
    if not customer:
        return say_many(
            "{count} touchpoint with value {business} to the business, not rated for customers",
            "{count} touchpoints with value {business} to the business, not rated for customers",
            count,
            business=business,
        )
    if not business:
        return say_many(
            "{count} touchpoint with value {customer} to customers, not rated for the business",
            "{count} touchpoints with value {customer} to customers, not rated for the business",
            count,
            customer=customer,
        )
    return say_many(
        "{count} touchpoint with value {customer} to customers and {business} to the business",
        "{count} touchpoints with value {customer} to customers and {business} to the business",
        count,
        customer=customer,
        business=business,
    )


def _lines(marks: Iterable[Mark], width: float) -> Iterator[tuple[Mark, ...]]:
    """Discs in lines no wider than their cell."""
    line: list[Mark] = []
    for mark in marks:
        if line and _length((*line, mark)) > width:
            yield tuple(line)
            line = []
        line.append(mark)
    if line:
        yield tuple(line)


def _length(line: Sequence[Mark]) -> float:
    return sum(2 * mark.radius for mark in line) + _BETWEEN * (len(line) - 1)


def _height(lines: Sequence[Sequence[Mark]]) -> float:
    return sum(2 * max(mark.radius for mark in line) + _BETWEEN for line in lines) + _AIR


def _placed(lines: Sequence[Sequence[Mark]], x: float, y: float) -> Iterator[Mark]:
    """The discs of a cell around its middle."""
    top = y - (_height(lines) - _AIR) / 2
    for line in lines:
        half = max(mark.radius for mark in line) + _BETWEEN / 2
        start = x - _length(line) / 2
        for mark in line:
            yield msgspec.structs.replace(mark, x=rounded(start + mark.radius), y=rounded(top + half))
            start += 2 * mark.radius + _BETWEEN
        top += 2 * half
