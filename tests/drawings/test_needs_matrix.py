"""The matrix of needs and touchpoints."""

import itertools

import pytest

from goldthread.drawings.needs_matrix import MOST_COLUMNS, Met, PhaseStops, Stop, layout, needs_matrix


def phase(*names: str) -> PhaseStops:
    return PhaseStops(
        "On the way", "../phase/on-the-way/", tuple(Stop(name, name, f"../touchpoint/{name}/") for name in names)
    )


NEED = Met("I need to get home", "get-home/", {"board": "stated", "bell": "inferred"})


def test_a_mark_is_in_the_column_of_its_touchpoint_and_the_row_of_its_need() -> None:
    other = Met("I need to know", "know/", {"bell": "stated"})
    drawn = layout([NEED, other], [phase("board", "bell")], "")
    board, bell, again = drawn.marks
    assert board.x < bell.x == again.x
    assert board.y == bell.y < again.y
    assert (board.basis, bell.basis, again.basis) == ("stated", "inferred", "stated")
    assert bell.title == "bell, inferred: I need to get home"


def test_touchpoints_without_a_need_are_shown_in_their_own_row() -> None:
    drawn = layout([NEED], [phase("board", "bell", "bench")], "")
    assert drawn.none
    assert [mark.title for mark in drawn.marks if not mark.basis] == ["bench: no need recorded"]
    assert layout([NEED], [phase("board", "bell")], "").none is None


def test_a_need_without_touchpoints_says_so_in_its_row() -> None:
    drawn = layout([NEED, Met("I need to know", "know/", {})], [phase("board", "bell")], "")
    assert [line.text for line in drawn.unmet] == ["No touchpoints"]
    assert drawn.unmet[0].y > max(mark.y for mark in drawn.marks)


@pytest.mark.parametrize("count", [1, 60, MOST_COLUMNS])
def test_marks_stay_within_the_drawing_and_apart(count: int) -> None:
    names = [f"t{number}" for number in range(count)]
    halves = phase(*names[: count // 2]), phase(*names[count // 2 :])
    drawn = layout([Met("Home", "", dict.fromkeys(names, "stated"))], [each for each in halves if each.stops], "")
    xs = sorted(mark.x for mark in drawn.marks)
    assert drawn.left <= xs[0] - drawn.marks[0].radius
    assert xs[-1] + drawn.marks[0].radius <= drawn.width
    assert all(right - left > 2 * drawn.marks[0].radius for left, right in itertools.pairwise(xs))


def test_without_needs_or_with_too_many_touchpoints_there_is_no_drawing() -> None:
    assert needs_matrix([], [phase("board")], "") == ""
    assert needs_matrix([NEED], [phase()], "") == ""
    assert needs_matrix([NEED], [phase(*(f"t{number}" for number in range(MOST_COLUMNS + 1)))], "") == ""
