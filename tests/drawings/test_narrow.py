"""The narrow forms of drawings for phones."""

import datetime
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from drawings.conftest import GraphOf, name
from drawings.test_journey_map import TEAMS, long_journey
from goldthread.drawings.claims import Claimed
from goldthread.drawings.claims_narrow import claims_narrow
from goldthread.drawings.claims_narrow import narrow as claims
from goldthread.drawings.journey import Journey, journey
from goldthread.drawings.journey_narrow import journey_narrow
from goldthread.drawings.journey_narrow import narrow as steps
from goldthread.drawings.meeting_calendar import Met
from goldthread.drawings.meeting_calendar_narrow import meeting_calendar_narrow
from goldthread.drawings.meeting_calendar_narrow import narrow as meeting_calendar

TODAY = datetime.date(2026, 2, 10)


def met(month: int, row: int = 0, mode: str = "offline", day: int = 5) -> Met:
    return Met(row=row, on=datetime.date(2025, month, day), href=f"#m{month}-{day}", words=f"Walk {day}", mode=mode)


def claim(column: int, row: int) -> Claimed:
    return Claimed(title=f"Claim {column} {row}", href="#x", column=column, row=row, is_stale=row == 2)


def test_the_effect_line_runs_down_with_a_gap_where_the_effect_is_unknown(graph_with: GraphOf) -> None:
    sections = steps(journey(graph_with(TEAMS), name), is_counted=False).sections
    section = next(each for each in sections if any(row.step.title == "board" for row in each.rows))
    effects = {row.step.title: row.effect for row in section.rows}
    assert (effects["board"] or 0) > (effects["bill"] or 0)
    assert effects["bell"] is None
    assert section.gaps
    assert [row.hands_over for row in section.rows if row.step.title == "board"] == [True]


@pytest.mark.parametrize(("many", "opened"), [(8, [True, True]), (30, [True, False])])
def test_a_long_journey_opens_only_its_first_phase_and_a_short_one_all(many: int, opened: list[bool]) -> None:
    phase = long_journey(many).phases[0]
    both = Journey((phase, phase), ())
    assert [section.is_open for section in steps(both, is_counted=False).sections] == opened


@pytest.mark.parametrize("many", [10, 60, 120])
def test_steps_do_not_overlap(many: int) -> None:
    for section in steps(long_journey(many), is_counted=False).sections:
        heights = [row.y for row in section.rows]
        assert all(second - first >= 24 for first, second in pairwise(heights))
        assert all(0 < row.y < section.height for row in section.rows)


def test_a_very_long_journey_shows_counts_by_medium() -> None:
    drawing = steps(long_journey(3000), is_counted=True)
    assert all(not section.rows for section in drawing.sections)
    assert sum(int(lane.count.text) for section in drawing.sections for lane in section.lanes) == 3000
    assert all(lane.bar.x + lane.bar.width < drawing.width for section in drawing.sections for lane in section.lanes)


@pytest.mark.parametrize("is_counted", [False, True])
def test_the_drawing_of_every_phase_is_well_formed(*, is_counted: bool) -> None:
    drawn = journey_narrow(long_journey(60), is_counted=is_counted)
    drawings = re.findall(r"<svg class=.gt-drawing.*?</svg>", drawn, re.DOTALL)
    assert drawings
    for each in drawings:
        ET.fromstring(each.replace("xlink:href", "href"))  # noqa: S314 - our own drawing


def test_a_team_has_a_mark_for_each_month_with_a_count_where_there_were_several() -> None:
    drawing = meeting_calendar(["Crew", "Desk"], [met(3), met(3, day=9), met(5, 1, "online")], TODAY, "")
    crew, desk = drawing.strips
    assert [(mark.count, mark.href, mark.words) for mark in crew.marks] == [(2, "#m3-9", "Walk 5; Walk 9")]
    assert [mark.mode for mark in desk.marks] == ["online"]
    assert all(10 < x < drawing.width - 10 for x in drawing.ticks)


def test_without_teams_or_claims_there_is_no_drawing() -> None:
    assert meeting_calendar_narrow([], [], TODAY, "") == ""
    assert claims_narrow([], (), ()) == ""


def test_claims_are_listed_by_strength_with_the_newest_first_and_the_rest_folded() -> None:
    drawing = claims([claim(1, 2), *[claim(1, 1)] * 8, claim(1, 0)], ("Worse", "Better"), ("New", "Middling", "Old"))
    worse, better = drawing.strengths
    assert (worse.count, better.count) == (0, 10)
    assert better.shown[0].age == "New"
    assert better.others[-1].age == "Old"
    assert better.rest == "and 4 more"
