"""A spreadsheet that is imported again: what has come into the handbook by another way meanwhile is not overwritten."""

from pathlib import Path

import openpyxl
import pytest

from command_line import goldthread
from goldthread.reading.book import read_book

SHEET = "Nr;Touchpoint;Phase;Owner;Outcome\n1;Price labels;In the shop;Shop crew;\n2;Website;Before they come;Office;Found.\n"
HANDBOOK = "brand: Kettle\nvision: Warm at six.\nedition: '1'\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "handbook.yml").write_text(HANDBOOK, encoding="utf-8")
    (tmp_path / "list.csv").write_text(SHEET, encoding="utf-8")
    imported(tmp_path, "list.csv")
    return tmp_path


def imported(root: Path, file: str) -> str:
    options = () if file.endswith(".xlsx") else ("--kind", "touchpoint", "--map", "Nr=")
    return goldthread("import", file, *options, "--yes", cwd=root).output


def outcome(root: Path, key: str) -> str | None:
    return read_book(root).book.records[f"touchpoint/{key}"].outcome  # type: ignore[attr-defined,no-any-return]


def by_hand(root: Path, after: str) -> None:
    for file in (root / "content").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        if file.name != "imports.yml" and after in text:
            file.write_text(text.replace(after, f"{after}\n  outcome: By hand.", 1), encoding="utf-8")


def answered(root: Path) -> None:
    """Take back a worksheet in which the team has answered what follows from the price labels."""
    goldthread("worksheet", "--owner", "shop-crew", "--output", "sheet.xlsx", cwd=root)
    book = openpyxl.load_workbook(root / "sheet.xlsx")
    sheet = book["Worksheet"]
    for row in sheet.iter_rows():
        if {"touchpoint/price-labels", "outcome"} <= {str(each.value) for each in row}:
            row[4].value = "They know."
    book.save(root / "sheet.xlsx")
    imported(root, "sheet.xlsx")


def test_a_value_that_came_by_hand_into_an_empty_cell_is_a_conflict(root: Path) -> None:
    by_hand(root, "name: Price labels")
    (root / "list.csv").write_text(SHEET.replace("Shop crew;\n", "Shop crew;By the sheet.\n"), encoding="utf-8")
    assert "1 conflict" in imported(root, "list.csv")
    assert outcome(root, "price-labels") == "By hand."


def test_an_answer_is_not_overwritten_and_its_record_is_found_again(root: Path) -> None:
    answered(root)
    assert outcome(root, "price-labels") == "They know."
    changed = SHEET.replace("Shop crew;\n", "Shop crew;By the sheet.\n")
    (root / "list.csv").write_text(changed, encoding="utf-8")
    assert "1 conflict" in imported(root, "list.csv")
    assert outcome(root, "price-labels") == "They know."
    assert "list.csv" in (root / "content" / "imports.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("header", ["What;When;Who;Matters", "Touchpoint;Step;Owner;Importance", "A;B;C;D"])
def test_a_value_that_is_called_like_a_field_makes_no_header_of_its_row(tmp_path: Path, header: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "handbook.yml").write_text(HANDBOOK, encoding="utf-8")
    (tmp_path / "list.csv").write_text(
        f"{header}\nFlag;In the shop;Office;medium\nBell;In the shop;Office;high\n", encoding="utf-8"
    )
    columns = ("--map", "A=name") if header.startswith("A") else ()
    printed = goldthread("import", "list.csv", "--kind", "touchpoint", *columns, "--dry-run", cwd=tmp_path).output
    assert printed.startswith('Read 2 rows of the sheet "list" in list.csv; the header is in row 1.')
