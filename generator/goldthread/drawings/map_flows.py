"""The alignment map with touchpoints gathered by phase: a ribbon is as thick as the number of touchpoints that it stands for."""

from collections.abc import Iterable, Mapping, Sequence

from goldthread.drawings.alignment import Alignment, Knot, Thread
from goldthread.drawings.map_drawing import (
    FOCUS,
    PRACTICE,
    PRINCIPLES,
    TOP,
    WIDTH,
    Box,
    Line,
    MapDrawing,
    Ribbon,
    Shown,
    curve,
)
from goldthread.drawings.measures import rounded, spread, wrapped
from goldthread.language.translation import say, say_many

_TITLE, _QUIET, _LEADING = 16, 12, 20
_PAD, _GAP, _ROOM = 10, 10, 560
_THINNEST = 1.2


def in_flows(alignment: Alignment) -> MapDrawing:
    """The drawing of a map whose touchpoints are gathered."""
    scale = _ROOM / max(1, _most(alignment.threads))
    phases = tuple(stretch.phase for stretch in alignment.stretches)
    columns = ((alignment.focuses, FOCUS), (alignment.principles, PRINCIPLES), (phases, (PRACTICE, WIDTH)))
    heights = {knot.key: height for knots, _ in columns for knot, height in _heights(knots, alignment.threads, scale)}
    foot = TOP + max(_needed([heights[knot.key] for knot in knots]) for knots, _ in columns)
    shown = {
        each.knot.key: each
        for knots, column in columns
        for each in _column(knots, column, [heights[knot.key] for knot in knots], foot)
    }
    return MapDrawing(
        height=rounded(foot + _PAD),
        headings=(
            Line(FOCUS[0], 16, say("Focus"), "quiet"),
            Line(PRINCIPLES[0], 16, say("Principles"), "quiet"),
            Line(PRACTICE, 16, say("Phases"), "quiet"),
        ),
        stretches=(),
        ribbons=tuple(_ribbons(alignment.threads, shown, scale)),
        shown=tuple(shown.values()),
        is_gathered=True,
        summary=_summary(alignment, len(phases)),
    )


def _summary(alignment: Alignment, phases: int) -> str:
    return say(
        "{focuses} on the left, {principles} in the middle and {phases} on the right, with "
        "{touchpoints} in all. The width of a band shows its number of touchpoints.",
        focuses=say_many("{count} focus statement", "{count} focus statements", len(alignment.focuses)),
        principles=say_many("{count} principle", "{count} principles", len(alignment.principles)),
        phases=say_many("{count} phase", "{count} phases", phases),
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", alignment.touchpoints),
    )


def _most(threads: Iterable[Thread]) -> int:
    """The touchpoints counted on the side that has more of them."""
    counts = {"principle": 0, "phase": 0}
    for thread in threads:
        counts[thread.below.partition("/")[0]] += thread.count
    return max(counts.values())


def _heights(knots: Sequence[Knot], threads: Iterable[Thread], scale: float) -> Iterable[tuple[Knot, float]]:
    above: dict[str, float] = {}
    below: dict[str, float] = {}
    for thread in threads:
        above[thread.above] = above.get(thread.above, 0) + _width(thread, scale)
        below[thread.below] = below.get(thread.below, 0) + _width(thread, scale)
    for knot in knots:
        lines = _LEADING * len(_title(knot)) + 16 + 2 * _PAD - 6
        yield knot, rounded(max(lines, above.get(knot.key, 0), below.get(knot.key, 0)))


def _width(thread: Thread, scale: float) -> float:
    return max(_THINNEST, rounded(thread.count * scale))


def _title(knot: Knot) -> tuple[str, ...]:
    return wrapped(knot.title, 190, _TITLE, most=2)


def _needed(heights: Sequence[float]) -> float:
    return sum(heights) + _GAP * max(0, len(heights) - 1)


def _column(knots: Sequence[Knot], column: tuple[int, int], heights: Sequence[float], foot: float) -> Iterable[Shown]:
    left, right = column
    room = (foot - TOP - _needed(heights)) / max(1, len(knots))
    wanted, y = [], float(TOP)
    for height in heights:
        wanted.append(y + (room + height) / 2)
        y += height + room + _GAP
    for knot, height, top in zip(knots, heights, spread(wanted, heights, _GAP, TOP, foot), strict=True):
        titles = _title(knot)
        x, y = left + 14, top + (height - _LEADING * len(titles) - 16) / 2 + _TITLE
        lines = [Line(x, rounded(y + _LEADING * place), text, "title") for place, text in enumerate(titles)]
        lines += [Line(x, rounded(y + _LEADING * len(titles) - 2), text, "quiet") for text in _detail(knot)]
        box = Box(left, top, right - left, height)
        middle = rounded(top + height / 2)
        yield Shown(knot=knot, lines=tuple(lines), hit=box, is_boxed=True, x=right - 14, y=middle)


def _detail(knot: Knot) -> tuple[str, ...]:
    return wrapped(knot.detail, 200, _QUIET, most=1)


def _ribbons(threads: Sequence[Thread], shown: Mapping[str, Shown], scale: float) -> Iterable[Ribbon]:
    """Ribbons side by side along the edge of a box, in the order of what they lead to."""
    leaving = _ports(threads, shown, scale, "above")
    arriving = _ports(threads, shown, scale, "below")
    for thread in threads:
        above, below = shown[thread.above].hit, shown[thread.below].hit
        yield Ribbon(
            above=thread.above,
            below=thread.below,
            line=curve((above.x + above.width, leaving[thread]), (below.x, arriving[thread])),
            width=_width(thread, scale),
            is_inferred=thread.is_inferred,
        )


def _ports(threads: Sequence[Thread], shown: Mapping[str, Shown], scale: float, side: str) -> Mapping[Thread, float]:
    """The middle of each thread at one of its ends."""
    other = "below" if side == "above" else "above"
    gathered: dict[str, list[Thread]] = {}
    for thread in sorted(threads, key=lambda each: (shown[getattr(each, other)].y, each.is_inferred)):
        gathered.setdefault(getattr(thread, side), []).append(thread)
    ports: dict[Thread, float] = {}
    for key, group in gathered.items():
        y = shown[key].y - sum(_width(each, scale) for each in group) / 2
        for thread in group:
            ports[thread] = rounded(y + _width(thread, scale) / 2)
            y += _width(thread, scale)
    return ports
