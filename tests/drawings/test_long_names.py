"""Cutting a very long name measures little more than the part shown."""

import pytest

from goldthread.cards.line_breaks import balanced
from goldthread.drawings import measures
from goldthread.drawings.measures import cut, most_that_fit, width_of, wrapped


@pytest.mark.parametrize("most", [0, 1, 2, 3, 100])
@pytest.mark.parametrize("limit", [0, 1, 2, 7, 50, 99, 100])
def test_the_largest_number_that_fits_is_found(most: int, limit: int) -> None:
    asked: list[int] = []

    def fits(count: int) -> bool:
        asked.append(count)
        return count <= limit

    assert most_that_fit(most, fits) == min(most, limit)
    assert max(asked, default=0) <= 2 * max(1, limit) + 1


@pytest.mark.parametrize(
    "text", ["m" * 10_000, "word " * 5_000, "ab " + "c" * 10_000], ids=["letters", "words", "both"]
)
def test_the_work_of_cutting_does_not_grow_with_the_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def counted(part: str, size: float) -> float:
        measured.append(len(part))
        return width_of(part, size)

    monkeypatch.setattr(measures, "width_of", counted)
    line, lines = cut(text, 200, 12), wrapped(text, 200, 12)
    assert width_of(line, 12) <= 200
    assert all(width_of(each, 12) <= 200 for each in lines)
    assert sum(measured) < 20_000


def test_a_card_splits_a_long_word_and_cuts_a_long_text() -> None:
    measured: list[int] = []

    def width(part: str) -> float:
        measured.append(len(part))
        return float(len(part))

    assert balanced("x" * 10_000, 20, 3, width) == ("x" * 20, "x" * 20, "x" * 19 + "…")
    assert balanced("word " * 5_000, 20, 2, width) == ("word word word word", "word word word word…")
    assert sum(measured) < 400_000
