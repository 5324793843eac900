"""The time line of the plan."""

import datetime
from xml.etree import ElementTree as ET

from goldthread.drawings.timeline import Horizon, Row, layout, timeline
from goldthread.model.dates import Date

TODAY = datetime.date(2026, 11, 21)
HORIZONS = (Horizon("Month", TODAY + datetime.timedelta(31)), Horizon("Later", datetime.date.max))


def after(days: int) -> Date:
    return Date.of(TODAY + datetime.timedelta(days))


def row(title: str, due: Date | None, *, is_overdue: bool = False) -> Row:
    return Row(title=title, href="#x", due=due, is_overdue=is_overdue)


def test_a_later_day_is_further_right() -> None:
    drawing = layout([row("far", after(200)), row("near", after(20))], [], TODAY, HORIZONS, str)
    far, near = drawing.tracks
    assert drawing.today < near.end < far.end
    assert far.y < near.y


def test_overdue_bars_end_before_today_and_bars_without_a_day_reach_the_edge() -> None:
    rows = [row("some day", None), row("late", after(-9), is_overdue=True)]
    drawing = layout(rows, [], TODAY, HORIZONS, str)
    some_day, late = drawing.tracks
    assert late.end < drawing.today < some_day.end
    assert some_day.end > drawing.width - 10


def test_past_events_are_not_drawn() -> None:
    events = [(after(-1), "Fair"), (after(40), "Launch & lunch")]
    svg = timeline([], events, TODAY, HORIZONS, str)
    assert "Fair" not in svg
    assert "Launch &amp; lunch, 2026-12-31" in svg
    ET.fromstring(svg.replace("xlink:href", "href"))  # noqa: S314 - our own drawing


def test_the_words_of_the_last_event_stay_within_the_drawing() -> None:
    drawing = layout([], [(after(300), "An event with a rather long name")], TODAY, HORIZONS, str)
    ((x, _, line, side),) = drawing.events
    assert side == "end"
    assert line.x < x


def test_without_initiatives_and_events_nothing_is_drawn() -> None:
    assert timeline([], [], TODAY, HORIZONS, str) == ""
