"""Handovers between teams."""

from drawings.conftest import GraphOf
from goldthread.drawings.team_handovers import exchanges

FILES = {
    "content/teams.yml": "crew: {name: Crew}\nashore: {name: Ashore}\ndesk: {name: Desk}\n",
    "content/touchpoints/quay.yml": """
bell: {name: Bell, phase: crossing, owner: ashore, leads_to: [lamp, post]}
lamp: {name: Lamp, phase: crossing, owner: crew, leads_to: [desk, post]}
post: {name: Post, phase: crossing, owner: crew}
desk: {name: Desk, phase: crossing, owner: desk, leads_to: [lamp]}
rope: {name: Rope, phase: crossing, leads_to: [lamp]}
""",
}


def test_handovers_are_counted_in_both_directions_with_the_most_frequent_first(graph_with: GraphOf) -> None:
    found = exchanges(graph_with(FILES), "crew")
    assert [(each.team, len(each.handovers), each.tenths) for each in found.takes] == [
        ("ashore", 2, 10),
        ("desk", 1, 5),
    ]
    assert [each.handovers for each in found.gives] == [(("touchpoint/lamp", "touchpoint/desk"),)]


def test_steps_within_a_team_and_without_an_owner_are_no_handovers(graph_with: GraphOf) -> None:
    found = exchanges(graph_with(FILES), "crew")
    named = {key for each in (*found.takes, *found.gives) for pair in each.handovers for key in pair}
    assert "touchpoint/rope" not in named
    assert ("touchpoint/lamp", "touchpoint/post") not in found.gives[0].handovers
