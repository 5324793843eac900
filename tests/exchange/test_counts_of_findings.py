"""Counts of findings in the table of touchpoints."""

import csv
import io

from goldthread.exchange.csv_table import touchpoint_table
from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint


def test_the_table_counts_new_and_accepted_findings_apart() -> None:
    board, bell = (Touchpoint(id=name, name=name, phase="use") for name in ("board", "bell"))
    book = Book({each.key: each for each in (board, bell)}, {})
    text = touchpoint_table(book, {board.key: (1, 3)}).decode("utf-8-sig")
    rows = {row["id"]: (row["findings"], row["accepted"]) for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows == {"board": ("1", "3"), "bell": ("0", "0")}


def test_without_counts_the_table_has_no_columns_for_them() -> None:
    touchpoint = Touchpoint(id="board", name="Board", phase="use")
    header = touchpoint_table(Book({touchpoint.key: touchpoint}, {})).decode("utf-8-sig").split("\r\n")[0]
    assert "findings" not in header
    assert "accepted" not in header
