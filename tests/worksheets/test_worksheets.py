"""Worksheets: one question for each gap, the interview of a team, pages to print, and answers that come back."""

import datetime
import io
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from command_line import goldthread
from demonstration import REPOSITORY
from goldthread.commands.worksheet import WorksheetFormat, make_worksheet
from goldthread.inspection import inspect
from goldthread.reading.book import read_book
from goldthread.settings import Settings
from goldthread.worksheets.worksheet import worksheet
from specimen.overlay import lay_over_specimen

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/handbook.yml": "brand: Tern\nvision: V\nedition: '1'\nlanguage: {language}\n",
    "content/journey.yml": "quay: {name: On the quay}\n",
    "content/customers.yml": "islanders: {name: Islanders, context: They wait in the rain.}\nvisitors: {name: Visitors}\n",
    "content/teams.yml": """\
# Teams.
crew:
  name: Crew
  serves:
    - {customer: visitors, does_for: Tell them.}  # first
    - customer: islanders
      does_with: Walk the ramp.
desk: {name: Desk & <b>counter</b>}
""",
    "content/touchpoints/all.yml": """\
bell: {name: The bell, phase: quay, owner: crew, gets: unknown, gives: n/a}
lamp: {name: The lamp, phase: quay, owner: desk}
past: {name: Past, phase: quay, owner: crew, status: retired}
""",
}
ANSWER = 5
DAY = datetime.date(2026, 11, 22)


def written(handbook: Handbook, language: str = "en") -> Path:
    return handbook({name: text.replace("{language}", language) for name, text in FILES.items()})


def made(root: Path, form: WorksheetFormat, owner: str | None = "crew", kind: str | None = None) -> bytes:
    return make_worksheet(root, Settings(today=DAY), form, owner=owner, kind=kind).data


def rows(data: bytes) -> dict[tuple[str, str], tuple[str, object]]:
    """The question and the answer by record and field."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    found = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len({row[:2] for row in found}) == len(found)
    return {(str(row[0]), str(row[1])): (str(row[3]), row[4]) for row in found}


def answered(data: bytes, answers: Mapping[tuple[str, str], object], file: Path) -> Path:
    """A worksheet that another program has filled in and saved."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    left = dict(answers)
    for row in range(2, sheet.max_row + 1):
        place = (sheet.cell(row, 1).value, sheet.cell(row, 2).value)
        if place in left:
            sheet.cell(row, ANSWER).value = left.pop(place)
    assert left == {}
    book.save(file)
    return file


def imported(root: Path, file: Path) -> Result:
    result = goldthread("import", file, "--yes", cwd=root)
    assert result.exit_code == 0, result.output
    return result


def test_each_gap_is_one_question(handbook: Handbook) -> None:
    found = rows(made(written(handbook), "xlsx"))
    fields = {field for key, field in found if key == "touchpoint/bell"}
    assert {"medium", "customers", "outcome", "gets", "principles"} <= fields
    assert fields.isdisjoint({"gives", "phase", "owner", "name"})
    assert found["touchpoint/bell", "gets"] == ("What do we get from customers here?", None)
    assert {key for key, _ in found} == {"team/crew", "touchpoint/bell"}


def test_the_interview_is_filled_in_where_the_answer_is_known(handbook: Handbook) -> None:
    found = rows(made(written(handbook), "xlsx"))
    assert found["team/crew", "serves"][1] == "Visitors\nIslanders"
    assert found["team/crew", "serves.visitors.does_for"] == (
        "What does the team do for this customer: Visitors?",
        "Tell them.",
    )
    assert found["team/crew", "serves.islanders.does_for"][1] is None
    assert {"decides", "information_used_by", "changed_on", "notes"} <= {
        field for key, field in found if key == "team/crew"
    }


def test_a_worksheet_that_nobody_has_answered_changes_nothing(handbook: Handbook, tmp_path: Path) -> None:
    root = written(handbook)
    before = {each: each.read_bytes() for each in root.rglob("*.yml")}
    file = tmp_path / "questions.xlsx"
    file.write_bytes(made(root, "xlsx", None))
    imported(root, file)
    assert {each: each.read_bytes() for each in before} == before


def test_a_worksheet_of_the_demonstration_changes_nothing(tmp_path: Path) -> None:
    for name in ("content", "principles"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    before = {each: each.read_bytes() for each in tmp_path.rglob("*.yml")}
    file = tmp_path / "questions.xlsx"
    file.write_bytes(make_worksheet(tmp_path, Settings(today=DAY), "xlsx", owner=None, kind=None).data)
    output = imported(tmp_path, file).output
    assert (
        re.findall(r"[1-9]\d* (?:record added|records added|field changed|fields changed|cells? not used)", output)
        == []
    )
    assert {each: each.read_bytes() for each in before} == before


def test_answers_come_back_whole_and_leave_everything_else(handbook: Handbook, tmp_path: Path) -> None:
    root = written(handbook)
    answers = {
        ("touchpoint/bell", "medium"): "physical",
        ("touchpoint/bell", "gets"): "=1+1 thanks",
        ("touchpoint/bell", "customers"): "Islanders\nVisitors",
        ("team/crew", "serves.islanders.does_for"): "Wait for them.",
        ("team/crew", "serves.visitors.does_for"): "Tell them first.",
        ("team/crew", "serves.islanders.reviewed"): "2026-05-01",
        ("team/crew", "decides"): "When to leave\nWhom to call",
        ("team/crew", "information_used_by"): "Desk & <b>counter</b>",
    }
    output = imported(root, answered(made(root, "xlsx"), answers, tmp_path / "a.xlsx")).output
    assert "cells not used" not in output.replace("0 cells not used", "")
    book = read_book(root).book
    bell, crew = book.touchpoints[0], book.teams[0]
    assert (bell.medium, [each.to for each in bell.customers]) == ("physical", ["islanders", "visitors"])
    told = {each.customer: (each.does_for, each.does_with, str(each.reviewed)) for each in crew.serves}
    assert told == {
        "visitors": ("Tell them first.", None, "None"),
        "islanders": ("Wait for them.", "Walk the ramp.", "2026-05-01"),
    }
    assert (crew.decides, crew.information_used_by) == (("When to leave", "Whom to call"), ("desk",))
    text = (root / "content/teams.yml").read_text(encoding="utf-8")
    assert "# first" in text
    assert text.startswith("# Teams.\n")


def test_what_is_done_for_a_customer_stays_with_them_when_another_goes(handbook: Handbook, tmp_path: Path) -> None:
    root = written(handbook)
    answers = {
        ("team/crew", "serves"): "Islanders",
        ("team/crew", "serves.islanders.does_for"): "Wait for them.",
        ("team/crew", "serves.visitors.does_for"): "Nothing any more.",
    }
    output = imported(root, answered(made(root, "xlsx"), answers, tmp_path / "a.xlsx")).output
    assert '"Nothing any more.": serves has no entry visitors' in output
    (service,) = read_book(root).book.teams[0].serves
    assert (service.customer, service.does_for, service.does_with) == ("islanders", "Wait for them.", "Walk the ramp.")


def test_the_columns_that_say_where_an_answer_belongs_are_hidden_and_locked(handbook: Handbook) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made(written(handbook), "xlsx"))).worksheets[0]
    assert (sheet.protection.sheet, sheet.column_dimensions["A"].hidden) == (True, True)
    assert [sheet.cell(2, column).protection.locked for column in range(1, 7)] == [True, True, True, True, False, True]
    assert any(each.type == "list" for each in sheet.data_validations.dataValidation)


@pytest.mark.parametrize(
    ("language", "question"), [("en", "Who is your customer now?"), ("de", "Wer ist jetzt die Kundschaft des Teams?")]
)
def test_a_page_to_print_asks_nothing_of_another_host(handbook: Handbook, language: str, question: str) -> None:
    page = made(written(handbook, language), "html", "Desk & <b>counter</b>").decode()
    assert f'<html lang="{language}">' in page
    assert question in page
    assert "Desk &amp; &lt;b&gt;counter&lt;/b&gt;" in page
    assert "<b>" not in page
    assert re.search(r"(?:src|href)=|https?:|//\w|@import|url\(", page) is None
    assert "@page { size: A4" in page


def test_markdown_shows_texts_as_they_are(handbook: Handbook) -> None:
    text = made(written(handbook), "markdown", "desk").decode()
    assert text.startswith("# Worksheet: Desk \\& \\<b\\>counter\\</b\\>\n")
    assert "- [ ] Physical" in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--owner", "crow", "--format", "html"), 'Did you mean "crew"?'),
        (("--kind", "teem", "--format", "html"), 'Did you mean "team"?'),
    ],
)
def test_what_cannot_be_asked_is_refused(handbook: Handbook, options: tuple[str, ...], words: str) -> None:
    result = goldthread("worksheet", *options, cwd=written(handbook))
    assert (result.exit_code, words in result.stderr) == (2, True), result.output


def test_a_file_that_does_not_say_its_kind_needs_one(handbook: Handbook) -> None:
    root = written(handbook)
    (root / "list.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = goldthread("import", root / "list.csv", "--yes", cwd=root)
    assert (result.exit_code, "name the kind with --kind" in result.stderr) == (2, True)


def test_a_workbook_of_all_kinds_is_imported_sheet_by_sheet(handbook: Handbook, tmp_path: Path) -> None:
    root = written(handbook)
    file = tmp_path / "all.xlsx"
    assert goldthread("export", "--output", file, cwd=root).exit_code == 0
    before = {each: each.read_bytes() for each in root.rglob("*.yml")}
    output = imported(root, file).output
    assert len(re.findall(r'^Sheet "[\w ]+": \d+ records? unchanged\.$', output, re.MULTILINE)) == 5
    assert {each: each.read_bytes() for each in before} == before


def test_each_thing_is_asked_once_and_no_record_is_its_own_answer() -> None:
    inspection = inspect(REPOSITORY, Settings(today=datetime.date(2026, 11, 22)))
    book = inspection.reading.book
    for owner in (None, *book.teams):
        for section in worksheet(book, inspection.findings, owner=owner).sections:
            words = [each.words for each in section.questions]
            reasons = [each.help for each in section.questions if section.title in each.help]
            assert len(set(words)) == len(words), section.title
            assert len(set(reasons)) == len(reasons), section.title
            assert sum("Who is your customer" in each for each in words) == (section.kind == "Team")
            assert not any(section.title in each.options for each in section.questions)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_the_interview_asks_who_the_customer_is_once(handbook: Handbook, form: WorksheetFormat) -> None:
    assert made(written(handbook), form, "desk").decode().count("Who is your customer now?") == 1


def test_a_worksheet_has_a_name_of_its_own_and_never_takes_that_of_another(handbook: Handbook) -> None:
    root = written(handbook)
    first = goldthread("worksheet", "--owner", "desk", cwd=root)
    assert first.exit_code == 0, first.output
    assert "goldthread import worksheet-desk.xlsx" in first.stderr
    (root / "worksheet-desk.xlsx").write_bytes(b"answers")
    assert goldthread("worksheet", "--owner", "desk", cwd=root).exit_code == 0
    assert (root / "worksheet-desk.xlsx").read_bytes() == b"answers"
    assert (root / "worksheet-desk-2.xlsx").is_file()
    assert goldthread("export", cwd=root).exit_code == 0
    assert (root / "handbook.xlsx").is_file()


def test_importing_an_exported_workbook_says_no_more_than_what_it_does(tmp_path: Path) -> None:
    lay_over_specimen(tmp_path, {})
    assert goldthread("export", "--output", "book.xlsx", cwd=tmp_path).exit_code == 0
    printed = goldthread("import", "book.xlsx", "--dry-run", cwd=tmp_path).output
    assert re.fullmatch(r'(Sheet "[\w ]+": \d+ records? unchanged\.\n)+', printed)
