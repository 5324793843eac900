"""The alignment map as an outline."""

from drawings.conftest import GraphOf, name
from goldthread.drawings.map_builder import alignment_of
from goldthread.drawings.outline import outline


def test_touchpoints_are_listed_under_principles_and_these_under_focus_statements(graph_with: GraphOf) -> None:
    whole = outline(alignment_of(graph_with({}), name))
    (focus,) = whole.focuses
    (principle,) = focus.branches
    assert principle.node.key == "principle/say-it-plainly"
    assert {each.node.key for each in principle.branches} == {"touchpoint/notice-board", "touchpoint/delay-message"}
    assert whole.unlinked == ()


def test_a_principle_without_a_focus_is_kept_apart(graph_with: GraphOf) -> None:
    files = {"principles/loose.yml": "title: Loose\nstatement: We do something.\n", "content/focus.yml": "[]\n"}
    whole = outline(alignment_of(graph_with(files), name))
    assert "principle/loose" in {branch.node.key for branch in whole.unlinked}
