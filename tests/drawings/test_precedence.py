"""The order of precedence of principles."""

from markupsafe import Markup

from drawings.conftest import name
from goldthread.drawings.precedence import Entry, PrecedenceDrawing, layout, precedence
from goldthread.model.principles import Precedence, Principle


def principle(key: str, *over: str, what: str = "") -> Principle:
    steps = tuple(Precedence(principle=each) for each in over) + ((Precedence(what=what),) if what else ())
    return Principle(id=key, short_title=key, statement=key, over=steps)


def shape(entries: tuple[Entry, ...]) -> list[object]:
    return [each.title if not each.below else {each.title: shape(each.below)} for each in entries]


def order(*principles: Principle, about: str = "") -> PrecedenceDrawing:
    return layout(principles, name, Markup.escape, about)


A, B, C = principle("a", "b"), principle("b", "c", what="ease"), principle("c", what="speed")


def test_the_whole_order_of_precedence_ends_with_the_other_values() -> None:
    assert shape(order(C, A, B).entries) == [{"a": [{"b": [{"c": ["speed"]}, "ease"]}]}]


def test_for_one_principle_only_those_above_and_below_it_are_shown() -> None:
    other = principle("a", "b", what="charm")
    assert shape(order(other, B, C, about="principle/c").entries) == [{"a": [{"b": [{"c": ["speed"]}]}]}]
    assert shape(order(other, B, C, about="principle/a").entries) == [
        {"a": [{"b": [{"c": ["speed"]}, "ease"]}, "charm"]}
    ]


def test_what_two_principles_precede_is_drawn_once() -> None:
    found = order(principle("x", "c"), principle("y", "c"), C).entries
    assert shape(found) == [{"x": [{"c": ["speed"]}]}, {"y": ["c"]}]
    assert found[1].below[0].is_again


def test_a_cycle_is_drawn_from_its_first_principle() -> None:
    found = order(principle("x", "y"), principle("y", "x"))
    assert shape(found.entries) == [{"x": ["y"]}]


def test_without_an_order_of_precedence_nothing_is_drawn() -> None:
    assert order(principle("x"), principle("y")).entries == ()


def test_a_very_long_order_of_precedence_continues_in_a_second_column() -> None:
    chain = [principle(f"p{number}", f"p{number + 1}") for number in range(600)]
    found = order(*chain, principle("p600", what="ease")).entries
    assert len(found) > 1
    drawn = str(precedence(tuple(chain), name, Markup.escape))
    assert all(f"p{number}" in drawn for number in range(0, 600, 50))
