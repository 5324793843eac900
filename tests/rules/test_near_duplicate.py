"""The work of finding similar touchpoints grows with their number and not with its square, whatever words they use."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from goldthread.model.journey import Touchpoint
from goldthread.rules.tch009_near_duplicate import (
    _HAD_BY_MANY,
    _RAREST,
    _RAREST_IN_NAME,
    _near,
    _places,
    _ratio_of_few,
    _sharing,
    _told,
)

MANY = 2000


def _compared(name: Callable[[int], str], text: Callable[[int], str]) -> int:
    """The number of comparisons among many touchpoints with given names and texts."""
    touchpoints = [Touchpoint(id=f"t-{number}", name=name(number), phase="crossing") for number in range(MANY)]
    peers = [_told(each, each.title, text(number)) for number, each in enumerate(touchpoints)]
    return sum(len(near) for _, near in _near(peers))


@pytest.mark.parametrize("shared", [1, 2, 20, 25, 26, 200, MANY])
def test_the_rarest_words_of_a_touchpoint_limit_its_comparisons(shared: int) -> None:
    compared = _compared(
        lambda number: f"Slate{number // shared} by the landing{number // shared}",
        lambda number: " ".join(f"w{word}x{number // shared}" for word in range(30)),
    )
    assert compared <= MANY * (1 + (_RAREST + _RAREST_IN_NAME) * _HAD_BY_MANY)


def test_frequent_words_cause_no_comparison() -> None:
    assert _compared(lambda number: f"Slate {number}", lambda _: "I read how high the water stands.") == 0


def test_copies_are_compared_with_the_first_copy_only() -> None:
    assert _compared(lambda _: "Slate", lambda _: "I read how high the water stands.") == MANY - 1


def test_two_names_that_share_a_rare_word_are_compared() -> None:
    assert _compared(lambda number: f"Slate {number // 2}", str) == MANY // 2


TEXTS = st.text("abc ", max_size=30)


@given(TEXTS, TEXTS, st.integers(min_value=1, max_value=100))
def test_counting_letters_first_passes_over_nothing_that_is_alike(one: str, other: str, least: int) -> None:
    assert _ratio_of_few(one, other, least) == fuzz.ratio(one, other, score_cutoff=least)
    assert _ratio_of_few(one, one + other[:1], least) == fuzz.ratio(one, one + other[:1], score_cutoff=least)


WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)


def _shared_one_by_one(told: list[frozenset[str]], rarest: int) -> list[tuple[set[int], set[int]]]:
    """For each set of words, the earlier ones with which it shares one and two of its rarest, each pair looked at by itself."""
    counted = Counter(word for words in told for word in words)
    known = [[word for word in words if 1 < counted[word] <= _HAD_BY_MANY] for words in told]
    rare = [set(sorted(words, key=lambda word: (counted[word], word))[:rarest]) for words in known]
    shared = [[len(mine & theirs) for theirs in rare[:index]] for index, mine in enumerate(rare)]
    return [({n for n, much in enumerate(of) if much}, {n for n, much in enumerate(of) if much > 1}) for of in shared]


@given(st.lists(WORDS, max_size=40), st.integers(min_value=1, max_value=4))
@example([frozenset("ab")] * 30 + [frozenset("cd")] * 3, 2)
def test_the_index_of_rare_words_finds_what_looking_at_each_pair_finds(told: list[frozenset[str]], rarest: int) -> None:
    found = [(set(_places(once)), set(_places(twice))) for once, twice in _sharing(told, rarest)]
    assert found == _shared_one_by_one(told, rarest)
