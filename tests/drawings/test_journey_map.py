"""The journey map."""

from xml.etree import ElementTree as ET

import pytest

from drawings.conftest import GraphOf, name
from goldthread.drawings import journey_map as drawn
from goldthread.drawings.journey import Journey, JourneyPhase, Step, journey
from goldthread.drawings.journey_shares import shares_drawing
from goldthread.drawings.journey_steps import steps_drawing

QUAY = "content/touchpoints.yml"
BOARD = """
board: {name: Board, phase: crossing, medium: physical, effect: builds, owner: crew, leads_to: [bell]}
bell: {name: Bell, phase: crossing, medium: personal, effect: unknown, owner: ashore, signature: bond}
bill: {name: Bill, phase: crossing, effect: breaks, owner: ashore}
"""
TEAMS = {"content/teams/ashore.yml": "name: Ashore\n", "content/teams/crew.yml": "name: Crew\n", QUAY: BOARD}


def long_journey(steps: int) -> Journey:
    def step(number: int) -> Step:
        return Step(
            number=number,
            key=f"touchpoint/t{number}",
            title=f"Place {number}",
            href="../",
            medium="digital" if number % 2 else "",
            effect="builds" if number % 3 else "",
            is_signature=number == 1,
            owner="",
        )

    return Journey((JourneyPhase("phase/one", "One", "../", tuple(map(step, range(1, steps + 1)))),), ())


def test_a_handover_is_where_another_team_owns_the_next_step(graph_with: GraphOf) -> None:
    (connection,) = journey(graph_with(TEAMS), name).connections
    assert (connection.start, connection.end, connection.is_handover) == ("touchpoint/board", "touchpoint/bell", True)


def test_the_effect_line_has_a_gap_where_the_effect_is_unknown(graph_with: GraphOf) -> None:
    drawing = steps_drawing(journey(graph_with(TEAMS), name))
    assert drawing.line == ""
    assert drawing.gaps.startswith("M")
    assert [harms for _, _, harms in drawing.points] == [False, True]


def test_a_step_without_a_medium_has_its_own_lane(graph_with: GraphOf) -> None:
    drawing = steps_drawing(journey(graph_with(TEAMS), name))
    assert "Medium unknown" in [line.text for line in drawing.lanes]
    heights = {stop.step.key: stop.y for stop in drawing.stops}
    assert heights["touchpoint/bill"] > heights["touchpoint/board"] > heights["touchpoint/bell"]


def test_a_long_journey_is_drawn_as_counts_that_add_up() -> None:
    lived = long_journey(drawn.MOST_STEPS + 1)
    drawing = shares_drawing(lived)
    assert sum(disc.count for disc in drawing.discs) == len(lived.steps)
    assert "gt-j-disc" in drawn.journey_map(lived)


@pytest.mark.parametrize("steps", [0, 1, 120, 121])
def test_the_drawing_is_well_formed_at_any_length(steps: int) -> None:
    svg = str(drawn.journey_map(long_journey(steps)))
    ET.fromstring(svg.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ', 1))  # noqa: S314 - our own text
