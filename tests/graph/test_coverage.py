"""Coverage counts stated and inferred links separately, and tells declared gaps from unexplained ones."""

from collections.abc import Callable, Mapping

import pytest

from goldthread.graph.coverage import Cell, need_by_phase, phase_by_medium, principle_by_phase, principle_by_team
from goldthread.graph.graph import Graph

GraphOf = Callable[[Mapping[str, str]], Graph]

FILES = {
    "content/needs.yml": "home: {need: Get home}\nrest: {need: Rest}\n",
    "content/teams.yml": "crew: {name: Crew}\ndesk: {name: Desk}\n",
    "content/journey.yml": (
        "- {id: before, name: B, gaps: [{medium: personal, reason: Nobody calls.}]}\n- {id: after, name: A}\n"
    ),
    "principles/a.yml": "title: A\nstatement: A.\n",
    "principles/b.yml": "title: B\nstatement: B.\n",
    "content/touchpoints.yml": (
        "t: {name: T, phase: before, medium: digital, owner: crew, principles: [a, {principle: b, basis: inferred}]}\n"
        "u: {name: U, phase: before, medium: digital, principles: [a], needs: [home]}\n"
        "v: {name: V, phase: after, medium: unknown, owner: desk, principles: [{principle: a, basis: inferred}]}\n"
        "w: {name: W, phase: after, owner: desk, needs: [{need: home, basis: inferred}, rest]}\n"
    ),
}


@pytest.fixture
def small(graph: GraphOf) -> Graph:
    return graph(FILES)


def test_phases_by_media_show_filled_declared_and_unexplained_cells(small: Graph) -> None:
    matrix = phase_by_medium(small)
    assert matrix.rows == ("phase/before", "phase/after")
    assert matrix.columns == ("personal", "physical", "digital")
    assert matrix.cell("phase/before", "digital").stated == ("touchpoint/t", "touchpoint/u")
    assert matrix.cell("phase/before", "digital").emptiness == ""
    assert matrix.cell("phase/before", "personal") == Cell(declared="Nobody calls.")
    assert matrix.cell("phase/before", "personal").emptiness == "declared"
    assert matrix.cell("phase/after", "digital").emptiness == "silent"
    assert matrix.unplaced == ("touchpoint/v", "touchpoint/w")


def test_principles_by_phases_count_stated_and_inferred_links_separately(small: Graph) -> None:
    matrix = principle_by_phase(small)
    assert matrix.cell("principle/a", "phase/before") == Cell(stated=("touchpoint/t", "touchpoint/u"))
    assert matrix.cell("principle/b", "phase/before") == Cell(inferred=("touchpoint/t",))
    assert matrix.cell("principle/a", "phase/after").count == 1
    assert matrix.cell("principle/b", "phase/after").count == 0


def test_touchpoints_without_an_owner_are_in_no_teams_column(small: Graph) -> None:
    matrix = principle_by_team(small)
    assert matrix.columns == ("team/crew", "team/desk")
    assert matrix.cell("principle/a", "team/crew").stated == ("touchpoint/t",)
    assert matrix.unplaced == ("touchpoint/u",)


def test_needs_and_phases(small: Graph) -> None:
    matrix = need_by_phase(small)
    assert matrix.cell("need/home", "phase/before").stated == ("touchpoint/u",)
    assert matrix.cell("need/home", "phase/after").inferred == ("touchpoint/w",)
    assert matrix.cell("need/rest", "phase/after").stated == ("touchpoint/w",)


def test_every_link_lies_in_exactly_one_cell_or_belongs_to_an_unplaced_touchpoint(small: Graph) -> None:
    for matrix, field in ((principle_by_phase(small), "principles"), (principle_by_team(small), "principles")):
        links = [edge for touchpoint in small.book.touchpoints for edge in small.links_from(touchpoint.key, field)]
        placed = sum(cell.count for cell in matrix.cells.values())
        assert placed == len([edge for edge in links if edge.source not in matrix.unplaced])


def test_a_book_without_records_has_empty_matrices(graph: GraphOf) -> None:
    nothing = graph({})
    assert phase_by_medium(nothing).rows == ()
    assert principle_by_phase(nothing).cells == {}
