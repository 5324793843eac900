"""Line breaks of titles on cards."""

from hypothesis import given
from hypothesis import strategies as st

from goldthread.cards.line_breaks import ELLIPSIS, balanced

WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=30)


def letters(text: str) -> float:
    return len(text)


def test_lines_are_about_equally_long() -> None:
    assert balanced("one two three four five six", 22, 3, letters) == ("one two three", "four five six")


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert balanced("Quay board", 20, 3, letters) == ("Quay board",)


def test_a_long_text_is_cut_after_a_word_with_an_ellipsis() -> None:
    assert balanced("aaaa bbbb cccc dddd eeee", 9, 2, letters) == ("aaaa bbbb", f"cccc{ELLIPSIS}")


def test_a_word_wider_than_a_line_is_split() -> None:
    assert balanced("abcdefghij", 4, 4, letters) == ("abcd", "efgh", "ij")


def test_a_single_cut_word_leaves_room_for_the_ellipsis() -> None:
    assert balanced("abcdefghijkl", 4, 2, letters) == ("abcd", f"efg{ELLIPSIS}")


@given(WORDS, st.integers(12, 60), st.integers(1, 5))
def test_no_line_is_too_wide_and_none_too_many(words: list[str], width: int, most: int) -> None:
    lines = balanced(" ".join(words), width, most, letters)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)


@given(WORDS, st.integers(12, 60))
def test_words_that_fit_stay_whole_and_in_order(words: list[str], width: int) -> None:
    assert " ".join(balanced(" ".join(words), width, 30, letters)).split() == words
