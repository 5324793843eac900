"""Lengths in drawings."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from goldthread.drawings.measures import cut, rounded, spread, width_of, wrapped, written


def test_a_coordinate_has_one_decimal_and_no_negative_zero() -> None:
    assert written(12.34) == "12.3"
    assert written(12.0) == "12"
    assert str(rounded(-0.01)) == "0.0"


def test_a_large_coordinate_is_not_written_with_an_exponent() -> None:
    assert "e" not in written(1_234_567.8)
    assert written(99_999.4) == "99999.4"


def test_lines_fit_their_width_and_end_in_an_ellipsis_when_cut() -> None:
    lines = wrapped("Nothing stands alone on a quay in the wind and the rain", 120, 16, most=2)
    assert len(lines) == 2
    assert all(width_of(line, 16) <= 120 for line in lines)
    assert lines[-1].endswith("…")


def test_a_text_that_fits_is_not_cut() -> None:
    assert wrapped("Plain words first", 400, 16) == ("Plain words first",)
    assert cut("Plain", 400, 16) == "Plain"


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(10, 80)), min_size=1, max_size=12))
def test_blocks_do_not_overlap_and_keep_their_order(blocks: list[tuple[float, float]]) -> None:
    wanted, heights = zip(*blocks, strict=True)
    tops = spread(wanted, heights, 4, 0, 400)
    assert tops[0] >= -0.1
    for (top, height), (after, _) in itertools.pairwise(zip(tops, heights, strict=True)):
        assert top + height + 3.8 <= after
