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
    customer: The value to customers, from 1 to 5.
    business: The value to the business, from 1 to 5.
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
        return max(12.0, self.radius)


class Size(msgspec.Struct, frozen=True):
    """The size of the chart: its width, the left margin, the smallest disc, the growth by evidence, and the lowest row."""

    name: str
    width: int
    left: int
    disc: float
    more: float
    row: float

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.width - self.left) / len(RATINGS)


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
    """The layout of the chart."""
    cells = _gathered(points, cell, size) if len(points) > MOST_POINTS else _single(points, size)
    lines = {place: tuple(_lines(marks, size.column - 4)) for place, marks in cells.items()}
    heights = {row: max([size.row, *(_height(lines.get((col, row), ())) for col in RATINGS)]) for row in RATINGS}
    tops, y = {}, float(_HEAD)
    for row in reversed(RATINGS):
        tops[row] = y
        y += heights[row]
    marks = tuple(
        mark
        for (column, row), packed in sorted(lines.items())
        for mark in _placed(packed, size.left + size.column * (column - 0.5), tops[row] + heights[row] / 2)
    )
    return PriorityDrawing(
        name=size.name,
        width=size.width,
        height=rounded(y + _FOOT),
        left=size.left,
        foot=rounded(y),
        summary=say(
            "{touchpoints} by value to customers, from 1 on the left to 5 on the right, and by value to the "
            "business, from 1 at the bottom to 5 at the top.",
            touchpoints=say_many("{count} touchpoint", "{count} touchpoints", len(points)),
        ),
        down=tuple(rounded(tops[row]) for row in reversed(RATINGS)),
        across=tuple(rounded(size.left + size.column * place) for place in range(len(RATINGS) + 1)),
        ratings=(
            *(Line(size.left - 12, rounded(tops[row] + heights[row] / 2 + 4), str(row), "quiet") for row in RATINGS),
            *(
                Line(rounded(size.left + size.column * (each - 0.5)), rounded(y + 18), str(each), "quiet")
                for each in RATINGS
            ),
        ),
        names=(
            Line(0, 14, say("↑ Value to the business"), "quiet"),
            Line(size.width, rounded(y + 38), say("Value to customers →"), "quiet"),
        ),
        marks=marks,
    )


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


def _gathered(points: Iterable[Point], cell: str, size: Size) -> Mapping[tuple[int, int], list[Mark]]:
    """A disc for all touchpoints with the same ratings; its area shows the number."""
    counts = Counter((point.customer, point.business) for point in points)
    most = max(counts.values())
    largest = min(size.column / 2 - 6, _LARGEST)
    return {
        (customer, business): [
            Mark(
                x=0,
                y=0,
                radius=rounded(max(size.disc, largest * (count / most) ** 0.5)),
                text=str(count),
                title=say_many(
                    "{count} touchpoint with value {customer} to customers and {business} to the business",
                    "{count} touchpoints with value {customer} to customers and {business} to the business",
                    count,
                    customer=customer,
                    business=business,
                ),
                href=f"{cell}{customer}-{business}",
            )
        ]
        for (customer, business), count in counts.items()
    }


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
