"""The alignment map as SVG."""

import itertools
from xml.etree import ElementTree as ET

import pytest

from drawings.conftest import GraphOf, name
from goldthread.drawings.map import map_of
from goldthread.drawings.map_builder import alignment_of
from goldthread.drawings.map_drawing import MapDrawing
from goldthread.drawings.map_flows import in_flows
from goldthread.drawings.map_rows import in_rows
from goldthread.graph.graph import Graph

QUAY = "content/touchpoints/quay.yml"
MANY = "".join(
    f"place-{number}:\n  name: Place {number} with a name that is long\n  phase: crossing\n  principles: [say-it-plainly]\n"
    for number in range(30)
)


def drawings(graph: Graph) -> tuple[MapDrawing, MapDrawing]:
    return in_rows(alignment_of(graph, name)), in_flows(alignment_of(graph, name, most=0))


def test_no_two_records_of_a_column_overlap(graph_with: GraphOf) -> None:
    for drawing in drawings(graph_with({QUAY: MANY})):
        boxes = sorted((each.hit.x, each.hit.y, each.hit.height) for each in drawing.shown)
        for (left, top, height), (other, after, _) in itertools.pairwise(boxes):
            assert left != other or top + height <= after + 0.2


def test_everything_lies_inside_the_drawing(graph_with: GraphOf) -> None:
    for drawing in drawings(graph_with({QUAY: MANY})):
        assert all(each.hit.y + each.hit.height <= drawing.height for each in drawing.shown)
        assert all(each.hit.x + each.hit.width <= drawing.width for each in drawing.shown)


def test_a_line_for_more_touchpoints_is_thicker(graph_with: GraphOf) -> None:
    few = "bench:\n  name: Bench\n  phase: crossing\n  principles: [{principle: say-it-plainly, basis: inferred}]\n"
    _, flows = drawings(graph_with({QUAY: few}))
    width = {ribbon.is_inferred: ribbon.width for ribbon in flows.ribbons if ribbon.below == "phase/crossing"}
    assert width[False] > width[True]


def test_the_heading_of_a_stage_is_whole_beside_its_count(graph_with: GraphOf) -> None:
    phases = (
        "- {id: coming-for-the-first-time, name: A}\n- {id: looking-round, name: B, under: coming-for-the-first-time}\n"
    )
    followed, loose = (f"name: {each}\n  phase: looking-round\n" for each in ("Door", "Sign"))
    touchpoints = f"door:\n  {followed}  principles: [say-it-plainly]\nsign:\n  {loose}"
    rows, _ = drawings(graph_with({"content/journey.yml": phases, QUAY: touchpoints}))
    [(lines, count, _)] = rows.phase_groups
    assert " ".join(line.text for line in lines) == "coming-for-the-first-time: looking-round"
    assert count.text == "2 touchpoints, 1 of them unlinked"


def test_every_record_is_a_link_and_can_be_selected(graph_with: GraphOf) -> None:
    svg = map_of(alignment_of(graph_with({}), name))
    for key in ("focus/home-before-dark", "principle/say-it-plainly", "touchpoint/notice-board"):
        assert f'xlink:href="../{key}/"' in svg
        assert f'data-gt-record="{key}"' in svg
    assert 'id="thread-principle-say-it-plainly"' in svg


@pytest.mark.parametrize("most", [0, 120])
def test_the_drawing_is_well_formed_with_any_record_titles(graph_with: GraphOf, most: int) -> None:
    def odd(key: str) -> tuple[str, str]:
        return f'"<b>{key}</b> & <script>', f'../{key}/"x'

    svg = str(map_of(alignment_of(graph_with({}), odd, most)))
    ET.fromstring(svg.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ', 1))  # noqa: S314 - our own text
    assert "<script>" not in svg
    assert "\n\n" not in svg


def test_a_handbook_without_principles_can_be_drawn(graph_with: GraphOf) -> None:
    graph = graph_with({"content/focus.yml": "[]\n", "content/touchpoints.yml": "[]\n"})
    for drawing in drawings(graph):
        assert drawing.height > 0


def test_a_map_of_few_touchpoints_is_low(graph_with: GraphOf) -> None:
    _, flows = drawings(graph_with({}))
    assert max(ribbon.width for ribbon in flows.ribbons) <= 48
    assert flows.height < 200
