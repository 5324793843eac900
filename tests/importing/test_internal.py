"""What is internal stays internal: by the kind, by the sheet, by the column; and what is kept of imports is published nowhere."""

import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import Result

from command_line import goldthread
from conftest import REPOSITORY
from goldthread.audience.public_book import public_book
from goldthread.reading.book import read_book
from goldthread.reading.files import IMPORTS_FILE
from importing.messy import HANDBOOK

Handbook = Callable[[Mapping[str, str | bytes]], Path]


def imported(root: Path, name: str, data: bytes, kind: str, *options: str) -> Result:
    (root / name).write_bytes(data)
    result = goldthread("import", root / name, "--kind", kind, "--root", root, "--yes", *options, cwd=root)
    assert result.exit_code == 0, result.output
    return result


def workbook(sheet: str, rows: list[list[str]], *, hidden: bool = False) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("First").write(0, 0, "Nothing here")
    made = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        made.write_row(number, 0, row)
    if hidden:
        made.hide()
    book.close()
    return stream.getvalue()


def test_a_customer_named_by_meetings_alone_is_internal(handbook: Handbook) -> None:
    root = handbook(HANDBOOK)
    rows = "Date,Team,Customer group,Purpose\n2026-04-13,Crew,Smugglers,They told us why.\n2026-05-02,Crew,Islanders,They too.\n"
    imported(root, "meetings.csv", rows.encode(), "connect")
    book = read_book(root).book
    assert [each.audience for each in book.connects] == ["internal", "internal"]
    assert {each.id: each.audience for each in book.customers}["smugglers"] == "internal"
    assert "smugglers" not in {each.id for each in public_book(book).customers}


def test_a_cell_cannot_publish_a_meeting(handbook: Handbook) -> None:
    root = handbook(HANDBOOK)
    rows = "Date,Team,Audience,Purpose\n2026-04-13,Crew,public,They told us why.\n"
    output = imported(root, "meetings.csv", rows.encode(), "connect").output
    assert 'C2 Audience: "public": records of this kind are internal' in output
    assert [each.audience for each in read_book(root).book.connects] == ["internal"]


@pytest.mark.parametrize(("name", "is_hidden"), [("Archive", True), ("Touchpoints (internal)", False)])
def test_records_of_an_internal_sheet_are_internal(handbook: Handbook, name: str, *, is_hidden: bool) -> None:
    root = handbook(HANDBOOK)
    rows = [["Touchpoint", "Phase", "Team", "Audience"], ["Back door", "On board", "Night shift", "public"]]
    imported(root, "all.xlsx", workbook(name, rows, hidden=is_hidden), "touchpoint", "--sheet", name)
    book = read_book(root).book
    assert [each.audience for each in book.touchpoints] == ["internal"]
    assert {each.id: each.audience for each in book.teams}["night-shift"] == "internal"


def test_an_internal_sheet_changes_nothing_in_records_that_are_published(handbook: Handbook) -> None:
    root = handbook({**HANDBOOK, "content/touchpoints.yml": "bell: {name: Bell, phase: aboard, outcome: Heard.}\n"})
    rows = [["Touchpoint", "Outcome", "Notes"], ["Bell", "Rung by the owner's cousin.", "Ask him."]]
    output = imported(root, "all.xlsx", workbook("Intern", rows), "touchpoint", "--sheet", "Intern").output
    assert "the sheet is internal, and touchpoint/bell is published" in output
    (record,) = read_book(root).book.touchpoints
    assert (record.outcome, record.notes) == ("Heard.", "Ask him.")
    assert "cousin" not in (root / IMPORTS_FILE).read_text(encoding="utf-8")


def test_a_column_marked_internal_is_left_out_unless_its_field_is_kept_from_the_public(handbook: Handbook) -> None:
    rows = b"Touchpoint,Phase,Cost (internal),Notes (internal)\nBell,On board,40 crowns,Ask him.\n"
    root = handbook(HANDBOOK)
    output = imported(root, "list.csv", rows, "touchpoint").output
    assert "touchpoint.cost is published; list it in internal_fields" in output
    (record,) = read_book(root).book.touchpoints
    assert (record.cost, record.notes) == (None, "Ask him.")
    with (root / "content/handbook.yml").open("a", encoding="utf-8") as file:
        file.write("internal_fields: [touchpoint.cost]\n")
    imported(root, "list.csv", rows, "touchpoint")
    assert read_book(root).book.touchpoints[0].cost == "40 crowns"


def test_what_is_kept_of_imports_is_no_record_and_is_in_no_edition(tmp_path: Path) -> None:
    root = shutil.copytree(REPOSITORY / "tests" / "specimen", tmp_path / "specimen")
    title = next(iter(read_book(root).book.touchpoints)).name
    imported(root, "list.csv", f'Touchpoint,Notes\n"{title}",Zanzibar.\n'.encode(), "touchpoint")
    assert "Zanzibar" in (root / IMPORTS_FILE).read_text(encoding="utf-8")
    assert [each for each in read_book(root).findings if each.place.file == IMPORTS_FILE] == []
    for audience in ("public", "internal"):
        out = tmp_path / audience
        written = goldthread("write", out, "--audience", audience, "--root", root, cwd=root)
        assert out.is_dir(), written.output
        pages = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
        assert pages
        assert not any(b"imports.yml" in page or b"Zanzibar" in page for page in pages)
