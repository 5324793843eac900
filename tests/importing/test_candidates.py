"""Columns that nobody knows: each is named with the fields that it may be, and what is to be typed takes it."""

import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter

from command_line import goldthread

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n",
    "content/teams.yml": "crew: {name: Crew}\nquay-hosts: {name: Quay hosts}\n",
    "content/journey.yml": "- {id: buying, name: Buying}\n",
}
SHEET = """Name;Stage;Owned by who;Where it happens;Why we do it;P1;"A ""quoted"" thing";Satisfaction
Board;Buying;Sales people;on a screen;So that people know what comes next;x1;some words;3
Rope;Buying;Sales people;on paper;So that nobody falls into the water;y2;more words;4
"""


@pytest.fixture
def root(handbook: Handbook) -> Path:
    folder = handbook(FILES)
    (folder / "some.csv").write_text(SHEET, encoding="utf-8")
    return folder


def dry_run(root: Path, *more: str) -> str:
    result = goldthread("import", "some.csv", "--kind", "touchpoint", "--dry-run", *more, cwd=root)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_column_that_nobody_knows_is_named_with_the_fields_that_it_may_be(root: Path) -> None:
    told = dry_run(root)
    assert re.search(r"it could be owner.*--map \"Owned by who=owner\"", told)
    assert re.search(r"Why we do it=(outcome|gives|gets)\"", told)
    assert re.search(r"Satisfaction=priority\.customer\"", told)
    assert '--map "P1=FIELD"; for the fields, run: goldthread explain touchpoint' in told
    assert '--map "G=' in told, "a header with quotation marks is named by its letter"


def test_what_is_to_be_typed_takes_the_column(root: Path) -> None:
    told = dry_run(root)
    typed = [shlex.split(each)[1] for each in re.findall(r"--map \"[^\"]+\"", told) if "FIELD" not in each]
    assert len(typed) >= 4
    for each in typed:
        again = dry_run(root, "--map", each)
        field = each.partition("=")[2]
        assert re.search(rf"-> {re.escape(field)} \(as you said\)", again), each


def test_a_column_that_nobody_knew_is_asked_about_again_next_time(root: Path) -> None:
    goldthread("import", "some.csv", "--kind", "touchpoint", "--yes", "--map", "P1=", cwd=root)
    kept = (root / "content/imports.yml").read_text(encoding="utf-8")
    assert '"P1": ""' in kept
    assert '"Why we do it": "?"' in kept
    again = dry_run(root)
    assert "P1: left out, as last time" in again
    assert "it could be" in again


def test_what_no_column_holds_is_said_once_and_can_be_given_for_all_rows(root: Path) -> None:
    (root / "some.csv").write_text("Name;Owner\nBoard;Crew\nRope;Crew\n", encoding="utf-8")
    told = dry_run(root)
    assert told.count("phase") == 3
    assert "so 2 rows add no records" in told
    assert 'touchpoint/board "Board"' in dry_run(root, "--set", "phase=buying", "--set", "medium=online")
    result = goldthread(
        "import",
        "some.csv",
        "--kind",
        "touchpoint",
        "--yes",
        "--set",
        "phase=Buying",
        "--set",
        "medium=online",
        cwd=root,
    )
    assert result.exit_code == 0, result.output
    written = (root / "content/touchpoints.yml").read_text(encoding="utf-8")
    assert written.count("phase: buying") == 2
    assert written.count("medium: digital") == 2
    again = dry_run(root, "--set", "medium=personal")
    assert "2 records unchanged" in again, "a value for new records changes none that is there"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("phase=Selling", "there is no phase"),
        ("phase=Buyyng", "Buying"),
        ("phse=Buying", 'Did you mean "phase"?'),
        ("phase", "FIELD=VALUE"),
        ("phase=", "the field needs a value"),
        ("id=x", "has no field"),
    ],
)
def test_a_value_for_all_rows_that_is_none_is_refused(root: Path, given: str, says: str) -> None:
    result = goldthread("import", "some.csv", "--kind", "touchpoint", "--dry-run", "--set", given, cwd=root)
    assert says in result.output
    assert result.exit_code == (0 if given.endswith("Buyyng") else 2)


def test_a_hidden_column_is_left_out_until_it_is_named(root: Path) -> None:
    book = xlsxwriter.Workbook(str(root / "some.xlsx"))
    sheet = book.add_worksheet("Inventory")
    for number, cells in enumerate((("Name", "Phase", "Pains"), ("Board", "Buying", "A secret"))):
        sheet.write_row(number, 0, cells)
    sheet.set_column(2, 2, 10, None, {"hidden": True})
    book.close()
    for more, is_taken in (((), False), (("--map", "C=pains"), True)):
        result = goldthread("import", "some.xlsx", "--kind", "touchpoint", "--dry-run", *more, cwd=root)
        assert ("Pains -> pains" in result.output) is is_taken, result.output
        assert ("the column is hidden" in result.output) is not is_taken


def test_headers_that_are_questions_or_shortened_are_known(root: Path) -> None:
    (root / "some.csv").write_text(
        "Touchpoint;Stage;Where;Dept.;Who is it for;What changes\nBoard;Buying;Online;Crew;Commuters;They know.\n"
        "Rope;Buying;Store;Crew;Commuters;They do not fall.\n", encoding="utf-8",
    )  # fmt: skip
    told = dry_run(root)
    for expected in (
        "C Where -> channel",
        "D Dept. -> owner",
        "E Who is it for -> customers",
        "F What changes -> outcome",
    ):
        assert expected in told
    (root / "some.csv").write_text(
        "Touchpoint;Stage;Where\nBoard;Buying;Hallin\nRope;Buying;Main street 5\n", encoding="utf-8"
    )
    assert "C Where -> location" in dry_run(root)


ROUGH = """What;When;Where;Who looks after it;Customer sees it?;Priority
Shop window;On the way past;Shop;Crew;yes;high
Price labels;In the shop;Print;Crew;yes;medium
Greeting;In the shop;In person;Crew / Quay hosts;yes;high
Loyalty card;On the way past;Print;Office / Crew;no;low
Shift plan;In the shop;Print;Office;no;low
"""


@pytest.fixture
def rough(handbook: Handbook) -> Path:
    folder = handbook({name: text for name, text in FILES.items() if "journey" not in name})
    (folder / "some.csv").write_text(ROUGH, encoding="utf-8")
    return folder


def test_a_few_names_that_return_under_when_are_phases(rough: Path) -> None:
    told = dry_run(rough)
    assert "B When -> phase" in told
    first, second = (told.index(f"phase/{name}") for name in ("on-the-way-past", "in-the-shop"))
    assert first < second, "new phases stand in the order of the rows"
    assert "put them in the order of the journey afterwards" in told


def test_times_under_when_stay_times(rough: Path) -> None:
    times = ROUGH.replace("On the way past", "before 9:00").replace("In the shop", "after 17:00")
    (rough / "some.csv").write_text(times, encoding="utf-8")
    assert "B When -> timing" in dry_run(rough)
    (rough / "some.csv").write_text(ROUGH.replace("Where;", "Phase;"), encoding="utf-8")
    assert "B When -> timing" in dry_run(rough), "a column of that name is the phase"


def test_a_column_of_yes_and_no_is_suggested_for_no_link_and_no_text(rough: Path) -> None:
    told = dry_run(rough).splitlines()
    at = next(index for index, line in enumerate(told) if "Customer sees it?: left out" in line)
    assert "could be" not in told[at + 1]


def test_two_teams_in_a_cell_are_no_team_of_their_own(rough: Path) -> None:
    told = dry_run(rough)
    assert 'team/office "Office"' in told
    assert "Office / Crew" not in told.partition("that cannot be used")[0]
    assert '"Crew / Quay hosts": it names 2 records' in told
    assert '"Office / Crew": it names 2 records' in told


def test_a_name_with_a_stroke_in_it_stays_whole(rough: Path) -> None:
    (rough / "some.csv").write_text(ROUGH.replace("Crew / Quay hosts", "Bread / Cake"), encoding="utf-8")
    assert '"Bread / Cake"' in dry_run(rough).partition("that cannot be used")[0]


def test_words_that_are_read_as_priorities_are_told(rough: Path) -> None:
    told = dry_run(rough)
    assert '"high" -> "5" (F2, F4)' in told
    assert '"low" -> "1" (F5, F6)' in told


def test_the_row_of_the_header_can_be_said_and_is_kept(rough: Path) -> None:
    (rough / "some.csv").write_text("Name;Owner;Where\nTouchpoints;in;2026\n" + ROUGH, encoding="utf-8")
    assert "the header is in row 3" in dry_run(rough, "--header", "3")
    goldthread("import", "some.csv", "--kind", "touchpoint", "--yes", "--header", "3", cwd=rough)
    assert "the header is in row 3" in dry_run(rough)
    assert "5 records unchanged" in dry_run(rough)
    result = goldthread("import", "some.csv", "--kind", "touchpoint", "--dry-run", "--header", "99", cwd=rough)
    assert result.exit_code == 2
    assert "none has the number 99" in result.output


def test_a_file_that_is_named_like_a_kind_is_shown_column_by_column(rough: Path) -> None:
    (rough / "touchpoints.csv").write_text(ROUGH, encoding="utf-8")
    result = goldthread("import", "touchpoints.csv", "--dry-run", cwd=rough)
    assert "B When -> phase" in result.output
    assert "E Customer sees it?: left out" in result.output


def test_the_row_of_the_header_is_looked_for_in_sheets_that_have_so_many_rows(rough: Path) -> None:
    with xlsxwriter.Workbook(str(rough / "two.xlsx")) as book:
        book.add_worksheet("Read me").write_row(0, 0, ["Name", "Owner", "Phase", "Medium"])
        sheet = book.add_worksheet("List")
        for number, line in enumerate(("Our list", "", *ROUGH.splitlines())):
            sheet.write_row(number, 0, line.split(";"))
    told = goldthread("import", "two.xlsx", "--kind", "touchpoint", "--dry-run", "--header", "3", cwd=rough)
    assert 'of the sheet "List" in two.xlsx; the header is in row 3' in told.output, told.output
