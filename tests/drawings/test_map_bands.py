"""Bands of the alignment map stay in the space between their columns, whatever the numbers are."""

import itertools
import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from goldthread.drawings.alignment import Alignment, Link, Node, PhaseGroup
from goldthread.drawings.map_drawing import Box, MapDrawing, Ribbon
from goldthread.drawings.map_flows import in_flows
from goldthread.drawings.map_rows import in_rows

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NAMES = st.sampled_from(
    ("Due", "A name of several words that goes on", "Donaudampfschifffahrtsgesellschaft", "W" * 60)
)
_COUNTS = st.one_of(st.just(0), st.integers(1, 5), st.integers(0, 400))


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """A map with any number of touchpoints on each principle, all of them on one included."""
    focuses = [f"focus/{number}" for number in range(draw(st.integers(1, 6)))]
    principles = [f"principle/{number}" for number in range(draw(st.integers(1, 30)))]
    phases = [f"phase/{number}" for number in range(draw(st.integers(1, 12)))]
    links = []
    for principle in principles:
        counts = draw(
            st.one_of(st.just([0] * len(phases)), st.lists(_COUNTS, min_size=len(phases), max_size=len(phases)))
        )
        inferred = draw(st.booleans())
        links += [Link(principle, phase, inferred, count) for phase, count in zip(phases, counts, strict=True) if count]
        if inferred and counts[0]:
            links.append(Link(principle, phases[0], is_inferred=False, count=1))
        above = draw(st.lists(st.sampled_from(focuses), max_size=3, unique=True))
        links += [Link(focus, principle, draw(st.booleans()), max(1, sum(counts))) for focus in above]

    def nodes(keys: list[str]) -> tuple[Node, ...]:
        return tuple(Node(key=key, title=draw(_NAMES), href="", detail=draw(_NAMES)) for key in keys)

    return Alignment(
        focuses=nodes(focuses),
        principles=nodes(principles),
        phase_groups=tuple(PhaseGroup(node) for node in nodes(phases)),
        links=tuple(links),
        unlinked=(),
        is_gathered=True,
        touchpoints=sum(link.count for link in links),
    )


def outline(ribbon: Ribbon) -> list[tuple[float, float]]:
    """The corners and the control points of a band; its outline lies within their hull."""
    numbers = [float(each) for each in _NUMBER.findall(ribbon.line)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def boxes(drawing: MapDrawing) -> dict[str, Box]:
    """The boxes of records by their keys."""
    return {each.node.key: each.hit for each in drawing.shown}


@given(alignments())
def test_whatever_the_numbers_are_bands_lines_and_boxes_have_their_places(alignment: Alignment) -> None:
    flows, rows = in_flows(alignment), in_rows(in_single_rows(alignment))
    assert len(flows.ribbons) == len(alignment.links)
    assert_no_band_leaves_the_space_between_its_columns(flows)
    assert_bands_of_a_box_lie_beside_each_other(flows)
    assert_a_band_is_as_wide_as_its_number_up_to_a_limit(flows, alignment)
    assert_no_line_leaves_the_space_between_its_columns(rows)
    for drawing in (flows, rows):
        assert_no_box_overlaps_another_and_all_lie_inside(drawing)


def assert_no_band_leaves_the_space_between_its_columns(drawing: MapDrawing) -> None:
    held = boxes(drawing)
    for ribbon in drawing.ribbons:
        above, below = held[ribbon.above], held[ribbon.below]
        points = outline(ribbon)
        assert {x for x, _ in points} >= {above.x + above.width, below.x}
        assert all(above.x + above.width <= x <= below.x for x, _ in points)
        for x, y in points:
            ends = [box for box, edge in ((above, above.x + above.width), (below, below.x)) if x == edge]
            ends = ends or [above, below]
            assert min(box.y for box in ends) <= y <= max(box.y + box.height for box in ends)


def assert_bands_of_a_box_lie_beside_each_other(drawing: MapDrawing) -> None:
    edges: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for ribbon in drawing.ribbons:
        points = outline(ribbon)
        for side, key, x in (("out", ribbon.above, points[0][0]), ("in", ribbon.below, points[3][0])):
            heights = [y for at, y in points if at == x]
            edges.setdefault((side, key), []).append((min(heights), max(heights)))
    for taken in edges.values():
        for (_, foot), (top, _) in itertools.pairwise(sorted(taken)):
            assert foot <= top + 0.21


def assert_a_band_is_as_wide_as_its_number_up_to_a_limit(drawing: MapDrawing, alignment: Alignment) -> None:
    widths = {(ribbon.above, ribbon.below, ribbon.is_inferred): ribbon.width for ribbon in drawing.ribbons}
    by_count = sorted((link.count, widths[link.above, link.below, link.is_inferred]) for link in alignment.links)
    assert all(width <= 72 for _, width in by_count)
    assert all(less <= more for (_, less), (_, more) in itertools.pairwise(by_count))


def in_single_rows(gathered: Alignment) -> Alignment:
    """The same map with a row for each touchpoint, at most three for each link."""
    links = [link for link in gathered.links if not link.below.startswith("phase/")]
    rows: dict[str, list[Node]] = {group.phase.key: [] for group in gathered.phase_groups}
    for link in gathered.links:
        for number in range(min(3, link.count) if link.below in rows else 0):
            node = Node(key=f"touchpoint/{len(links)}-{number}", title=f"{link.above} at {number}", href="")
            rows[link.below].append(node)
            links.append(Link(link.above, node.key, link.is_inferred))
    groups = tuple(PhaseGroup(group.phase, tuple(rows[group.phase.key])) for group in gathered.phase_groups)
    return msgspec.structs.replace(gathered, links=tuple(links), phase_groups=groups, is_gathered=False)


def assert_no_line_leaves_the_space_between_its_columns(drawing: MapDrawing) -> None:
    held = {each.node.key: each for each in drawing.shown}
    for ribbon in drawing.ribbons:
        above, below = held[ribbon.above], held[ribbon.below]
        points = outline(ribbon)
        assert all(above.x <= x <= (below.hit.x if below.is_boxed else below.x) for x, _ in points)
        for (_, y), box in ((points[0], above.hit), (points[-1], below.hit)):
            assert box.y <= y - ribbon.width / 2 <= y + ribbon.width / 2 <= box.y + box.height


def assert_no_box_overlaps_another_and_all_lie_inside(drawing: MapDrawing) -> None:
    held = sorted((box.x, box.y, box.height) for box in boxes(drawing).values())
    for (left, top, height), (other, after, _) in itertools.pairwise(held):
        assert left != other or top + height <= after + 0.2
    assert all(top + height <= drawing.height for _, top, height in held)
