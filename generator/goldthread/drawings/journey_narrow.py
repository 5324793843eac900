"""The journey map for narrow screens: a row for every step, with the line of the bond at the side."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from markupsafe import Markup

from goldthread.drawings.journey import Effect, Journey, JourneyPhase, Step
from goldthread.drawings.journey_shares import effect_bars, effect_words
from goldthread.drawings.journey_steps import MEDIA
from goldthread.drawings.map_drawing import Box, Line
from goldthread.drawings.measures import rounded, wrapped, written
from goldthread.drawings.template import draw
from goldthread.language.translation import said, say_many, spoken

WIDTH = 340
_ROW, _LINE, _PAD = 40, 16, 4
_EFFECT_POSITIONS: tuple[Effect, ...] = ("breaks", "weakens", "sustains", "builds")
_EFFECT, _EFFECT_STEP, _KNOT, _TITLE, _TITLE_WIDTH = 10, 20, 100, 122, 176
_LANE, _LANE_LEFT, _LANE_WIDTH = 26, 130, 160
_MOST_OPEN = 24


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A step in its row: the position of its effect from left to right, if known, and its name in lines."""

    step: Step
    y: float
    effect: float | None
    harms: bool
    hands_over: bool
    lines: tuple[Line, ...]


class Lane(msgspec.Struct, frozen=True):
    """The number of touchpoints in a medium, and the length of its bar."""

    name: Line
    bar: Box
    count: Line


class PhaseSection(msgspec.Struct, frozen=True, kw_only=True):
    """A phase: its name, the effects of its touchpoints, and its steps or, if they are only counted, its media.

    line: The line of effects, with a gap where the effect is unknown.
    gaps: The parts of the line over steps with an unknown effect.
    """

    title: str
    href: str
    count: str
    words: str
    bars: tuple[tuple[str, Box], ...]
    is_open: bool
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    line: str
    gaps: str
    height: float


class NarrowDrawing(msgspec.Struct, frozen=True):
    """The drawing, phase by phase."""

    sections: tuple[PhaseSection, ...]
    width: int = WIDTH


def journey_narrow(journey: Journey, *, is_counted: bool) -> Markup:
    """The drawing; when steps are only counted, each phase shows its media and leads to its page."""
    return draw("journey_narrow.html", narrow(journey, is_counted=is_counted))


def narrow(journey: Journey, *, is_counted: bool) -> NarrowDrawing:
    """The layout."""
    givers = {connection.start for connection in journey.connections if connection.is_handover}
    phases = [phase for phase in journey.phases if phase.steps]
    is_short = is_counted or len(journey.steps) <= _MOST_OPEN
    most = max(
        (count for phase in phases for count in Counter(step.medium for step in phase.steps).values()), default=1
    )
    return NarrowDrawing(
        tuple(
            _section(phase, givers, most if is_counted else 0, is_open=is_short or place == 0)
            for place, phase in enumerate(phases)
        )
    )


def _section(phase: JourneyPhase, givers: set[str], most: int, *, is_open: bool) -> PhaseSection:
    rows = () if most else tuple(_row(step, place, givers) for place, step in enumerate(phase.steps))
    lanes = tuple(_lanes(phase, most)) if most else ()
    line, gaps = _effect(rows)
    return PhaseSection(
        title=phase.full_title,
        href=phase.href,
        count=say_many("{count} touchpoint", "{count} touchpoints", len(phase.steps)),
        words=", ".join(effect_words(phase)),
        bars=tuple(effect_bars(phase, Box(0, 0, WIDTH, 8))),
        is_open=is_open,
        rows=rows,
        lanes=lanes,
        line=line,
        gaps=gaps,
        height=_ROW * len(rows) + _LANE * len(lanes) + 2 * _PAD,
    )


def _row(step: Step, place: int, givers: set[str]) -> Row:
    y = _PAD + _ROW * (place + 0.5)
    words = wrapped(step.title, _TITLE_WIDTH, 13, 2)
    top = y + 4 - _LINE * (len(words) - 1) / 2
    return Row(
        step=step,
        y=y,
        effect=_EFFECT + _EFFECT_STEP * _EFFECT_POSITIONS.index(step.effect) if step.effect else None,
        harms=step.effect in {"weakens", "breaks"},
        hands_over=step.key in givers,
        lines=tuple(Line(_TITLE, rounded(top + _LINE * number), text) for number, text in enumerate(words)),
    )


def _lanes(phase: JourneyPhase, most: int) -> Iterator[Lane]:
    counts = Counter(step.medium for step in phase.steps)
    used = [medium for medium in MEDIA if medium or counts[medium]]
    for place, medium in enumerate(used):
        y = _PAD + _LANE * (place + 0.5)
        length = rounded(_LANE_WIDTH * counts[medium] / most)
        yield Lane(
            Line(0, y + 4, said(MEDIA[medium])),
            Box(_LANE_LEFT, y - 7, length, 14),
            Line(rounded(_LANE_LEFT + length + 8), y + 4, spoken().number(counts[medium])),
        )


def _effect(rows: Sequence[Row]) -> tuple[str, str]:
    known = [(place, row.effect, row.y) for place, row in enumerate(rows) if row.effect is not None]
    line, gaps = "", ""
    for (first, x1, y1), (second, x2, y2) in pairwise(known):
        part = f"M{written(x1)} {written(y1)}L{written(x2)} {written(y2)}"
        if second - first == 1:
            line += part
        else:
            gaps += part
    return line, gaps
