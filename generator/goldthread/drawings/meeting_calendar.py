"""A calendar of meetings with customers: a row for each team, a column for each month, a mark for each meeting."""

import datetime
from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Line
from goldthread.drawings.measures import cut, rounded
from goldthread.drawings.template import draw
from goldthread.language.translation import said, to_say

_WIDTH, _LEFT, _TOP, _ROW, _MARK = 980, 200, 46, 36, 26
MONTHS = 13
"""A year, with the month in which it began."""


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting for the calendar.

    row: The team's place.
    on: When it took place.
    href: The link to it.
    words: A description.
    mode: `offline`, `online`, or empty if unknown.
    """

    row: int
    on: datetime.date
    href: str
    words: str
    mode: str


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings of a month in person, or its others; it links to the last of them, and shows a count if there are several."""

    x: float
    y: float
    href: str
    words: str
    mode: str
    count: int


class CalendarDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing.

    months: Their names, and above January the year.
    rows: The names of the teams.
    lines: The height of each team's line.
    marks: The meetings.
    """

    width: int
    height: int
    summary: str
    months: tuple[Line, ...]
    rows: tuple[Line, ...]
    lines: tuple[int, ...]
    marks: tuple[Mark, ...]


def meeting_calendar(teams: Sequence[str], meetings: Sequence[Met], today: datetime.date, summary: str) -> Markup:
    """The drawing of the last year, from the month in which it began; without teams there is none."""
    if not teams:
        return Markup()
    first = first_month(today)
    cells: dict[tuple[int, int], list[Met]] = {}
    for meeting in sorted(meetings, key=lambda each: (each.on, each.href)):
        place = month_number(meeting.on) - first
        if 0 <= place < MONTHS:
            cells.setdefault((meeting.row, place), []).append(meeting)
    across = (_WIDTH - _LEFT) / MONTHS
    return draw(
        "meeting_calendar.svg",
        CalendarDrawing(
            width=_WIDTH,
            height=_TOP + _ROW * len(teams),
            summary=summary,
            months=tuple(_names(first, across)),
            rows=tuple(Line(0, _middle(row) + 4, cut(name, _LEFT - 24, 13)) for row, name in enumerate(teams)),
            lines=tuple(_middle(row) for row in range(len(teams))),
            marks=tuple(mark for (row, place), held in cells.items() for mark in _marks(held, row, place, across)),
        ),
    )


def first_month(today: datetime.date) -> int:
    """The number of the month with which the calendar begins."""
    return month_number(today) - MONTHS + 1


def month_number(date: datetime.date) -> int:
    """The number of a day's month, counted through the years."""
    return date.year * 12 + date.month - 1


def month_name(number: int) -> str:
    """The short name of a month, from its number."""
    return said(_NAMES[number % 12])


def _middle(row: int) -> int:
    return _TOP + _ROW * row + _ROW // 2


def _names(first: int, across: float) -> Iterator[Line]:
    for place in range(MONTHS):
        year, month = divmod(first + place, 12)
        x = rounded(_LEFT + across * place + 4)
        if place == 0 or month == 0:
            yield Line(x, 14, str(year), "quiet")
        yield Line(x, 34, month_name(first + place), "quiet")


def _marks(held: Sequence[Met], row: int, place: int, across: float) -> Iterator[Mark]:
    in_person = [meeting for meeting in held if meeting.mode == "offline"]
    others = [meeting for meeting in held if meeting.mode != "offline"]
    for number, group in enumerate(filter(None, (in_person, others))):
        yield Mark(
            x=rounded(_LEFT + across * place + 4 + _MARK * (number + 0.5)),
            y=_middle(row),
            href=group[-1].href,
            words="; ".join(meeting.words for meeting in group),
            mode=max(meeting.mode for meeting in group),
            count=len(group),
        )


_NAMES = (
    to_say("Jan"), to_say("Feb"), to_say("Mar"), to_say("Apr"), to_say("May"), to_say("Jun"),
    to_say("Jul"), to_say("Aug"), to_say("Sep"), to_say("Oct"), to_say("Nov"), to_say("Dec"),
)  # fmt: skip
