"""The ladder of precedence."""

from markupsafe import Markup

from drawings.conftest import name
from goldthread.drawings.precedence import Ladder, Rung, ladder, precedence
from goldthread.model.principles import Precedence, Principle


def principle(key: str, *over: str, what: str = "") -> Principle:
    steps = tuple(Precedence(principle=each) for each in over) + ((Precedence(what=what),) if what else ())
    return Principle(id=key, short_title=key, statement=key, over=steps)


def shape(rungs: tuple[Rung, ...]) -> list[object]:
    return [each.title if not each.below else {each.title: shape(each.below)} for each in rungs]


def order(*principles: Principle, about: str = "") -> Ladder:
    return ladder(principles, name, Markup.escape, about)


A, B, C = principle("a", "b"), principle("b", "c", what="ease"), principle("c", what="speed")


def test_the_whole_order_goes_down_to_the_good_things() -> None:
    assert shape(order(C, A, B).rungs) == [{"a": [{"b": [{"c": ["speed"]}, "ease"]}]}]


def test_around_a_principle_only_what_leads_to_it_and_on_from_it_is_shown() -> None:
    other = principle("a", "b", what="charm")
    assert shape(order(other, B, C, about="principle/c").rungs) == [{"a": [{"b": [{"c": ["speed"]}]}]}]
    assert shape(order(other, B, C, about="principle/a").rungs) == [{"a": [{"b": [{"c": ["speed"]}, "ease"]}, "charm"]}]


def test_what_two_principles_win_over_is_told_once() -> None:
    found = order(principle("x", "c"), principle("y", "c"), C).rungs
    assert shape(found) == [{"x": [{"c": ["speed"]}]}, {"y": ["c"]}]
    assert found[1].below[0].is_again


def test_a_circle_is_drawn_from_the_one_that_was_written_first() -> None:
    found = order(principle("x", "y"), principle("y", "x"))
    assert shape(found.rungs) == [{"x": ["y"]}]


def test_principles_without_an_order_make_no_ladder() -> None:
    assert order(principle("x"), principle("y")).rungs == ()


def test_an_order_of_hundreds_of_steps_goes_on_in_a_ladder_beside_the_first() -> None:
    chain = [principle(f"p{number}", f"p{number + 1}") for number in range(600)]
    found = order(*chain, principle("p600", what="ease")).rungs
    assert len(found) > 1
    drawn = str(precedence(tuple(chain), name, Markup.escape))
    assert all(f"p{number}" in drawn for number in range(0, 600, 50))
