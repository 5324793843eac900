"""The journey map with every step: phases across, media down, and the effect of each step on the bond."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from goldthread.drawings.journey import Effect, Journey, JourneyPhase, Step
from goldthread.drawings.map_drawing import Box, Line
from goldthread.drawings.measures import rounded, wrapped, written
from goldthread.language.translation import said, say, say_many, to_say

EFFECT_WORDS: Mapping[Effect, str] = {
    "builds": to_say("Builds the bond"),
    "sustains": to_say("Keeps the bond"),
    "weakens": to_say("Weakens the bond"),
    "breaks": to_say("Breaks the bond"),
}
MEDIA = {
    "personal": to_say("Personal"),
    "physical": to_say("Physical"),
    "digital": to_say("Digital"),
    "": to_say("Medium unknown"),
}

_LEFT, _RIGHT, _PITCH, _BETWEEN = 132, 8, 28, 20
_PHASES, _EFFECT, _EFFECT_STEP, _LANES, _LANE = 22, 58, 30, 190, 58
_NARROWEST, _DEEPEST, _NAME = 980, 84, 19
_LEAST = 96
"""How wide a phase is at least, however few its steps are: its name has room."""


class Stop(msgspec.Struct, frozen=True):
    """A step with its position."""

    step: Step
    x: float
    y: float

    @property
    def top(self) -> float:
        """The position of the star of a signature experience."""
        return rounded(self.y - 15)


class Path(msgspec.Struct, frozen=True):
    """A line between steps; a handover has a mark in its middle."""

    line: str
    is_handover: bool
    x: float
    y: float


class StepsDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing.

    top: Where the drawing begins: above zero, as a negative number, when a name has several lines.
    phases: Name and link of each phase, with its background.
    effects: The names of the levels of effect.
    lanes: The names of the media.
    line: The line of effects, with a gap where the effect is unknown.
    gaps: The parts of the line over steps with an unknown effect.
    points: The steps on the line of effects, and whether each harms the bond.
    paths: The connections between steps.
    connections: The name of the area below the steps.
    base: The height at which they begin and end.
    left: Where the phases begin, right of the names.
    stops: The steps.
    """

    width: float
    height: float
    top: float
    phases: tuple[tuple[tuple[Line, ...], str, Box], ...]
    effects: tuple[Line, ...]
    lanes: tuple[Line, ...]
    line: str
    gaps: str
    points: tuple[tuple[float, float, bool], ...]
    paths: tuple[Path, ...]
    connections: Line | None
    base: float
    left: int
    stops: tuple[Stop, ...]
    summary: str


def steps_drawing(journey: Journey) -> StepsDrawing:
    """The drawing of a journey whose steps are all shown."""
    shown = [phase for phase in journey.phases if phase.steps]
    media = [medium for medium in MEDIA if medium or any(not step.medium for step in journey.steps)]
    lanes = {medium: _LANES + _LANE * place for place, medium in enumerate(media)}
    pitch = max(_PITCH, (_NARROWEST - _LEFT - _RIGHT - _BETWEEN * len(shown)) / max(1, len(journey.steps)))
    base = _LANES + _LANE * (len(media) - 1) + 30
    height = base + (_DEEPEST + 14 if journey.connections else 4)
    lengths = [max(_LEAST, pitch * len(phase.steps)) for phase in shown]
    names = [wrapped(phase.full_title, length - 12, 16, most=5) for phase, length in zip(shown, lengths, strict=True)]
    top = -_NAME * (max(map(len, names), default=1) - 1)
    phases, stops, width = _along(shown, list(zip(names, lengths, strict=True)), lanes, pitch, (top, height))
    places = {stop.step.key: stop for stop in stops}
    line, gaps, points = _effect(stops)
    return StepsDrawing(
        width=width,
        height=height - top,
        top=top,
        phases=phases,
        effects=tuple(
            Line(0, _effect_height(effect) + 4, said(text), "quiet") for effect, text in EFFECT_WORDS.items()
        ),
        lanes=tuple(Line(0, y + 4, said(MEDIA[medium]), "quiet") for medium, y in lanes.items()),
        line=line,
        gaps=gaps,
        points=points,
        paths=tuple(_paths(journey, places, base)),
        connections=Line(0, base + 18, say("Continued"), "quiet") if journey.connections else None,
        base=base,
        left=_LEFT,
        stops=stops,
        summary=_summary(journey, journey.whole_phases),
    )


def _summary(journey: Journey, phases: int) -> str:
    handovers = sum(connection.is_handover for connection in journey.connections)
    return say(
        "{touchpoints} in {phases}, numbered in the order in which customers experience them; {handovers}.",
        touchpoints=say_many("{count} touchpoint", "{count} touchpoints", len(journey.steps)),
        phases=say_many("{count} phase", "{count} phases", phases),
        handovers=say_many("{count} handover between teams", "{count} handovers between teams", handovers),
    )


def _along(
    phases: Sequence[JourneyPhase],
    names: Sequence[tuple[tuple[str, ...], float]],
    lanes: Mapping[str, float],
    pitch: float,
    edges: tuple[float, float],
) -> tuple[tuple[tuple[tuple[Line, ...], str, Box], ...], tuple[Stop, ...], float]:
    titles = []
    stops = []
    x: float = _LEFT
    top, foot = edges
    for phase, (texts, length) in zip(phases, names, strict=True):
        first = x + (length - pitch * len(phase.steps)) / 2
        name = tuple(
            Line(rounded(x + 8), _PHASES - _NAME * (len(texts) - 1 - place), text, "title")
            for place, text in enumerate(texts)
        )
        titles.append((name, phase.href, Box(rounded(x), top, rounded(length), foot - top)))
        stops += [
            Stop(step, rounded(first + pitch * (place + 0.5)), lanes[step.medium])
            for place, step in enumerate(phase.steps)
        ]
        x += length + _BETWEEN
    return tuple(titles), tuple(stops), rounded(x - _BETWEEN + _RIGHT)


def _effect_height(effect: Effect) -> float:
    return _EFFECT + _EFFECT_STEP * list(EFFECT_WORDS).index(effect)


def _effect(stops: Sequence[Stop]) -> tuple[str, str, tuple[tuple[float, float, bool], ...]]:
    points = [(stop.x, _effect_height(stop.step.effect), stop.step.effect) for stop in stops if stop.step.effect]
    places = [place for place, stop in enumerate(stops) if stop.step.effect]
    line, gaps = "", ""
    for (x1, y1, _), (x2, y2, _), first, second in zip(points, points[1:], places, places[1:], strict=False):
        part = f"M{written(x1)} {written(y1)}L{written(x2)} {written(y2)}"
        if second - first == 1:
            line += part
        else:
            gaps += part
    return line, gaps, tuple((x, y, effect in {"weakens", "breaks"}) for x, y, effect in points)


def _paths(journey: Journey, places: Mapping[str, Stop], base: float) -> Iterator[Path]:
    """Arcs below the steps, so that long connections do not cross other steps."""
    for connection in journey.connections:
        start, end = places[connection.start].x, places[connection.end].x
        width, depth = abs(end - start) / 2, min(_DEEPEST, 8 + abs(end - start) * 0.16)
        turn = "0 0 0" if start < end else "0 0 1"
        line = (
            f"M{written(start)} {written(base)}A{written(width)} {written(depth)} {turn} {written(end)} {written(base)}"
        )
        yield Path(line, connection.is_handover, rounded((start + end) / 2), rounded(base + depth))
