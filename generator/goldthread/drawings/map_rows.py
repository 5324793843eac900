"""The alignment map with a row for every touchpoint."""

from collections.abc import Iterable, Mapping, Sequence

from goldthread.drawings.alignment import Alignment, Node, PhaseGroup
from goldthread.drawings.map_drawing import (
    FOCUS,
    PLAIN_ROOM,
    PRACTICE,
    PRINCIPLES,
    QUIET_ROOM,
    TITLE_ROOM,
    TOP,
    WIDTH,
    Box,
    Line,
    MapDrawing,
    PlacedNode,
    Ribbon,
    curve,
)
from goldthread.drawings.measures import is_wider, rounded, spread, width_of, wrapped
from goldthread.language.translation import say, say_many

_ROW, _SECOND_LINE, _HEADING, _BETWEEN = 33, 16, 40, 22
_TITLE, _LEADING = 16, 20
_PAD, _GAP, _RADIUS = 14, 18, 7
_THICKEST, _THINNEST = 7, 1.5
_PULL = 0.25


def in_rows(alignment: Alignment) -> MapDrawing:
    """The drawing of a map whose touchpoints are not gathered."""
    phase_groups, touchpoints, foot = _practice(alignment.phase_groups)
    middles = {shown.node.key: shown.y for shown in touchpoints}
    principles = _column(
        alignment.principles, PRINCIPLES, _wanted(alignment, alignment.principles, middles, foot), foot
    )
    middles |= {shown.node.key: shown.y for shown in principles}
    focuses = _column(alignment.focuses, FOCUS, _wanted(alignment, alignment.focuses, middles, foot), foot)
    shown = (*focuses, *principles, *touchpoints)
    height = max([foot, *(each.hit.y + each.hit.height for each in shown)]) + _PAD
    return MapDrawing(
        height=rounded(height),
        headings=(
            Line(FOCUS[0], 16, say("Focus"), "quiet"),
            Line(PRINCIPLES[0], 16, say("Principles"), "quiet"),
            Line(PRACTICE, 16, say("Touchpoints, by phase"), "quiet"),
        ),
        phase_groups=phase_groups,
        ribbons=tuple(_ribbons(alignment, {each.node.key: each for each in shown})),
        shown=shown,
        is_gathered=False,
        summary=_summary(alignment),
    )


def _practice(
    phase_groups: Iterable[PhaseGroup],
) -> tuple[tuple[tuple[tuple[Line, ...], Line, str], ...], tuple[PlacedNode, ...], float]:
    headings = []
    rows = []
    y: float = TOP
    for phase_group in phase_groups:
        detail, href = phase_group.phase.detail, phase_group.phase.href
        *above, last = wrapped(phase_group.phase.title, WIDTH - PRACTICE, TITLE_ROOM)
        if is_wider(last, WIDTH - PRACTICE - width_of(detail, QUIET_ROOM) - _PAD, TITLE_ROOM):
            above, last = [*above, last], ""  # the count has a line of its own
        texts = filter(None, (*above, last))
        title = tuple(Line(PRACTICE, y + _TITLE + _LEADING * place, text, "title") for place, text in enumerate(texts))
        y += _LEADING * len(above)
        headings.append((title, Line(WIDTH, y + _TITLE, detail, "quiet"), href))
        y += _HEADING
        for node in phase_group.touchpoints:
            rows.append(_row(node, y))
            y += rows[-1].hit.height
        y += _BETWEEN
    return tuple(headings), tuple(rows), y - _BETWEEN if headings else TOP


def _row(node: Node, y: float) -> PlacedNode:
    left = PRACTICE + 20
    texts = wrapped(node.title, WIDTH - left - (20 if node.is_signature else 0), PLAIN_ROOM, most=2)
    lines = tuple(Line(left, rounded(y + 21 + place * _SECOND_LINE), text) for place, text in enumerate(texts))
    hit = Box(left - 6, y, WIDTH - left + 6, _ROW + _SECOND_LINE * (len(lines) - 1))
    return PlacedNode(node=node, lines=lines, hit=hit, is_boxed=False, x=PRACTICE, y=y + _ROW / 2)


def _wanted(alignment: Alignment, nodes: Sequence[Node], middles: Mapping[str, float], foot: float) -> list[float]:
    """The preferred positions of records: evenly spaced, moved a little towards the middle of the records linked to them."""
    below: dict[str, list[float]] = {}
    for link in alignment.links:
        if link.below in middles:
            below.setdefault(link.above, []).append(middles[link.below])
    share = (foot - TOP) / max(1, len(nodes))
    even = [TOP + share * (place + 0.5) for place in range(len(nodes))]
    return [
        place + _PULL * (sum(below[node.key]) / len(below[node.key]) - place) if node.key in below else place
        for node, place in zip(nodes, even, strict=True)
    ]


def _column(nodes: Sequence[Node], column: tuple[int, int], wanted: list[float], foot: float) -> tuple[PlacedNode, ...]:
    left, right = column
    texts = [_texts(node, right - left - 2 * _PAD - _RADIUS) for node in nodes]
    heights = [2 * _PAD + _LEADING * len(titles) + 16 * len(details) - 4 for titles, details in texts]
    tops = spread(wanted, heights, _GAP, TOP, foot)
    shown = []
    for node, (titles, details), height, top in zip(nodes, texts, heights, tops, strict=True):
        x, y = left + _PAD, top + _PAD + _TITLE - 4
        lines = [Line(x, rounded(y + _LEADING * place), text, "title") for place, text in enumerate(titles)]
        y += _LEADING * (len(titles) - 1) + 18
        lines += [Line(x, rounded(y + 16 * place), text, "quiet") for place, text in enumerate(details)]
        box = Box(left, top, right - left, height)
        shown.append(
            PlacedNode(node=node, lines=tuple(lines), hit=box, is_boxed=True, x=right, y=rounded(top + height / 2))
        )
    return tuple(shown)


def _texts(node: Node, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return wrapped(node.title, width, TITLE_ROOM), wrapped(node.detail, width, QUIET_ROOM, most=2)


def _ribbons(alignment: Alignment, shown: Mapping[str, PlacedNode]) -> Iterable[Ribbon]:
    most = max((link.count for link in alignment.links), default=1)
    for link in alignment.links:
        above, below = shown[link.above], shown[link.below]
        end = (below.hit.x, below.y) if below.is_boxed else (below.x, below.y)
        share = link.count / most if below.is_boxed else 0
        yield Ribbon(
            above=link.above,
            below=link.below,
            line=curve((above.x, above.y), end),
            width=rounded(_THINNEST + (_THICKEST - _THINNEST) * share),
            is_inferred=link.is_inferred,
        )


def _summary(alignment: Alignment) -> str:
    inferred = sum(link.is_inferred for link in alignment.links)
    touchpoints = sum(len(phase_group.touchpoints) for phase_group in alignment.phase_groups)
    return say(
        "{focuses} on the left, {principles} in the middle and {touchpoints} on the right, connected by "
        "{threads}, {inferred} of them inferred.",
        focuses=say_many("{count} focus statement", "{count} focus statements", len(alignment.focuses)),
        principles=say_many("{count} principle", "{count} principles", len(alignment.principles)),
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", touchpoints),
        threads=say_many("{count} link", "{count} links", len(alignment.links)),
        inferred=inferred,
    )
