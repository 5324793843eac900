"""The alignment map with a row for every touchpoint: threads gather in the knot of each principle."""

from collections.abc import Iterable, Mapping, Sequence

from goldthread.drawings.alignment import Alignment, Knot, Stretch
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

_ROW, _SECOND_LINE, _HEADING, _BETWEEN = 26, 16, 36, 22
_TITLE, _TYPE, _QUIET, _LEADING = 16, 13, 12, 20
_PAD, _GAP, _RADIUS = 14, 18, 7
_THICKEST, _THINNEST = 7, 1.5
_PULL = 0.25


def in_rows(alignment: Alignment) -> MapDrawing:
    """The drawing of a map whose touchpoints are not gathered."""
    stretches, touchpoints, foot = _practice(alignment.stretches)
    middles = {shown.knot.key: shown.y for shown in touchpoints}
    principles = _column(
        alignment.principles, PRINCIPLES, _wanted(alignment, alignment.principles, middles, foot), foot
    )
    middles |= {shown.knot.key: shown.y for shown in principles}
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
        stretches=stretches,
        ribbons=tuple(_ribbons(alignment, {each.knot.key: each for each in shown})),
        shown=shown,
        is_gathered=False,
        summary=_summary(alignment),
    )


def _practice(
    stretches: Iterable[Stretch],
) -> tuple[tuple[tuple[Line, Line, str], ...], tuple[Shown, ...], float]:
    headings = []
    rows = []
    y: float = TOP
    for stretch in stretches:
        title = Line(PRACTICE, y + _TITLE, stretch.phase.title, "title")
        headings.append((title, Line(WIDTH, y + _TITLE, stretch.phase.detail, "quiet"), stretch.phase.href))
        y += _HEADING
        for knot in stretch.touchpoints:
            rows.append(_row(knot, y))
            y += rows[-1].hit.height
        y += _BETWEEN
    return tuple(headings), tuple(rows), y - _BETWEEN if headings else TOP


def _row(knot: Knot, y: float) -> Shown:
    left = PRACTICE + 20
    texts = wrapped(knot.title, WIDTH - left - (20 if knot.is_signature else 0), _TYPE, most=2)
    lines = tuple(Line(left, rounded(y + 17 + place * _SECOND_LINE), text) for place, text in enumerate(texts))
    hit = Box(left - 6, y, WIDTH - left + 6, _ROW + _SECOND_LINE * (len(lines) - 1))
    return Shown(knot=knot, lines=lines, hit=hit, is_boxed=False, x=PRACTICE, y=y + _ROW / 2)


def _wanted(alignment: Alignment, knots: Sequence[Knot], middles: Mapping[str, float], foot: float) -> list[float]:
    """Where knots would like to stand: at an even place of their own, drawn a little to the middle of what hangs on them."""
    below: dict[str, list[float]] = {}
    for thread in alignment.threads:
        if thread.below in middles:
            below.setdefault(thread.above, []).append(middles[thread.below])
    share = (foot - TOP) / max(1, len(knots))
    even = [TOP + share * (place + 0.5) for place in range(len(knots))]
    return [
        place + _PULL * (sum(below[knot.key]) / len(below[knot.key]) - place) if knot.key in below else place
        for knot, place in zip(knots, even, strict=True)
    ]


def _column(knots: Sequence[Knot], column: tuple[int, int], wanted: list[float], foot: float) -> tuple[Shown, ...]:
    left, right = column
    texts = [_texts(knot, right - left - 2 * _PAD - _RADIUS) for knot in knots]
    heights = [2 * _PAD + _LEADING * len(titles) + 16 * len(details) - 4 for titles, details in texts]
    tops = spread(wanted, heights, _GAP, TOP, foot)
    shown = []
    for knot, (titles, details), height, top in zip(knots, texts, heights, tops, strict=True):
        x, y = left + _PAD, top + _PAD + _TITLE - 4
        lines = [Line(x, rounded(y + _LEADING * place), text, "title") for place, text in enumerate(titles)]
        y += _LEADING * (len(titles) - 1) + 18
        lines += [Line(x, rounded(y + 16 * place), text, "quiet") for place, text in enumerate(details)]
        box = Box(left, top, right - left, height)
        shown.append(Shown(knot=knot, lines=tuple(lines), hit=box, is_boxed=True, x=right, y=rounded(top + height / 2)))
    return tuple(shown)


def _texts(knot: Knot, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return wrapped(knot.title, width, _TITLE), wrapped(knot.detail, width, _QUIET, most=2)


def _ribbons(alignment: Alignment, shown: Mapping[str, Shown]) -> Iterable[Ribbon]:
    most = max((thread.count for thread in alignment.threads), default=1)
    for thread in alignment.threads:
        above, below = shown[thread.above], shown[thread.below]
        end = (below.hit.x, below.y) if below.is_boxed else (below.x, below.y)
        share = thread.count / most if below.is_boxed else 0
        yield Ribbon(
            above=thread.above,
            below=thread.below,
            line=curve((above.x, above.y), end),
            width=rounded(_THINNEST + (_THICKEST - _THINNEST) * share),
            is_inferred=thread.is_inferred,
        )


def _summary(alignment: Alignment) -> str:
    inferred = sum(thread.is_inferred for thread in alignment.threads)
    touchpoints = sum(len(stretch.touchpoints) for stretch in alignment.stretches)
    return say(
        "{focuses} on the left, {principles} in the middle and {touchpoints} on the right, connected by "
        "{threads}, {inferred} of them inferred.",
        focuses=say_many("{count} focus statement", "{count} focus statements", len(alignment.focuses)),
        principles=say_many("{count} principle", "{count} principles", len(alignment.principles)),
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", touchpoints),
        threads=say_many("{count} link", "{count} links", len(alignment.threads)),
        inferred=inferred,
    )
