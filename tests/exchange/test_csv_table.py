"""Touchpoints as CSV."""

import csv
import io

import pytest

from goldthread.exchange.csv_table import COLUMNS, touchpoint_table
from goldthread.model.book import Book, Origin
from goldthread.model.journey import Priority, Rank, Touchpoint
from goldthread.model.links import Link
from goldthread.places import Place


def table(touchpoint: Touchpoint) -> bytes:
    return touchpoint_table(Book({touchpoint.key: touchpoint}, {touchpoint.key: Origin(Place("content/a.yml", 3))}))


def row(touchpoint: Touchpoint) -> dict[str, str]:
    text = table(touchpoint).decode("utf-8-sig")
    (found,) = csv.DictReader(io.StringIO(text, newline=""))
    return found


def test_it_has_a_byte_order_mark_and_crlf_line_ends() -> None:
    text = table(Touchpoint(id="board", name="Board", phase="use"))
    assert text.startswith(b"\xef\xbb\xbfid,name,")
    assert text.count(b"\r\n") == 2
    assert text.replace(b"\r\n", b"").count(b"\n") == 0


def test_quotes_commas_and_line_breaks_are_kept() -> None:
    name = 'The "late" board,\nby the café'
    assert row(Touchpoint(id="board", name=name, phase="use"))["name"] == name


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_read_as_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("https://a.example")'
    assert row(Touchpoint(id="board", name=text, phase="use"))["name"] == f"'{text}"


def test_links_are_ids_and_declared_gaps_say_so() -> None:
    found = row(
        Touchpoint(
            id="board",
            name="Board",
            phase="use",
            principles=(Link(to="plain", how="Big letters"), Link(to="early")),
            offers=("day-ticket", "pass"),
            priority=Priority(customer=5, rank=Rank(customer=2, of=23)),
            declared={"gets": "unknown", "leads_to": "n/a"},
        )
    )
    assert (found["principles"], found["gets"], found["leads_to"]) == ("plain; early", "unknown", "n/a")
    assert (found["priority_customer"], found["priority_business"], found["priority_rank"]) == ("5", "", "2")
    assert found["offers"] == "day-ticket; pass"
    assert (found["page"], found["file"], found["line"]) == ("touchpoint/board/", "content/a.yml", "3")


def test_editors_notes_are_not_in_the_table() -> None:
    assert "notes" not in COLUMNS
    assert b"secret" not in table(Touchpoint(id="board", name="Board", phase="use", notes="secret"))
