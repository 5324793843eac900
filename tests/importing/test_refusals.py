"""What cannot be imported is refused with one sentence that says what to do, and nothing is written."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from importing.messy import HANDBOOK

Handbook = Callable[[Mapping[str, str | bytes]], Path]
TABLE = b"Touchpoint,Phase,Where\nBell,On board,Bow\n"
IMPORTS = "sources: []\nrecords:\n  touchpoint/bell: {values: {name: Bell}}\n"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--kind", "touchpiont"], 'There is no kind "touchpiont". Did you mean "touchpoint"?'),
        (["--kind", "touchpoint", "--sheet", "Other"], 'list.csv has no sheet "Other". Sheets: "list"'),
        (["--kind", "touchpoint", "--map", "Place=location"], 'There is no column "Place". Columns: "Touchpoint", "Phase", "Where"'),
        (["--kind", "touchpoint", "--map", "Where=place"], 'touchpoint has no field "place" that a cell can hold.'),
        (["--kind", "touchpoint", "--map", "Where"], '"Where" is not of the form COLUMN=FIELD.'),
        (["--kind", "touchpoint", "--dry-run", "--yes"], "Give either --dry-run or --yes."),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_carried_out_says_why(handbook: Handbook, options: list[str], sentence: str) -> None:
    root = handbook({**HANDBOOK, "list.csv": TABLE})
    result = goldthread("import", root / "list.csv", *options, "--root", root, cwd=root)
    assert result.exit_code == 2
    assert sentence in result.output
    assert not (root / "content/imports.yml").exists()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"list.csv": b"only a sentence\n"}, "has no table with a header and rows"),
        ({"list.csv": b"\n\n"}, "has no table with a header and rows"),
        ({"list.csv": b"Count,Size\n5,6\n5,6\n"}, 'No column of the sheet "list" says what each touchpoint is called'),
        ({"content/imports.yml": "<<<<<<< HEAD\n" + IMPORTS}, "content/imports.yml:1 holds the marks of a merge"),
        (
            {"content/imports.yml": "sources: 3\n"},
            "content/imports.yml does not have the form in which imports are kept",
        ),
        ({"content/imports.yml": "sources: [\n"}, "content/imports.yml:"),
        ({"content/touchpoints.yml": "bell: {name: Bell\n"}, "Some touchpoint records cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(handbook: Handbook, files: dict[str, str | bytes], sentence: str) -> None:
    root = handbook({**HANDBOOK, "list.csv": TABLE, **files})
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    result = goldthread("import", root / "list.csv", "--kind", "touchpoint", "--yes", "--root", root, cwd=root)
    assert result.exit_code == 2, result.output
    assert sentence in result.output
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


def test_a_missing_file_is_named(handbook: Handbook) -> None:
    root = handbook(HANDBOOK)
    result = goldthread("import", root / "none.xlsx", "--kind", "touchpoint", "--root", root, cwd=root)
    assert result.exit_code == 2
    assert "none.xlsx cannot be read: no such file or directory." in result.output


def test_a_column_may_be_given_a_field_or_left_out(handbook: Handbook) -> None:
    root = handbook({**HANDBOOK, "list.csv": b"Touchpoint,Phase,Where,Notes\nBell,On board,Bow,Secret\n"})
    options = ("--kind", "touchpoint", "--yes", "--root", root)
    goldthread("import", root / "list.csv", *options, "--map", "Where=outcome", "--map", "Notes=", cwd=root)
    text = (root / "content/touchpoints.yml").read_text(encoding="utf-8")
    assert "outcome: Bow" in text
    assert "Secret" not in text
    again = goldthread("import", root / "list.csv", *options, cwd=root)
    assert "C Where -> outcome (as last time)" in again.output
    assert "D Notes: left out, as last time" in again.output
    assert "There is nothing to write." in again.output


def test_a_row_without_what_its_kind_needs_is_left_out_and_named(handbook: Handbook) -> None:
    root = handbook(
        {**HANDBOOK, "list.csv": b"Touchpoint,Phase,Notes\nBell,On board,\nRope,,\n,On board,Lost\nTotal,,\n"}
    )
    result = goldthread("import", root / "list.csv", "--kind", "touchpoint", "--yes", "--root", root, cwd=root)
    assert 'row 3 Phase: "Rope": phase is missing' in result.output
    assert 'row 4: "aboard, Lost": the row does not say what the record is called' in result.output
    assert "1 record added" in result.output


def test_a_channel_is_one_that_the_handbook_lists_under_its_medium(handbook: Handbook) -> None:
    channels = "channels: {digital: [website, text message], personal: [phone]}\n"
    rows = b"Touchpoint,Phase,Medium,Channel\nA,On board,Digital,Web site\nB,On board,Digital,phone\nC,On board,,Phone\nD,On board,,kite\n"
    root = handbook({**HANDBOOK, "content/handbook.yml": HANDBOOK["content/handbook.yml"] + channels, "list.csv": rows})
    result = goldthread("import", root / "list.csv", "--kind", "touchpoint", "--yes", "--root", root, cwd=root)
    text = (root / "content/touchpoints.yml").read_text(encoding="utf-8")
    assert re.findall(r"channel: (.*)", text) == ["website", "phone", "kite"]
    assert (
        'D3 Channel: "phone": it is none of the channels of the medium digital: website or text message'
        in result.output
    )


def test_rows_may_name_each_other_and_not_themselves(handbook: Handbook) -> None:
    rows = b"Touchpoint,Phase,Leads to\nBell,On board,Rope\nRope,On board,Bell; Rope\n"
    root = handbook({**HANDBOOK, "list.csv": rows})
    result = goldthread("import", root / "list.csv", "--kind", "touchpoint", "--yes", "--root", root, cwd=root)
    text = (root / "content/touchpoints.yml").read_text(encoding="utf-8")
    assert re.findall(r"leads_to: (.*)", text) == ["[rope]", "[bell]"]
    assert 'C3 Leads to: "rope": the record would name itself' in result.output


def test_a_number_of_rows_is_never_taken_for_a_field_and_a_name_for_an_id_renames_nothing(handbook: Handbook) -> None:
    rows = b"No.,Team,Contact\n1,crew,Channel 12\n2,Boat shed,Hut\n"
    root = handbook({**HANDBOOK, "list.csv": rows})
    options = ("--kind", "team", "--yes", "--root", root)
    goldthread("import", root / "list.csv", *options, cwd=root)
    again = goldthread("import", root / "list.csv", *options, cwd=root)
    assert "There is nothing to write." in again.output
    (root / "list.csv").write_bytes(rows.replace(b"crew", b"Night crew"))
    renamed = goldthread("import", root / "list.csv", *options, cwd=root)
    assert "team/crew name: Crew of the Tern -> Night crew (B2)" in renamed.output
