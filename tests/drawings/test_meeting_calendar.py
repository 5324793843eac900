"""The calendar of meetings."""

import datetime

from goldthread.drawings.meeting_calendar import Met, meeting_calendar

TODAY = datetime.date(2026, 2, 10)


def met(year: int, month: int, mode: str = "offline") -> Met:
    return Met(row=0, on=datetime.date(year, month, 5), href="#x", words="A walk", mode=mode)


def test_the_calendar_shows_twelve_months_and_names_both_years() -> None:
    svg = meeting_calendar(["Crew"], [met(2026, 2), met(2025, 2), met(2025, 1)], TODAY, "")
    assert svg.count("<a ") == 2
    assert svg.index("2025") < svg.index("Feb") < svg.index("Mar") < svg.index("2026") < svg.index("Jan")


def test_in_person_and_online_have_different_shapes() -> None:
    svg = meeting_calendar(["Crew"], [met(2026, 1), met(2026, 2, "online")], TODAY, "")
    assert (svg.count("<circle"), svg.count('<rect class="gt-d-knot')) == (1, 1)


def test_the_meetings_of_a_month_share_a_mark_that_counts_them() -> None:
    svg = meeting_calendar(["Crew"], [met(2026, 1)] * 9 + [met(2026, 1, "online"), met(2026, 1, "")], TODAY, "")
    assert svg.count("<a ") == 2
    assert ">9</text>" in svg
    assert ">2</text>" in svg
