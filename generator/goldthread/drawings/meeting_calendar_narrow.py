"""The calendar of meetings for narrow screens: a strip of months for each team."""

import datetime
from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Line
from goldthread.drawings.measures import rounded
from goldthread.drawings.meeting_calendar import MONTHS, Met, first_month, month_name, month_number
from goldthread.drawings.template import draw

WIDTH = 340
_HEIGHT, _RADIUS, _MIDDLE, _FOOT = 46, 9, 14, 42
_ACROSS = WIDTH / MONTHS


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings of a month; it links to the last of them, and shows a count if there are several."""

    x: float
    href: str
    words: str
    mode: str
    count: int


class Strip(msgspec.Struct, frozen=True):
    """A team with its year."""

    team: str
    marks: tuple[Mark, ...]


class NarrowDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing: the strips, with the names of every third month beneath each, and the lines between months."""

    strips: tuple[Strip, ...]
    months: tuple[Line, ...]
    ticks: tuple[float, ...]
    summary: str
    width: int = WIDTH
    height: int = _HEIGHT
    middle: int = _MIDDLE


def meeting_calendar_narrow(
    teams: Sequence[str], meetings: Sequence[Met], today: datetime.date, summary: str
) -> Markup:
    """The drawing of the last year, from the month in which it began; without teams there is none."""
    return draw("meeting_calendar_narrow.html", narrow(teams, meetings, today, summary)) if teams else Markup()


def narrow(teams: Sequence[str], meetings: Sequence[Met], today: datetime.date, summary: str) -> NarrowDrawing:
    """The layout."""
    first = first_month(today)
    cells: dict[tuple[int, int], list[Met]] = {}
    for meeting in sorted(meetings, key=lambda each: (each.on, each.href)):
        place = month_number(meeting.on) - first
        if 0 <= place < MONTHS:
            cells.setdefault((meeting.row, place), []).append(meeting)
    return NarrowDrawing(
        strips=tuple(Strip(team, tuple(_marks(cells, row))) for row, team in enumerate(teams)),
        months=tuple(Line(_middle(place), _FOOT, month_name(first + place), "quiet") for place in range(0, MONTHS, 3)),
        ticks=tuple(_middle(place) for place in range(MONTHS)),
        summary=summary,
    )


def _middle(place: int) -> float:
    return rounded(_ACROSS * (place + 0.5))


def _marks(cells: dict[tuple[int, int], list[Met]], row: int) -> Iterator[Mark]:
    for place in range(MONTHS):
        held = cells.get((row, place), [])
        if held:
            modes = {each.mode for each in held}
            yield Mark(
                x=_middle(place),
                href=held[-1].href,
                words="; ".join(each.words for each in held),
                mode=next(mode for mode in ("offline", "online", "") if mode in modes),
                count=len(held),
            )
