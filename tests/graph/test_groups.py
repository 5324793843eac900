"""Groups of which no record is linked while most of the others are."""

from collections.abc import Iterable, Mapping

from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.graph.graph import Graph, graph_of
from goldthread.graph.groups import (
    Groups,
    Outside,
    groups_outside,
    linked_in,
    practised,
    principle_groups,
    touchpoint_groups,
)
from goldthread.reading.book import read_files
from graph.groups_one_by_one import groups_outside_one_by_one

HEAD = 'brand: B\nvision: V.\nedition: "1.0"\nprinciple_sets: [{id: a, title: A}, {id: b, title: B}]\n'
HALF = 1, 2


def _graph(files: Mapping[str, str]) -> Graph:
    return graph_of(
        read_files({name: text.encode() for name, text in {"content/handbook.yml": HEAD, **files}.items()}).book
    )


def _links(yes: Iterable[str], no: Iterable[str]) -> dict[str, bool]:
    return {**dict.fromkeys(yes, True), **dict.fromkeys(no, False)}


def _outside(groups: Mapping[str, Mapping[str, str]], yes: str, no: str, field: str = "needs") -> list[Outside]:
    """The groups outside, where each letter is a record."""
    return list(groups_outside(_grouped(groups), field, _links(yes, no), HALF))


def _grouped(groups: Mapping[str, Mapping[str, Iterable[str]]]) -> Groups:
    keys = sorted({key for of in groups.values() for members in of.values() for key in members})
    places = {key: place for place, key in enumerate(keys)}
    return Groups(
        keys,
        {way: {name: [places[key] for key in members] for name, members in of.items()} for way, of in groups.items()},
    )


def test_of_ten_one_may_be_linked_and_of_nine_none() -> None:
    others = "qrstuv"
    (found,) = _outside({"channel": {"x": "abcdefghij", "y": others}}, others + "a", "bcdefghij")
    assert (found.few, found.linked, found.others) == (1, 6, 6)
    assert _outside({"channel": {"x": "abcdefghi", "y": others}}, others + "a", "bcdefghi") == []


def test_a_group_needs_four_records_and_three_others_most_of_them_linked() -> None:
    assert len(_outside({"channel": {"x": "abcd", "y": "qrs"}}, "qrs", "abcd")) == 1
    assert _outside({"channel": {"x": "abc", "y": "qrs"}}, "qrs", "abc") == []
    assert _outside({"channel": {"x": "abcd", "y": "qr"}}, "qr", "abcd") == []
    assert _outside({"channel": {"x": "abcd", "y": "qrst"}}, "qr", "abcdst") == []


def test_a_group_is_not_told_again_whose_records_are_in_another() -> None:
    groups = {"channel": {"x": "abcdef", "y": "qrstuv"}, "team": {"t": "abcdeq", "o": "rstuv"}}
    assert [each.group.way for each in _outside(groups, "qrstuv", "abcdef")] == ["channel"]
    apart = {"channel": {"x": "abcdef", "y": "qrstuv"}, "team": {"t": "ghijab", "o": "qrstuv"}}
    assert [each.group.way for each in _outside(apart, "qrstuv", "abcdefghij")] == ["channel", "team"]


def test_two_thirds_in_another_group_leave_nothing_to_tell_and_less_does() -> None:
    both = {"channel": {"x": "abcdefgh", "y": "qrstuvw"}, "team": {"t": "abcdij", "o": "qrstuvw"}}
    assert [each.group.way for each in _outside(both, "qrstuvw", "abcdefghij")] == ["channel"]
    less = {"channel": {"x": "abcdefgh", "y": "qrstuvw"}, "team": {"t": "abcijk", "o": "qrstuvw"}}
    assert [each.group.way for each in _outside(less, "qrstuvw", "abcdefghijk")] == ["channel", "team"]


def test_teams_are_not_asked_for_an_owner_nor_customers_for_a_customer() -> None:
    for way, field in (("team", "owner"), ("customer", "customers")):
        groups = {way: {"x": "abcd", "y": "qrst"}}
        assert _outside(groups, "qrst", "abcd", field) == []
        assert len(_outside(groups, "qrst", "abcd")) == 1


def test_a_stage_is_compared_with_what_stands_in_no_stage_as_well() -> None:
    groups = {"phase": {"p": "abcdqrs"}, "stage": {"x": "abcd"}}
    (found,) = _outside(groups, "qrs", "abcd")
    assert (found.group.way, found.others) == ("stage", 3)


TOUCHPOINTS = """\
bell: {name: Bell, phase: inner, medium: physical, channels: [quay, ramp], owner: crew, customers: [all], delivered_by: own}
horn: {name: Horn, phase: outer, principles: n/a, needs: n/a}
lamp: {name: Lamp, phase: outer, needs: unknown, principles: [plain]}
idea: {name: Idea, phase: outer, status: idea, principles: [inside]}
"""


def test_touchpoints_belong_to_what_they_name_and_to_all_phases_around() -> None:
    graph = _graph(
        {
            "content/journey.yml": "outer: {name: Outer}\ninner: {name: Inner, under: outer}\n",
            "content/touchpoints.yml": TOUCHPOINTS,
            "content/teams.yml": "crew: {name: Crew}\n",
            "content/customers.yml": "all: {name: All}\n",
            "principles/p.yml": (
                "plain: {title: P, statement: S., set: a}\ninside: {title: I, statement: S., set: b}\n"
                "work: {title: W, statement: S., scope: practice}\n"
            ),
        }
    )
    bell = {"touchpoint/bell"}
    assert _members(touchpoint_groups(graph, graph.book.touchpoints[:3])) == {
        "medium": {"physical": bell},
        "channel": {"quay": bell, "ramp": bell},
        "delivery": {"own": bell},
        "phase": {"phase/outer": {"touchpoint/bell", "touchpoint/horn", "touchpoint/lamp"}},
        "stage": {"phase/inner": bell},
        "team": {"team/crew": bell},
        "customer": {"customer/all": bell},
    }
    touchpoints = graph.book.touchpoints[:3]
    assert linked_in(graph, touchpoints, ("needs",))["needs"] == {"touchpoint/bell": False, "touchpoint/lamp": False}
    assert linked_in(graph, touchpoints, ("principles",))["principles"] == {
        "touchpoint/bell": False,
        "touchpoint/horn": False,
        "touchpoint/lamp": True,
    }
    assert practised(graph, graph.book.principles) == {"principle/plain": True, "principle/inside": False}
    assert _members(principle_groups(graph.book.principles)) == {
        "set": {"a": {"principle/plain"}, "b": {"principle/inside"}}
    }


def _members(groups: Groups) -> dict[str, dict[str, frozenset[str]]]:
    return {way: {name: groups.keys_of(members) for name, members in of.items()} for way, of in groups.ways.items()}


KEYS = "abcdefghijklmnopqrstuvwxyz"
WAYS = st.dictionaries(
    st.sampled_from(["medium", "channel", "phase", "stage", "team", "customer", "set"]),
    st.dictionaries(st.sampled_from("xyzvw"), st.sets(st.sampled_from(KEYS), min_size=1), max_size=5),
)
FEW = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([True, False]))
MOST = st.sets(st.sampled_from(KEYS)).map(lambda no: {key: key not in no for key in KEYS})


@given(WAYS, FEW | MOST, st.sampled_from(["needs", "owner"]), st.sampled_from([(1, 2), (2, 3)]))
@example({"channel": {"x": set("abcd"), "y": set("qrs")}}, {key: key > "d" for key in KEYS}, "needs", HALF)
@example(
    {"medium": {"x": set("abcd"), "y": set("e"), "z": set("qrs")}}, {key: key > "p" for key in KEYS}, "needs", HALF
)
@example({"set": {"x": set("abcd")}, "stage": {"y": set("cdef")}}, {key: key > "f" for key in KEYS}, "needs", HALF)
def test_records_counted_at_once_make_the_groups_of_records_counted_one_by_one(
    groups: Mapping[str, Mapping[str, set[str]]], linked: Mapping[str, bool], field: str, share: tuple[int, int]
) -> None:
    assert list(groups_outside(_grouped(groups), field, linked, share)) == list(
        groups_outside_one_by_one(groups, field, linked, share)
    )
