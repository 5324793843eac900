"""Chains are followed up and down through every branch, with the basis of their weakest link."""

from collections.abc import Callable, Mapping

import pytest

from goldthread.graph.graph import Graph
from goldthread.graph.traces import below, beneath, keys_above, upward

GraphOf = Callable[[Mapping[str, str]], Graph]

# Two principles carry one focus, and a second focus shares one of them: a diamond with a tail.
DIAMOND = {
    "content/needs.yml": "home: {need: Get home}\nrest: {need: Rest}\n",
    "content/focus.yml": (
        "f: {statement: F., need: {need: home, basis: inferred}}\ng: {statement: G., need: rest}\nloose: {statement: L.}\n"
    ),
    "principles/a.yml": "title: A\nstatement: A.\nsupports: [f]\n",
    "principles/b.yml": "title: B\nstatement: B.\nsupports: [{focus: f, basis: inferred}, g]\n",
    "principles/none.yml": "title: N\nstatement: N.\n",
    "content/journey.yml": "- {id: p, name: P}\n",
    "content/touchpoints.yml": (
        "t: {name: T, phase: p, principles: [a, {principle: b, basis: inferred, how: Softly.}]}\n"
        "u: {name: U, phase: p, principles: [b]}\n"
        "v: {name: V, phase: p, principles: [none, gone]}\n"
        "w: {name: W, phase: p}\n"
    ),
}


@pytest.fixture
def diamond(graph: GraphOf) -> Graph:
    return graph(DIAMOND)


def test_every_chain_to_the_vision_has_the_basis_of_its_weakest_link(diamond: Graph) -> None:
    assert [(trace.keys, trace.basis) for trace in upward(diamond, "touchpoint/t")] == [
        (("touchpoint/t", "principle/a", "focus/f", "need/home"), "inferred"),
        (("touchpoint/t", "principle/b", "focus/f", "need/home"), "inferred"),
        (("touchpoint/t", "principle/b", "focus/g", "need/rest"), "inferred"),
    ]
    assert [(trace.keys, trace.basis) for trace in upward(diamond, "touchpoint/u")] == [
        (("touchpoint/u", "principle/b", "focus/f", "need/home"), "inferred"),
        (("touchpoint/u", "principle/b", "focus/g", "need/rest"), "stated"),
    ]


def test_a_broken_chain_is_followed_to_its_end(diamond: Graph) -> None:
    assert [trace.keys for trace in upward(diamond, "touchpoint/v")] == [("touchpoint/v", "principle/none")]
    assert [trace.keys for trace in upward(diamond, "touchpoint/w")] == [("touchpoint/w",)]
    assert [trace.keys for trace in upward(diamond, "focus/loose")] == [("focus/loose",)]
    assert [trace.keys for trace in upward(diamond, "need/home")] == [("need/home",)]
    assert [trace.keys for trace in upward(diamond, "phase/p")] == [("phase/p",)]


def test_a_trace_has_one_link_fewer_than_records(diamond: Graph) -> None:
    for key in diamond.book.records:
        for trace in upward(diamond, key):
            assert len(trace.edges) == len(trace.keys) - 1
            assert [edge.source for edge in trace.edges] == list(trace.keys[:-1])
            assert [edge.target for edge in trace.edges] == list(trace.keys[1:])


def test_records_directly_below_a_record_are_listed_with_their_links(diamond: Graph) -> None:
    assert [(edge.source, edge.basis, edge.how) for edge in below(diamond, "principle/b")] == [
        ("touchpoint/t", "inferred", "Softly."),
        ("touchpoint/u", "stated", None),
    ]
    assert [edge.source for edge in below(diamond, "focus/f")] == ["principle/a", "principle/b"]
    assert below(diamond, "touchpoint/t") == ()
    assert below(diamond, "phase/p") == ()


def test_all_records_below_a_record_are_listed_once_by_level(diamond: Graph) -> None:
    expected = ("focus/f", "principle/a", "principle/b", "touchpoint/t", "touchpoint/u")
    assert beneath(diamond, "need/home") == expected
    assert beneath(diamond, "focus/loose") == ()


def test_records_of_a_kind_above_a_record_are_listed_once(diamond: Graph) -> None:
    assert keys_above(diamond, "touchpoint/t", "focus") == ("focus/f", "focus/g")
    assert keys_above(diamond, "touchpoint/t", "principle") == ("principle/a", "principle/b")
    assert keys_above(diamond, "touchpoint/w", "focus") == ()


def test_a_dangling_link_is_not_in_the_graph(diamond: Graph) -> None:
    assert [edge.target for edge in diamond.links_from("touchpoint/v", "principles")] == ["principle/none"]


def test_links_are_found_from_both_ends(diamond: Graph) -> None:
    leaving = {edge for edges in diamond.out.values() for edge in edges}
    reaching = {edge for edges in diamond.into.values() for edge in edges}
    assert leaving == reaching
    assert {edge.source for edge in diamond.links_to("principle/b", "touchpoint", "principles")} == {
        "touchpoint/t",
        "touchpoint/u",
    }
    assert diamond.links_to("principle/b", "tool", "principles") == ()
