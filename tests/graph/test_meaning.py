"""A fingerprint of meaning changes with the words, and with nothing else."""

from collections.abc import Callable, Mapping

import pytest

from goldthread.graph.graph import Graph
from goldthread.graph.meaning import fingerprint, former_fingerprint, meaning
from goldthread.model.kinds import KINDS

GraphOf = Callable[[Mapping[str, str]], Graph]

PRINCIPLE = (
    "title: Plain words\nstatement: We say it, plainly.\nsupports: [f, g]\n"
    "do: [Name the hour., Name the quay.]\nover: [{what: speed, because: Haste.}]\n"
)
FOCUS = "f:\n  statement: F.\n  need: home\n  for: [a, b]\n  excludes:\n    - {what: Cruises, customers: [a, b], match: [x, y]}\n"


def of_principle(graph: GraphOf, old: str = "", new: str = "") -> str:
    assert old in PRINCIPLE
    return fingerprint(
        graph({"principles/p.yml": PRINCIPLE.replace(old, new) if old else PRINCIPLE}).record("principle/p")
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We say it, plainly.", "we SAY it - plainly!"),
        ("We say it, plainly.", "We say  it,\n  plainly."),
        ("We say it, plainly.", "“We say it, plainly.”"),
        ("title: Plain words", "owner: crew\ntitle: Plain words"),
        ("title: Plain words", "review_by: 2027-01-01\nnotes: New.\nstatus: live\ntitle: Plain words"),
        ("title: Plain words", "example: A new one.\ntitle: Plain words"),
        ("supports: [f, g]", "supports: [g, f]"),
        ("supports: [f, g]", "supports: [{focus: g}, {focus: f, basis: stated}]"),
    ],
)
def test_formatting_owner_dates_and_link_order_do_not_change_the_meaning(graph: GraphOf, old: str, new: str) -> None:
    assert of_principle(graph, old, new) == of_principle(graph)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plainly", "clearly"),
        ("say it", "say it all"),
        ("We say it, plainly.", "It plainly, we say."),
        ("[Name the hour., Name the quay.]", "[Name the quay., Name the hour.]"),
        ("[Name the hour., Name the quay.]", "[Name the hour. Name the quay.]"),
        ("[Name the hour., Name the quay.]", "[Name the hour.]"),
        ("supports: [f, g]", "supports: [f]"),
        ("supports: [f, g]", "supports: [f, h]"),
        ("supports: [f, g]", "supports: [f, {focus: g, basis: inferred}]"),
        ("do:", "dont:"),
        ("what: speed", "principle: speed"),
    ],
)
def test_words_their_order_and_the_set_of_links_change_the_meaning(graph: GraphOf, old: str, new: str) -> None:
    assert of_principle(graph, old, new) != of_principle(graph)


def test_the_order_of_ids_inside_a_part_is_a_set_as_well(graph: GraphOf) -> None:
    first = fingerprint(graph({"content/focus.yml": FOCUS}).record("focus/f"))
    swapped = FOCUS.replace("for: [a, b]", "for: [b, a]").replace("customers: [a, b]", "customers: [b, a]")
    assert fingerprint(graph({"content/focus.yml": swapped}).record("focus/f")) == first
    words = FOCUS.replace("match: [x, y]", "match: [y, x]")
    assert fingerprint(graph({"content/focus.yml": words}).record("focus/f")) != first


def test_characters_that_look_alike_by_width_or_composition_are_the_same(graph: GraphOf) -> None:
    composed = graph({"content/needs.yml": "n: {need: Caf\u00e9 \uff11}\n"}).record("need/n")
    decomposed = graph({"content/needs.yml": "n: {need: Cafe\u0301 1}\n"}).record("need/n")
    assert fingerprint(composed) == fingerprint(decomposed)


def test_a_fingerprint_is_the_same_in_every_run_and_version(graph: GraphOf) -> None:
    """What was reviewed is stored by it, so a change here asks for a migration of every lock file."""
    assert (
        fingerprint(graph({"content/needs.yml": "n: {need: Get home tonight.}\n"}).record("need/n"))
        == "e7d5273fca420bec"
    )


def test_fingerprints_of_the_first_scheme_are_still_recognised(graph: GraphOf) -> None:
    record = graph({"content/needs.yml": "n: {need: Get home tonight for \u20ac 5.}\n"}).record("need/n")
    without = graph({"content/needs.yml": "n: {need: Get home tonight for 5.}\n"}).record("need/n")
    assert former_fingerprint(record) == former_fingerprint(without) == "3eb7fd9a3334f7b4"


def test_an_item_that_holds_a_slash_is_not_two_items(graph: GraphOf) -> None:
    one = graph({"content/focus.yml": FOCUS.replace("match: [x, y]", "match: [x / y]")}).record("focus/f")
    two = graph({"content/focus.yml": FOCUS}).record("focus/f")
    assert fingerprint(one) != fingerprint(two)


@pytest.mark.parametrize("kind", KINDS)
def test_the_meaning_of_every_kind_names_its_fields(kind: str) -> None:
    assert len(set(KINDS[kind].meaning)) == len(KINDS[kind].meaning)


def test_meaning_is_listed_field_by_field(graph: GraphOf) -> None:
    record = graph({"content/needs.yml": "n: {need: Get home., kind: human}\n"}).record("need/n")
    assert meaning(record) == ("need: get home",)
