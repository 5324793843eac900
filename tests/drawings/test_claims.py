"""The grid of claims."""

import re

from goldthread.drawings.claims import Claimed, claims_grid
from goldthread.drawings.measures import width_of

COLUMNS, ROWS = ("Worse", "Better"), ("New", "Middling", "Old")


def claim(column: int, row: int, *, is_stale: bool = False) -> Claimed:
    return Claimed(title=f"Claim {column} {row}", href="#x", column=column, row=row, is_stale=is_stale)


def test_rows_without_a_claim_are_left_out() -> None:
    svg = claims_grid([claim(0, 0), claim(1, 2)], COLUMNS, ROWS, "")
    assert "New" in svg
    assert "Old" in svg
    assert "Middling" not in svg


def test_a_claim_with_outdated_evidence_has_an_open_mark_and_a_label() -> None:
    svg = claims_grid([claim(0, 0, is_stale=True)], COLUMNS, ROWS, "")
    assert "out of date" in svg
    assert "gt-full" not in svg


def test_a_cell_with_too_many_claims_counts_the_rest() -> None:
    svg = claims_grid([claim(1, 0)] * 40, COLUMNS, ROWS, "")
    assert "and 34 more" in svg
    assert svg.count('<a href="#x">') == 6


def test_a_long_claim_takes_a_second_line_and_what_is_below_it_moves_down() -> None:
    long = Claimed(title="A claim that is told in a dozen words or so", href="#x", column=0, row=0, is_stale=False)
    columns = (*COLUMNS, "Best", "Surest")
    heights = [
        float(claims_grid([first, claim(0, 0)], columns, ROWS, "").split('viewBox="0 0 980 ')[1].split('"')[0])
        for first in (claim(0, 0), long)
    ]
    assert heights[1] - heights[0] == 16
    assert "dozen words or so" in claims_grid([long], columns, ROWS, "")


def test_without_claims_there_is_no_drawing() -> None:
    assert claims_grid([], COLUMNS, ROWS, "") == ""


def test_the_names_of_columns_do_not_overlap() -> None:
    drawn = claims_grid([claim(0, 0)], ["A long name of a column " * 3] * 4, ROWS, "")
    columns = re.findall(r'<text class="gt-d-title" x="([0-9.]+)" y="18">([^<]*)</text>', str(drawn))
    ends = [float(x) + width_of(text, 15) for x, text in columns]
    assert all(end <= float(x) for end, (x, _) in zip(ends, columns[1:], strict=False))
    assert ends[-1] <= 990
