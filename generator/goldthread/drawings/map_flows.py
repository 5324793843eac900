"""The alignment map with touchpoints grouped by phase; the width of a band shows their number."""

from collections.abc import Iterable, Mapping, Sequence

from goldthread.drawings.alignment import Alignment, Link, Node
from goldthread.drawings.map_drawing import (
    QUIET_ROOM,
    TITLE_ROOM,
    TOP,
    WIDTH,
    Box,
    Line,
    MapDrawing,
    PlacedNode,
    Ribbon,
    band,
)
from goldthread.drawings.measures import rounded, spread, wrapped
from goldthread.language.translation import say, say_many

_FOCUS, _PRINCIPLES, _PHASES = (0, 216), (316, 546), (720, WIDTH)
_TITLE, _LEADING, _SECOND = 16, 20, 16
_PAD, _GAP, _ROOM, _EDGE = 10, 10, 560, 5
_BEFORE, _AFTER = 14, 30
"""The space of a box before its text, and after it for the circle that selects it."""

_THINNEST, _THICKEST, _BROADEST = 1.2, 24, 72
"""How thick a band is at least, how thick the band of a single touchpoint is at most, and how thick any band is:
a map of few is low, and not filled by one of them."""


def in_flows(alignment: Alignment) -> MapDrawing:
    """The drawing of a map whose touchpoints are gathered."""
    largest = max((link.count for link in alignment.links), default=1)
    scale = min(_THICKEST, _BROADEST / largest, _ROOM / max(1, _most(alignment.links)))
    phases = tuple(phase_group.phase for phase_group in alignment.phase_groups)
    columns = ((alignment.focuses, _FOCUS), (alignment.principles, _PRINCIPLES), (phases, _PHASES))
    heights = {
        node.key: height
        for nodes, column in columns
        for node, height in _heights(nodes, column, alignment.links, scale)
    }
    foot = TOP + max(_needed([heights[node.key] for node in nodes]) for nodes, _ in columns)
    shown = {
        each.node.key: each
        for nodes, column in columns
        for each in _column(nodes, column, [heights[node.key] for node in nodes], foot)
    }
    return MapDrawing(
        height=rounded(foot + _PAD),
        headings=(
            Line(_FOCUS[0], 16, say("Focus"), "quiet"),
            Line(_PRINCIPLES[0], 16, say("Principles"), "quiet"),
            Line(_PHASES[0], 16, say("Phases"), "quiet"),
        ),
        phase_groups=(),
        ribbons=tuple(_ribbons(alignment.links, shown, scale)),
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


def _most(links: Iterable[Link]) -> int:
    """The larger of the numbers of touchpoints on both sides."""
    counts = {"principle": 0, "phase": 0}
    for link in links:
        counts[link.below.partition("/")[0]] += link.count
    return max(counts.values())


def _heights(
    nodes: Sequence[Node], column: tuple[int, int], links: Iterable[Link], scale: float
) -> Iterable[tuple[Node, float]]:
    """The height of each box: room for its text, and for its bands on either side clear of its corners."""
    above: dict[str, float] = {}
    below: dict[str, float] = {}
    for link in links:
        above[link.above] = above.get(link.above, 0) + _width(link, scale)
        below[link.below] = below.get(link.below, 0) + _width(link, scale)
    for node in nodes:
        titles, details = _texts(node, column)
        lines = _LEADING * len(titles) + _SECOND * len(details) + 2 * _PAD - 6
        yield node, rounded(max(lines, *(each.get(node.key, 0) + 2 * _EDGE for each in (above, below))))


def _width(link: Link, scale: float) -> float:
    return max(_THINNEST, rounded(link.count * scale))


def _texts(node: Node, column: tuple[int, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = column[1] - column[0] - _BEFORE - _AFTER
    return wrapped(node.title, room, TITLE_ROOM, most=4), wrapped(node.detail, room, QUIET_ROOM, most=2)


def _needed(heights: Sequence[float]) -> float:
    return sum(heights) + _GAP * max(0, len(heights) - 1)


def _column(
    nodes: Sequence[Node], column: tuple[int, int], heights: Sequence[float], foot: float
) -> Iterable[PlacedNode]:
    left, right = column
    room = (foot - TOP - _needed(heights)) / max(1, len(nodes))
    wanted, y = [], float(TOP)
    for height in heights:
        wanted.append(y + (room + height) / 2)
        y += height + room + _GAP
    for node, height, top in zip(nodes, heights, spread(wanted, heights, _GAP, TOP, foot), strict=True):
        titles, details = _texts(node, column)
        x = left + _BEFORE
        y = top + (height - _LEADING * len(titles) - _SECOND * len(details)) / 2 + _TITLE
        lines = [Line(x, rounded(y + _LEADING * place), text, "title") for place, text in enumerate(titles)]
        y += _LEADING * len(titles) - 2
        lines += [Line(x, rounded(y + _SECOND * place), text, "quiet") for place, text in enumerate(details)]
        box = Box(left, top, right - left, height)
        middle = rounded(top + height / 2)
        yield PlacedNode(node=node, lines=tuple(lines), hit=box, is_boxed=True, x=right - 14, y=middle)


def _ribbons(links: Sequence[Link], shown: Mapping[str, PlacedNode], scale: float) -> Iterable[Ribbon]:
    """Bands side by side along the edge of a box, in the order of their other ends."""
    leaving = _ports(links, shown, scale, "above")
    arriving = _ports(links, shown, scale, "below")
    for link in links:
        above, below = shown[link.above].hit, shown[link.below].hit
        yield Ribbon(
            above=link.above,
            below=link.below,
            line=band((above.x + above.width, leaving[link]), (below.x, arriving[link]), _width(link, scale)),
            width=_width(link, scale),
            is_inferred=link.is_inferred,
            is_area=True,
        )


def _ports(links: Sequence[Link], shown: Mapping[str, PlacedNode], scale: float, side: str) -> Mapping[Link, float]:
    """The middle of each link at one of its ends."""
    other = "below" if side == "above" else "above"
    gathered: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda each: (shown[getattr(each, other)].y, each.is_inferred)):
        gathered.setdefault(getattr(link, side), []).append(link)
    ports: dict[Link, float] = {}
    for key, group in gathered.items():
        y = shown[key].y - sum(_width(each, scale) for each in group) / 2
        for link in group:
            ports[link] = rounded(y + _width(link, scale) / 2)
            y += _width(link, scale)
    return ports
