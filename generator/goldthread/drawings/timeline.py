"""The timeline of the plan: initiatives by due date, and events."""

import datetime
from collections.abc import Callable, Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Box, Line
from goldthread.drawings.measures import cut, rounded, width_of
from goldthread.drawings.template import draw
from goldthread.language.translation import say, say_many
from goldthread.model.dates import Date

_WIDTH, _LEFT, _RIGHT, _ROW, _EVENT, _TOP = 980, 400, 30, 26, 19, 22
_MOST_EVENTS = 12


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative, or several of a month.

    title: The title.
    href: The link to it.
    due: The date, placed at its last day; None when there is none yet.
    is_running: Whether it has begun.
    is_overdue: Whether it is overdue.
    count: How many initiatives it represents.
    """

    title: str
    href: str
    due: Date | None
    is_running: bool = False
    is_overdue: bool = False
    count: int = 1


class Horizon(msgspec.Struct, frozen=True):
    """A horizon with its last day."""

    title: str
    end: datetime.date


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """A row as it is drawn: from `start` to `end`, with a dot there unless the day is unknown."""

    row: Row
    label: Line
    y: float
    start: float
    end: float
    radius: float
    hit: Box


class TimelineDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing: backgrounds of the horizons, events with their lines, rows, and the line of today."""

    width: float
    height: float
    summary: str
    grounds: tuple[tuple[Box, Line], ...]
    events: tuple[tuple[float, float, Line, str], ...]
    tracks: tuple[Track, ...]
    today: float
    foot: float


def timeline(
    rows: Sequence[Row],
    events: Sequence[tuple[Date, str]],
    today: datetime.date,
    horizons: Sequence[Horizon],
    day: Callable[[Date | datetime.date], str],
) -> Markup:
    """The drawing; empty without rows and events.

    rows: From the furthest to the nearest.
    events: Days with what happens on them, in order; those that have passed are left out.
    horizons: From the nearest to the furthest.
    day: A day in words.
    """
    return draw("timeline.svg", layout(rows, events, today, horizons, day)) if rows or events else Markup()


def layout(
    rows: Sequence[Row],
    events: Sequence[tuple[Date, str]],
    today: datetime.date,
    horizons: Sequence[Horizon],
    day: Callable[[Date | datetime.date], str],
) -> TimelineDrawing:
    """The layout of the time line."""
    ahead = [(on, title) for on, title in events if not on.is_before(today)][:_MOST_EVENTS]
    days = [row.due.last for row in rows if row.due] + [on.last for on, _ in ahead] + [today]
    first, last = min(days), max(days)
    last = max(last, first + datetime.timedelta(28))
    end = _WIDTH - _RIGHT

    def across(on: datetime.date) -> float:
        return rounded(_LEFT + (on - first).days / (last - first).days * (end - _LEFT))

    top = _TOP + _EVENT * len(ahead) + 10
    foot = rounded(top + _ROW * len(rows) + 8)
    return TimelineDrawing(
        width=_WIDTH,
        height=foot + 24,
        summary=say(
            "{initiatives} by due date and {events}, from {first} to {last}. The latest is at the top, the "
            "next at the bottom.",
            initiatives=say_many("{count} initiative", "{count} initiatives", sum(row.count for row in rows)),
            events=say_many("{count} event", "{count} events", len(ahead)),
            first=day(first),
            last=day(last),
        ),
        grounds=tuple(_grounds(horizons, across, today, last, foot)),
        events=tuple(
            _event(across(on.last), place, f"{title}, {day(on)}", end) for place, (on, title) in enumerate(ahead)
        ),
        tracks=tuple(_track(row, top + _ROW * (place + 0.5), across, today) for place, row in enumerate(rows)),
        today=across(today),
        foot=foot,
    )


def _grounds(
    horizons: Sequence[Horizon],
    across: Callable[[datetime.date], float],
    today: datetime.date,
    last: datetime.date,
    foot: float,
) -> Iterator[tuple[Box, Line]]:
    start = today
    for horizon in horizons:
        if start < last:
            x, stop = across(start), across(min(horizon.end, last))
            ends = stop if horizon.end < last else _WIDTH
            ground = Box(x, _TOP - 18, rounded(ends - x), foot - _TOP + 18)
            words = cut(horizon.title, ends - x - 8, 12)
            yield ground, Line(x + 5, foot + 18, words if len(words) > 1 else "", "quiet")
        start = max(start, horizon.end)


def _event(x: float, place: int, words: str, end: float) -> tuple[float, float, Line, str]:
    """The line of an event, its text, and the side of the text."""
    y = _TOP + _EVENT * place
    fits = x + 10 + width_of(words, 12) <= end + _RIGHT
    return x, y - 6, Line(x + 9 if fits else x - 9, y - 2, words, "quiet"), "start" if fits else "end"


def _track(row: Row, y: float, across: Callable[[datetime.date], float], today: datetime.date) -> Track:
    start = across(today)
    end = across(row.due.last) if row.due else _WIDTH - 6
    return Track(
        row=row,
        label=Line(0, rounded(y + 4), cut(row.title, _LEFT - 24, 13)),
        y=rounded(y),
        start=start,
        end=end,
        radius=rounded(5.5 if row.count == 1 else min(12.0, 7 + row.count**0.5)),
        hit=Box(0, rounded(y - _ROW / 2), _LEFT - 10, _ROW),
    )
