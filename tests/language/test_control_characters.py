"""Control and direction characters of a text do not affect the text around it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from goldthread.language.control_characters import contained
from goldthread.language.translation import say

ACTING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(alphabet=f"ab {ACTING}\x00\x1b\x7f\x85"))
def test_text_direction_marks_are_closed_and_nothing_else_is_removed(text: str) -> None:
    shown = contained(text)
    closers: list[str] = []
    for each in shown:
        if each in "\u202a\u202b\u202d\u202e":
            closers.append("\u202c")
        elif each in "\u2066\u2067\u2068":
            closers.append("\u2069")
        elif each in "\u202c\u2069":
            assert closers
            assert closers.pop() == each
    assert closers == []
    assert not any(unicodedata.category(each) == "Cc" for each in shown)
    assert [each for each in shown if each in "ab "] == [each for each in text if each in "ab "]


def test_a_value_stays_within_its_place_in_a_sentence() -> None:
    assert say("Focus: {title}", title="a\u202eb{x}%s") == "Focus: \u2068a\u202eb{x}%s\u202c\u2069"
