"""Stages inside phases, and principles by their set."""

from collections.abc import Mapping

from goldthread.graph.sets import principles_by_set, set_of
from goldthread.graph.stages import Stages
from goldthread.model.book import Book
from goldthread.model.journey import Phase
from goldthread.reading.book import read_files

HEAD = """\
brand: B
vision: V.
edition: "1.0"
principle_sets: [{id: a, title: A}, {id: empty, title: E}, {id: b, title: B}, {id: a, title: Again}]
"""
JOURNEY = """\
whole: {name: Whole}
early: {name: Early, under: whole}
first: {name: First, under: early}
gone: {name: Gone, under: whole, status: retired}
late: {name: Late, under: whole}
alone: {name: Alone}
"""
TOUCHPOINTS = """\
one: {name: One, phase: whole}
two: {name: Two, phase: early}
three: {name: Three, phase: phase/first}
idle: {name: Idle, phase: first, status: idea}
"""


def _book(files: Mapping[str, str]) -> Book:
    return read_files({name: text.encode() for name, text in {"content/handbook.yml": HEAD, **files}.items()}).book


def test_stages_stand_inside_their_phase_however_deep() -> None:
    book = _book({"content/journey.yml": JOURNEY, "content/touchpoints.yml": TOUCHPOINTS})
    stages = Stages(book)
    phases = {each.id: each for each in book.phases}

    def ids(found: tuple[Phase, ...]) -> list[str]:
        return [each.id for each in found]

    assert stages.are_there
    assert ids(stages.of(phases["whole"])) == ["early", "late"]
    assert ids(stages.whole(phases["whole"])) == ["whole", "early", "late", "first"]
    assert ids(tuple(stages.all_above(phases["first"]))) == ["early", "whole"]
    assert stages.above(phases["whole"]) is None
    assert [each.id for each in stages.touchpoints(phases["whole"])] == ["one", "two", "three"]
    assert [each.id for each in stages.directly_in(phases["whole"])] == ["one"]
    assert not Stages(_book({"content/journey.yml": "alone: {name: Alone}\n"})).are_there


def test_a_circle_of_stages_is_gone_through_once() -> None:
    book = _book({"content/journey.yml": "a: {name: A, under: b}\nb: {name: B, under: a}\nc: {name: C, under: c}\n"})
    stages = Stages(book)
    phases = {each.id: each for each in book.phases}
    for phase in phases.values():
        inside = [each.id for each in stages.whole(phase)]
        above = [each.id for each in stages.all_above(phase)]
        assert len(inside) == len(set(inside))
        assert phase.id not in above
        assert len(above) == len(set(above))


def test_principles_come_in_the_order_of_sets_and_those_of_none_last() -> None:
    files = {
        f"principles/{name}.yml": f"title: {name}\nstatement: S.\n{f'set: {of}' if of else ''}\n"
        for name, of in (("p", "b"), ("q", "a"), ("r", ""), ("s", "nowhere"), ("t", "a"))
    }
    book = _book(files)
    found = [
        (each.set.title if each.set else None, [one.id for one in each.principles]) for each in principles_by_set(book)
    ]
    assert found == [("A", ["q", "t"]), ("B", ["p"]), (None, ["r", "s"])]
    of = {each.id: set_of(book, each) for each in book.principles}
    assert {name: each.title if each else None for name, each in of.items()} == {
        "p": "B",
        "q": "A",
        "r": None,
        "s": None,
        "t": "A",
    }
