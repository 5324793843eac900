"""The needs matrix: which touchpoint meets which need, along the journey."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Box, Line
from goldthread.drawings.measures import rounded, wrapped
from goldthread.drawings.template import draw
from goldthread.language.translation import say

MOST_COLUMNS = 120
"""With more touchpoints than this their marks would touch; coverage then counts them by phase."""

_WIDTH, _LEFT, _TOP, _ROW, _GAP = 980, 290, 34, 46, 10
_BROADEST, _NARROWEST, _LEAST, _RADIUS, _MARGIN = 26.0, 24.0, 84.0, 5.5, 3
"""How wide a column is at most and at least, how wide a phase is at least, and the sizes of marks and margins."""
_LABEL, _SIZE, _QUIET = _LEFT - 24, 13, 12

Basis = Literal["stated", "inferred"]
_FIRST, _NAME = 18, 15


class Stop(msgspec.Struct, frozen=True):
    """A touchpoint: its key, its title, and the link to it."""

    key: str
    title: str
    href: str


class PhaseStops(msgspec.Struct, frozen=True):
    """A phase with its touchpoints in order."""

    title: str
    href: str
    stops: tuple[Stop, ...]


class Met(msgspec.Struct, frozen=True):
    """A need, and on which basis touchpoints meet it, by their keys."""

    title: str
    href: str
    by: Mapping[str, Basis]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A need met at a touchpoint, as drawn; `basis` is empty for a touchpoint that meets none."""

    x: float
    y: float
    radius: float
    hit: float
    title: str
    href: str
    basis: Basis | Literal[""]


class NeedsDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing: backgrounds and names of phases, lines and names of needs with their links, and the marks."""

    width: float
    top: float
    height: float
    left: int
    summary: str
    phases: tuple[tuple[tuple[Line, ...], str, Box], ...]
    needs: tuple[tuple[tuple[Line, ...], str, float], ...]
    row: float
    unmet: tuple[Line, ...]
    none: Line | None
    marks: tuple[Mark, ...]


def needs_matrix(needs: Sequence[Met], phases: Sequence[PhaseStops], summary: str) -> Markup:
    """The drawing; without needs, without touchpoints, or with more of these than can be told apart, there is none."""
    count = sum(len(phase.stops) for phase in phases)
    if not needs or not 0 < count <= MOST_COLUMNS:
        return Markup()
    return draw("needs_matrix.svg", layout(needs, [each for each in phases if each.stops], summary))


def layout(needs: Sequence[Met], phases: Sequence[PhaseStops], summary: str) -> NeedsDrawing:
    """The layout: a row for each need, a column for each touchpoint, and a gap between phases."""
    count = sum(len(phase.stops) for phase in phases)
    beside = _LEFT + _MARGIN + _GAP * (len(phases) - 1)
    step = max(_NARROWEST, min(_BROADEST, (_WIDTH - beside) / count))
    lengths = _lengths(phases, step)
    width = rounded(max(_WIDTH, beside + sum(lengths)))
    places = dict(_places(phases, lengths, step))
    met = {key for need in needs for key in need.by}
    unlinked = [stop for phase in phases for stop in phase.stops if stop.key not in met]
    foot = _TOP + _ROW * len(needs)
    rows = [(need, _TOP + _ROW * number + _ROW / 2) for number, need in enumerate(needs)]
    stops = {stop.key: stop for phase in phases for stop in phase.stops}
    marks = [
        _mark(stops[key], places[key], y, basis=basis, need=need)
        for need, y in rows
        for key, basis in need.by.items()
        if key in stops
    ]
    marks += [_mark(stop, places[stop.key], foot + _ROW / 2) for stop in unlinked]
    height = foot + (_ROW if unlinked else 0)
    named = tuple(_phases(phases, lengths, height))
    top = min((lines[0].y - _FIRST for lines, _, _ in named), default=0)
    return NeedsDrawing(
        width=width,
        top=top,
        height=height - top,
        left=_LEFT,
        summary=summary,
        phases=named,
        row=_ROW,
        needs=tuple((_named(need.title, y), need.href, rounded(y + _ROW / 2)) for need, y in rows),
        unmet=tuple(Line(_LEFT + 6, rounded(y + 4), say("No touchpoints"), "quiet") for need, y in rows if not need.by),
        none=Line(0, rounded(foot + _ROW / 2 + 4), say("No need recorded"), "quiet") if unlinked else None,
        marks=tuple(marks),
    )


def _lengths(phases: Sequence[PhaseStops], step: float) -> tuple[float, ...]:
    """How wide each phase is: its touchpoints, and at least room for its name."""
    return tuple(max(_LEAST, len(phase.stops) * step) for phase in phases)


def _places(phases: Sequence[PhaseStops], lengths: Sequence[float], step: float) -> Iterator[tuple[str, float]]:
    x: float = _LEFT
    for phase, length in zip(phases, lengths, strict=True):
        first = x + (length - len(phase.stops) * step) / 2
        for place, stop in enumerate(phase.stops):
            yield stop.key, rounded(first + step * (place + 0.5))
        x += length + _GAP


def _phases(
    phases: Sequence[PhaseStops], lengths: Sequence[float], height: float
) -> Iterator[tuple[tuple[Line, ...], str, Box]]:
    x: float = _LEFT
    for phase, length in zip(phases, lengths, strict=True):
        texts = wrapped(phase.title, length - 4, _QUIET, most=4)
        lines = tuple(
            Line(rounded(x + 2), _FIRST - _NAME * (len(texts) - 1 - place), text, "quiet")
            for place, text in enumerate(texts)
        )
        yield lines, phase.href, Box(rounded(x - _MARGIN), _TOP - 8, rounded(length + 2 * _MARGIN), height - _TOP + 8)
        x += length + _GAP


def _named(title: str, y: float) -> tuple[Line, ...]:
    lines = wrapped(title, _LABEL, _SIZE, most=2)
    top = y + 4 - 8 * (len(lines) - 1)
    return tuple(Line(0, rounded(top + 16 * number), line) for number, line in enumerate(lines))


def _mark(
    stop: Stop,
    x: float,
    y: float,
    *,
    basis: Basis | Literal[""] = "",
    need: Met | None = None,
) -> Mark:
    if need is None:
        title = say("{touchpoint}: no need recorded", touchpoint=stop.title)
    elif basis == "inferred":
        title = say("{touchpoint}, inferred: {need}", touchpoint=stop.title, need=need.title)
    else:
        title = say("{touchpoint}: {need}", touchpoint=stop.title, need=need.title)
    return Mark(x=x, y=rounded(y), radius=_RADIUS, hit=_NARROWEST, title=title, href=stop.href, basis=basis)
