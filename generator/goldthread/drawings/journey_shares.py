"""The journey map of a long journey: the number of touchpoints in each phase and medium."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from goldthread.drawings.journey import Effect, Journey, JourneyPhase
from goldthread.drawings.journey_steps import EFFECT_WORDS, MEDIA
from goldthread.drawings.map_drawing import Box, Line
from goldthread.drawings.measures import rounded, wrapped
from goldthread.language.translation import said, say, say_many

_LEFT, _WIDTH, _BETWEEN, _LEAST, _NAME = 132, 980, 16, 124, 19
_UNKNOWN: Effect = ""
_PHASES, _BAR, _BAR_HEIGHT, _WORD, _LANE, _LARGEST = 22, 44, 14, 16, 76, 32


class Disc(msgspec.Struct, frozen=True):
    """The number of touchpoints of a phase in a medium, as the area of a disc."""

    x: float
    y: float
    radius: float
    count: int


class SharesDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing.

    phases: Name and link of each phase, with its background.
    lanes: The names of the media.
    discs: The cells.
    bars: Effects on the bond as shares of each phase: effect and box.
    words: The same in words.
    stars: The number of signature experiences of each phase.
    top: Where the drawing begins: above zero, as a negative number, when a name has several lines.
    left: Where the phases begin, right of the names.
    """

    width: float
    height: float
    top: float
    left: int
    phases: tuple[tuple[tuple[Line, ...], str, Box], ...]
    lanes: tuple[Line, ...]
    discs: tuple[Disc, ...]
    bars: tuple[tuple[str, Box], ...]
    words: tuple[Line, ...]
    stars: tuple[Line, ...]
    summary: str


def shares_drawing(journey: Journey) -> SharesDrawing:
    """The drawing of a journey whose steps are only counted."""
    phases = [phase for phase in journey.phases if phase.steps]
    length = max(_LEAST, rounded((_WIDTH - _LEFT + _BETWEEN) / max(1, len(phases)) - _BETWEEN))
    width = max(_WIDTH, rounded(_LEFT + (length + _BETWEEN) * len(phases) - _BETWEEN))
    names = [wrapped(phase.full_title, length - 60, 16, most=5) for phase in phases]
    top = -_NAME * (max(map(len, names), default=1) - 1)
    words = [effect_words(phase) for phase in phases]
    first_lane = _BAR + _BAR_HEIGHT + _WORD * max(map(len, words), default=0) + 60
    places = [rounded(_LEFT + (length + _BETWEEN) * place) for place in range(len(phases))]
    media = [medium for medium in MEDIA if medium or any(not step.medium for step in journey.steps)]
    lanes = {medium: first_lane + _LANE * place for place, medium in enumerate(media)}
    height = first_lane + _LANE * (len(media) - 1) + 44
    counts = Counter((phase.key, step.medium) for phase in phases for step in phase.steps)
    largest = max(counts.values(), default=1)
    return SharesDrawing(
        width=width,
        height=height - top,
        top=top,
        left=_LEFT,
        phases=tuple(
            (
                tuple(
                    Line(x + 10, _PHASES - _NAME * (len(texts) - 1 - place), text, "title")
                    for place, text in enumerate(texts)
                ),
                phase.href,
                Box(x, top, length, height - top),
            )
            for phase, texts, x in zip(phases, names, places, strict=True)
        ),
        lanes=tuple(Line(0, y + 4, said(MEDIA[medium]), "quiet") for medium, y in lanes.items()),
        discs=tuple(
            Disc(rounded(x + length / 2), y, rounded(_LARGEST * (counts[phase.key, medium] / largest) ** 0.5), count)
            for phase, x in zip(phases, places, strict=True)
            for medium, y in lanes.items()
            if (count := counts[phase.key, medium])
        ),
        bars=tuple(
            bar
            for phase, x in zip(phases, places, strict=True)
            for bar in effect_bars(phase, Box(x + 10, _BAR, length - 20, _BAR_HEIGHT))
        ),
        words=tuple(
            Line(x + 10, _BAR + _BAR_HEIGHT + _WORD * (place + 1), text, "quiet")
            for texts, x in zip(words, places, strict=True)
            for place, text in enumerate(texts)
        ),
        stars=tuple(
            Line(x + length - 10, _PHASES, f"★ {_stars(phase)}") for phase, x in zip(phases, places, strict=True)
        ),
        summary=say(
            "{touchpoints} in {phases}, counted by medium and by effect on the bond.",
            touchpoints=say_many("{count} touchpoint", "{count} touchpoints", len(journey.steps)),
            phases=say_many("{count} phase", "{count} phases", journey.whole_phases),
        ),
    )


def effect_bars(phase: JourneyPhase, room: Box) -> Iterator[tuple[str, Box]]:
    """The effects of a phase's touchpoints on the bond, as shares of a box."""
    counts = Counter(step.effect for step in phase.steps)
    x = room.x
    for effect in (*EFFECT_WORDS, _UNKNOWN):
        width = rounded(room.width * counts[effect] / len(phase.steps))
        if width:
            yield effect or "unknown", Box(rounded(x), room.y, width, room.height)
        x += width


def effect_words(phase: JourneyPhase) -> tuple[str, ...]:
    """The same in words."""
    counts = Counter(step.effect for step in phase.steps)
    return tuple(_counted(effect, counts[effect]) for effect in (*EFFECT_WORDS, _UNKNOWN) if counts[effect])


def _counted(effect: Effect, count: int) -> str:
    match effect:
        case "builds":
            return say_many("{count} builds", "{count} build", count)
        case "sustains":
            return say_many("{count} keeps", "{count} keep", count)
        case "weakens":
            return say_many("{count} weakens", "{count} weaken", count)
        case "breaks":
            return say_many("{count} breaks", "{count} break", count)
        case _:
            return say("{count} unknown", count=count)


def _stars(phase: JourneyPhase) -> int:
    return sum(step.is_signature for step in phase.steps)
