"""The line of the bond over all phases: up where a touchpoint builds it, down where one breaks it, dotted where nobody has rated it."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from markupsafe import Markup

from goldthread.drawings.journey import Effect
from goldthread.drawings.template import draw

_LEVELS = {"builds": 8.0, "sustains": 20.0, "weakens": 36.0, "breaks": 48.0}
_UNKNOWN = 24.0
_COLUMN = 100.0
HEIGHT = 56


class BondStep(msgspec.Struct, frozen=True):
    """A touchpoint and its effect on the bond; empty if unknown."""

    title: str
    effect: Effect


class Segment(msgspec.Struct, frozen=True):
    """A piece of the line; dotted where one of its ends is not rated."""

    path: str
    is_known: bool


class Dot(msgspec.Struct, frozen=True):
    """A touchpoint on the line."""

    x: float
    y: float
    effect: str
    title: str


class BondLine(msgspec.Struct, frozen=True):
    """The line of the bond, in columns of a hundred units each."""

    width: float
    height: int
    segments: tuple[Segment, ...]
    dots: tuple[Dot, ...]
    columns: tuple[float, ...]


def bond_line(phases: Sequence[Sequence[BondStep]]) -> Markup:
    """The drawing of the line; each phase takes the same width."""
    dots = tuple(
        Dot(
            round((index + (place + 0.5) / len(steps)) * _COLUMN, 1),
            _LEVELS.get(step.effect, _UNKNOWN),
            step.effect or "unknown",
            step.title,
        )
        for index, steps in enumerate(phases)
        for place, step in enumerate(steps)
    )
    segments = tuple(
        Segment(f"M{a.x:g} {a.y:g}L{b.x:g} {b.y:g}", "unknown" not in {a.effect, b.effect}) for a, b in pairwise(dots)
    )
    edges = tuple(index * _COLUMN for index in range(1, len(phases)))
    return draw("bond_line.svg", BondLine(max(len(phases), 1) * _COLUMN, HEIGHT, segments, dots, edges))
