"""The grid of claims."""

from goldthread.drawings.claims import Claimed, claims_grid

COLUMNS, ROWS = ("Worse", "Better"), ("New", "Middling", "Old")


def claim(column: int, row: int, *, is_stale: bool = False) -> Claimed:
    return Claimed(title=f"Claim {column} {row}", href="#x", column=column, row=row, is_stale=is_stale)


def test_rows_without_a_claim_are_left_out() -> None:
    svg = claims_grid([claim(0, 0), claim(1, 2)], COLUMNS, ROWS, "")
    assert "New" in svg
    assert "Old" in svg
    assert "Middling" not in svg


def test_what_is_past_its_time_is_hollow_and_says_so() -> None:
    svg = claims_grid([claim(0, 0, is_stale=True)], COLUMNS, ROWS, "")
    assert "past its time" in svg
    assert "gt-full" not in svg


def test_a_full_cell_counts_the_rest() -> None:
    svg = claims_grid([claim(1, 0)] * 40, COLUMNS, ROWS, "")
    assert "and 34 more" in svg
    assert svg.count("<a ") == 6


def test_without_claims_there_is_no_drawing() -> None:
    assert claims_grid([], COLUMNS, ROWS, "") == ""
