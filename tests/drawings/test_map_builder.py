"""The content of the alignment map, before its layout."""

from drawings.conftest import GraphOf, name
from goldthread.drawings.alignment import Alignment
from goldthread.drawings.map_builder import alignment_of

QUAY = "content/touchpoints/quay.yml"


def unlinked(alignment: Alignment) -> dict[str, list[str]]:
    return {
        unlinked_group.missing: [node.key for node in unlinked_group.nodes] for unlinked_group in alignment.unlinked
    }


def test_nothing_is_unlinked_where_every_link_exists(graph_with: GraphOf) -> None:
    assert unlinked(alignment_of(graph_with({}), name)) == {}


def test_unlinked_records_are_grouped_by_the_missing_link(graph_with: GraphOf) -> None:
    files = {
        QUAY: "bench: {name: Bench, phase: crossing}\n",
        "principles/loose.yml": "title: Loose\nstatement: We do something.\n",
        "content/focus/other.yml": "statement: Nobody carries this.\n",
    }
    assert unlinked(alignment_of(graph_with(files), name)) == {
        "Supported by no principle": ["focus/other"],
        "Supports no focus": ["principle/loose", "principle/say-it-plainly"],
        "Practised at no touchpoint": ["principle/loose"],
        "Follows no principle": ["touchpoint/bench"],
    }


def test_links_that_are_unknown_are_not_missing(graph_with: GraphOf) -> None:
    bench = "bench: {name: Bench, phase: crossing, principles: unknown}\n"
    found = unlinked(alignment_of(graph_with({QUAY: bench}), name))
    assert found["Principles are unknown"] == ["touchpoint/bench"]
    assert "Follows no principle" not in found


def test_inferred_links_are_kept_apart_from_stated_ones(graph_with: GraphOf) -> None:
    bench = "bench:\n  name: Bench\n  phase: crossing\n  principles: [{principle: say-it-plainly, basis: inferred}]\n"
    alignment = alignment_of(graph_with({QUAY: bench}), name)
    inferred = [link.below for link in alignment.links if link.is_inferred]
    assert inferred == ["touchpoint/bench"]
    assert "1 inferred" in alignment.principles[0].detail


def test_retired_records_and_ideas_are_left_out(graph_with: GraphOf) -> None:
    bench = (
        "bench: {name: Bench, phase: crossing, status: idea}\nbell: {name: Bell, phase: crossing, status: retired}\n"
    )
    alignment = alignment_of(graph_with({QUAY: bench}), name)
    assert unlinked(alignment) == {}
    assert "touchpoint/bench" not in {node.key for node in alignment.nodes}


def test_a_touchpoint_in_an_unknown_phase_is_shown_as_unlinked(graph_with: GraphOf) -> None:
    bench = "bench: {name: Bench, phase: nowhere, principles: [say-it-plainly]}\n"
    alignment = alignment_of(graph_with({QUAY: bench}), name)
    assert unlinked(alignment) == {"Belongs to no phase": ["touchpoint/bench"]}


def test_many_touchpoints_are_grouped_by_phase_and_counted(graph_with: GraphOf) -> None:
    bench = "bench:\n  name: Bench\n  phase: crossing\n  principles: [{principle: say-it-plainly, basis: inferred}]\n"
    alignment = alignment_of(graph_with({QUAY: bench}), name, most=2)
    assert alignment.is_gathered
    counts = {(link.is_inferred, link.count) for link in alignment.links if link.below == "phase/crossing"}
    assert counts == {(False, 2), (True, 1)}
    assert not any(phase_group.touchpoints for phase_group in alignment.phase_groups)
