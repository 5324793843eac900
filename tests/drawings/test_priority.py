"""The priority chart."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from goldthread.drawings.priority import BROAD, MOST_POINTS, NARROW, Point, Size, chart, priority_chart


def point(number: int, customer: int = 4, business: int = 2, evidence: int = 0, *, disagree: bool = False) -> Point:
    return Point(
        number=number,
        title=f"Place <{number}>",
        href=f"../touchpoint/t{number}/",
        customer=customer,
        business=business,
        evidence=evidence,
        disagree=disagree,
    )


@pytest.mark.parametrize("size", [BROAD, NARROW])
def test_discs_do_not_touch_however_many_have_the_same_rating(size: Size) -> None:
    points = [point(number, 4 + number % 2, 2, number % 7) for number in range(1, 41)]
    marks = chart(points, size, "#").marks
    assert len(marks) == 40
    for one, other in combinations(marks, 2):
        distance = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        assert distance >= one.radius + other.radius
    assert all(size.left <= mark.x - mark.radius and mark.x + mark.radius <= size.width for mark in marks)


def test_higher_ratings_are_further_right_and_higher() -> None:
    low, high = chart([point(2, 2, 2), point(1, 5, 4)], BROAD, "#").marks
    assert low.x < high.x
    assert low.y > high.y


def test_more_evidence_gives_a_larger_disc_and_disagreement_an_open_one() -> None:
    bare, known = chart([point(1), point(2, evidence=3, disagree=True)], BROAD, "#").marks
    assert bare.radius < known.radius
    assert (bare.is_hollow, known.is_hollow) == (False, True)


def test_many_touchpoints_share_one_disc_for_each_pair_of_ratings() -> None:
    points = [point(number, 5, 1 + number % 2) for number in range(MOST_POINTS + 1)]
    marks = chart(points, BROAD, "#priority-").marks
    assert [(mark.text, mark.href) for mark in marks] == [("61", "#priority-5-1"), ("60", "#priority-5-2")]


def test_the_drawing_is_well_formed_and_its_links_are_named() -> None:
    svg = priority_chart([point(1)], NARROW, "#").replace("xlink:href", "href")
    (link,) = (each for each in ET.fromstring(svg).iter() if each.tag == "a")  # noqa: S314 - our own drawing
    assert link.get("aria-label") == "1, Place <1>"
    assert link.get("href") == "../touchpoint/t1/"


def test_what_is_rated_for_one_side_alone_stands_in_a_column_of_its_own() -> None:
    rated, one_sided = point(1, 3, 3), point(2, 0, 3)
    assert len(chart([rated], BROAD, "#").across) == 6
    drawn = chart([rated, one_sided], BROAD, "#")
    assert len(drawn.across) == 7
    places = {mark.text: mark.x for mark in drawn.marks}
    assert places["2"] < drawn.across[1] < places["1"]
    assert drawn.summary.endswith("1 is rated for one side alone and stands in the row or column “–”.")
