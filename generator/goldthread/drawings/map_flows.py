"""The alignment map with touchpoints grouped by phase; the width of a band shows their number."""

from collections.abc import Iterable, Mapping, Sequence

from goldthread.drawings.alignment import Alignment, Link, Node
from goldthread.drawings.map_drawing import (
    FOCUS,
    PRACTICE,
    PRINCIPLES,
    TOP,
    WIDTH,
    Box,
    Line,
    MapDrawing,
    PlacedNode,
    Ribbon,
    curve,
)
from goldthread.drawings.measures import rounded, spread, wrapped
from goldthread.language.translation import say, say_many

_TITLE, _QUIET, _LEADING = 16, 12, 20
_PAD, _GAP, _ROOM = 10, 10, 560
_THINNEST = 1.2
_THICKEST = 24
"""How thick the band of a single touchpoint is at most: a map of few is low, and not filled by one of them."""


def in_flows(alignment: Alignment) -> MapDrawing:
    """The drawing of a map whose touchpoints are gathered."""
    scale = min(_THICKEST, _ROOM / max(1, _most(alignment.links)))
    phases = tuple(phase_group.phase for phase_group in alignment.phase_groups)
    columns = ((alignment.focuses, FOCUS), (alignment.principles, PRINCIPLES), (phases, (PRACTICE, WIDTH)))
    heights = {node.key: height for nodes, _ in columns for node, height in _heights(nodes, alignment.links, scale)}
    foot = TOP + max(_needed([heights[node.key] for node in nodes]) for nodes, _ in columns)
    shown = {
        each.node.key: each
        for nodes, column in columns
        for each in _column(nodes, column, [heights[node.key] for node in nodes], foot)
    }
    return MapDrawing(
        height=rounded(foot + _PAD),
        headings=(
            Line(FOCUS[0], 16, say("Focus"), "quiet"),
            Line(PRINCIPLES[0], 16, say("Principles"), "quiet"),
            Line(PRACTICE, 16, say("Phases"), "quiet"),
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


def _heights(nodes: Sequence[Node], links: Iterable[Link], scale: float) -> Iterable[tuple[Node, float]]:
    above: dict[str, float] = {}
    below: dict[str, float] = {}
    for link in links:
        above[link.above] = above.get(link.above, 0) + _width(link, scale)
        below[link.below] = below.get(link.below, 0) + _width(link, scale)
    for node in nodes:
        lines = _LEADING * len(_title(node)) + 16 + 2 * _PAD - 6
        yield node, rounded(max(lines, above.get(node.key, 0), below.get(node.key, 0)))


def _width(link: Link, scale: float) -> float:
    return max(_THINNEST, rounded(link.count * scale))


def _title(node: Node) -> tuple[str, ...]:
    return wrapped(node.title, 190, _TITLE, most=2)


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
        titles = _title(node)
        x, y = left + 14, top + (height - _LEADING * len(titles) - 16) / 2 + _TITLE
        lines = [Line(x, rounded(y + _LEADING * place), text, "title") for place, text in enumerate(titles)]
        lines += [
            Line(x, rounded(y + _LEADING * len(titles) - 2), text, "quiet") for text in _detail(node, right - x - 28)
        ]
        box = Box(left, top, right - left, height)
        middle = rounded(top + height / 2)
        yield PlacedNode(node=node, lines=tuple(lines), hit=box, is_boxed=True, x=right - 14, y=middle)


def _detail(node: Node, width: float) -> tuple[str, ...]:
    return wrapped(node.detail, width, _QUIET, most=1)


def _ribbons(links: Sequence[Link], shown: Mapping[str, PlacedNode], scale: float) -> Iterable[Ribbon]:
    """Ribbons side by side along the edge of a box, in the order of their other ends."""
    leaving = _ports(links, shown, scale, "above")
    arriving = _ports(links, shown, scale, "below")
    for link in links:
        above, below = shown[link.above].hit, shown[link.below].hit
        yield Ribbon(
            above=link.above,
            below=link.below,
            line=curve((above.x + above.width, leaving[link]), (below.x, arriving[link])),
            width=_width(link, scale),
            is_inferred=link.is_inferred,
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
