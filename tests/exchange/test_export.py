"""What is exported: a workbook and tables that an import reads back as they are, and forms for other programs."""

import csv
import datetime
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as Tree

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from command_line import goldthread
from demonstration import REPOSITORY
from goldthread.commands import import_records
from goldthread.commands.export import ExportFormat, export
from goldthread.importing.chosen_table import Request
from goldthread.importing.columns import columns_of
from goldthread.importing.plan import ImportPlan
from goldthread.model.kinds import KINDS
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
HOSTILE = {
    "content/handbook.yml": "brand: B\nvision: V\nedition: '1.10'\nlanguage: {language}\ninternal_fields: [touchpoint.cost]\n",
    "content/journey.yml": "a: {name: '=1+1'}\nb: {name: 'Before; and, after'}\n",
    "content/teams.yml": (
        'crew: {name: "Crew; the Tern, and others", contact: "@example/crew"}\nquays: {name: Crew}\n'
        "sea: {name: unknown-team}\nland: {name: '@land'}\ntwo: {name: Same}\nthree: {name: Same}\n"
    ),
    "content/touchpoints/all.yml": """\
bell:
  name: "=SUM(A1:A3)"
  phase: b
  owner: crew
  contributors: [two, three, land]
  notes: "+49 and =HYPERLINK(1)"
  channel: "-1+1"
  as_customer: "'=1+1"
  message: "''@x"
  gives: "@SUM(1)"
  gets: unknown
  outcome: n/a
  now: "=1+1"
  pains: ["One; two", "- three", "=SUM(A1)", "• four"]
  examples: ["A, b", "c"]
  cost: Sesame
  review_by: 2027-01-31
lamp:
  name: Lamp <b>&amp;</b>
  phase: a
  audience: internal
  notes: Sesame
  pains: ["Only one; with a semicolon"]
""",
    "content/connects.yml": "m: {on: 2026-04-13, purpose: Sesame}\n",
}


def hostile(handbook: Handbook, language: str = "en") -> Path:
    return handbook({name: text.replace("{language}", language) for name, text in HOSTILE.items()})


def plan_of(root: Path, folder: Path, export_format: ExportFormat, kind: str, data: bytes | None = None) -> ImportPlan:
    file = folder / f"{kind}.{export_format}"
    file.write_bytes(export(root, export_format, kind=kind).data if data is None else data)
    return import_records.plan(root, file, Request(kind)).plan


def assert_nothing_changes(plan: ImportPlan, count: int) -> None:
    assert [(each.place.address, each.value, str(each.why)) for each in plan.unusable] == []
    assert [(each.key, each.column.name, each.before, each.after) for each in plan.changes] == []
    assert (plan.additions, plan.proposals, plan.taken_for, plan.conflicts, plan.same_rows) == ((), (), (), (), ())
    assert len(plan.unchanged) == count


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """The demonstration as a workbook."""
    return export(REPOSITORY, "xlsx", kind=None).data


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_of_all_kinds_imported_again_changes_nothing(tmp_path: Path, workbook: bytes, kind: str) -> None:
    plan = plan_of(REPOSITORY, tmp_path, "xlsx", kind, workbook)
    assert_nothing_changes(plan, len(read_book(REPOSITORY).book.of(KINDS[kind])))


@pytest.mark.parametrize("kind", KINDS)
def test_a_csv_imported_again_changes_nothing(tmp_path: Path, kind: str) -> None:
    plan = plan_of(REPOSITORY, tmp_path, "csv", kind)
    assert_nothing_changes(plan, len(read_book(REPOSITORY).book.of(KINDS[kind])))


@pytest.mark.parametrize("export_format", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["touchpoint", "team", "phase", "handbook", "connect"])
def test_awkward_texts_come_back_as_they_are(
    handbook: Handbook, tmp_path: Path, export_format: ExportFormat, language: str, kind: str
) -> None:
    root = hostile(handbook, language)
    plan = plan_of(root, tmp_path, export_format, kind)
    records = read_book(root).book.of(KINDS[kind])
    assert_nothing_changes(plan, len(records))
    assert {each.column.name for each in plan.mapping if each.column} >= {"id"}


def test_no_cell_is_a_formula_and_none_looks_like_one_in_csv(handbook: Handbook) -> None:
    root = hostile(handbook)
    with zipfile.ZipFile(io.BytesIO(export(root, "xlsx", kind=None).data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) > len(KINDS)
    assert [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet] == []
    for kind in ("touchpoint", "team", "phase"):
        text = export(root, "csv", kind=kind).data.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
        assert any(cell.startswith("'") for cell in cells)


def test_the_same_records_give_the_same_bytes(workbook: bytes) -> None:
    assert export(REPOSITORY, "xlsx", kind=None).data == workbook
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT", archive.read("docProps/core.xml"))) == {b"2000-01-01T"}


def sheet_of(data: bytes, name: str) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def test_a_sheet_has_lists_help_a_fixed_header_and_locked_ids(workbook: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    assert len(book.sheetnames) == len(KINDS) + 1
    sheet = book["Touchpoints"]
    header = {cell.value: cell for cell in sheet[1]}
    assert (sheet.freeze_panes, sheet.protection.sheet) == ("C2", True)
    assert header["Medium"].comment.text.startswith("Whether it reaches the customer")
    assert (sheet["A2"].protection.locked, sheet["B2"].protection.locked, sheet["A1"].protection.locked) == (
        True,
        False,
        True,
    )
    assert [sheet.column_dimensions[each].protection.locked for each in "AB"] == [True, False]
    rules = {
        str(each.sqref).rstrip("0123456789").partition("2:")[0]: each for each in sheet.data_validations.dataValidation
    }
    owners = rules[header["Owner"].column_letter]
    name, cells = owners.formula1.replace("$", "").split("!")
    first, last = cells.split(":")
    listed = [row[0].value for row in book[name.strip("'")][f"{first}:{last}"]]
    assert listed == [each.title for each in read_book(REPOSITORY).book.teams]
    assert rules[header["Status"].column_letter].type == "list"
    assert (book[name.strip("'")].sheet_state, owners.showErrorMessage) == ("hidden", False)


def test_a_workbook_saved_by_another_program_gives_back_one_change_and_keeps_its_lists(
    workbook: bytes, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    sheet = book["Touchpoints"]
    header = {cell.value: cell.column for cell in sheet[1]}
    before = len(sheet.data_validations.dataValidation)
    sheet.cell(3, header["Review by"]).value = datetime.date(2031, 3, 4)
    book.save(tmp_path / "saved.xlsx")
    data = (tmp_path / "saved.xlsx").read_bytes()
    assert len(sheet_of(data, "Touchpoints").data_validations.dataValidation) == before > 10
    plan = plan_of(REPOSITORY, tmp_path, "xlsx", "touchpoint", data)
    assert [(each.column.name, each.after) for each in plan.changes] == [("review_by", "2031-03-04")]
    assert plan.unusable == ()


@pytest.mark.parametrize("export_format", ["xlsx", "csv", "json", "graphml"])
def test_an_export_for_the_public_holds_nothing_internal(handbook: Handbook, export_format: ExportFormat) -> None:
    root = hostile(handbook)
    kind = "touchpoint" if export_format == "csv" else None
    for audience, is_there in (("internal", True), ("public", False)):
        data = export(root, export_format, kind=kind, audience=audience).data  # type: ignore[arg-type]
        parts = [data]
        if export_format == "xlsx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = [archive.read(each) for each in archive.namelist()]
        text = b"\n".join(parts)
        assert (b"Lamp" in text) is is_there
        assert (b"Sesame" in text) is is_there
        assert (b"Notes" in text) is (is_there and export_format in {"xlsx", "csv"})


def test_owners_of_files_are_accounts_or_ids(handbook: Handbook) -> None:
    root = handbook(
        {
            **{name: text.replace("{language}", "en") for name, text in HOSTILE.items()},
            "content/touchpoints/a b.yml": "x: {name: X, phase: a, owner: quays}\ny: {name: Y, phase: a, owner: crew}\n",
        }
    )
    result = goldthread("export", "--format", "codeowners", cwd=root)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1:] == [
        r"/content/touchpoints/a\ b.yml @example/crew @quays",
        "/content/touchpoints/all.yml @example/crew",
    ]


def test_a_graph_has_all_records_and_no_loose_ends() -> None:
    root = Tree.fromstring(export(REPOSITORY, "graphml", kind=None).data)  # noqa: S314 - our own
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {each.attrib["id"] for each in root.iterfind(".//g:node", space)}
    edges = [(each.attrib["source"], each.attrib["target"]) for each in root.iterfind(".//g:edge", space)]
    assert nodes == set(read_book(REPOSITORY).book.records)
    assert len(edges) > len(nodes)
    assert {end for edge in edges for end in edge} <= nodes


def test_one_kind_as_json_is_what_a_site_publishes_of_it() -> None:
    text = goldthread("export", "--kind", "tool", "--format", "json", cwd=REPOSITORY).stdout
    assert '"brand": "Tarrow Line"' in text
    assert re.findall(r'^  "(\w+)": \{$', text, re.MULTILINE) == ["tool"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "csv"), "name it with --kind"),
        (("--format", "csv", "--kind", "teem"), 'Did you mean "team"?'),
        (("--format", "codeowners", "--audience", "public"), "for editors"),
    ],
)
def test_what_cannot_be_exported_is_refused_with_what_to_do(options: tuple[str, ...], words: str) -> None:
    result = goldthread("export", *options, cwd=REPOSITORY)
    assert (result.exit_code, words in result.stderr) == (2, True), result.output


def test_the_form_follows_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "new" / "teams.csv"
    result = goldthread("export", "--kind", "team", "--output", file, cwd=REPOSITORY)
    assert (result.exit_code, result.stdout.endswith("teams.csv: 8 records.\n")) == (0, True), result.output
    assert file.read_bytes().startswith(b"\xef\xbb\xbfId,Name,")


def test_headers_speak_the_language_of_the_handbook(handbook: Handbook) -> None:
    root = hostile(handbook, "de")
    book = openpyxl.load_workbook(io.BytesIO(export(root, "xlsx", kind=None).data))
    headers = [cell.value for cell in book["Kontaktpunkte"][1]]
    assert len(headers) == len(columns_of("touchpoint"))
    assert "Ergebnis" in headers or "Wirkung" in headers
    assert not {"Outcome", "Owner", "Phase of"} & set(headers)


@pytest.fixture(scope="module")
def in_german(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The demonstration as a handbook in German, and its workbook."""
    root = tmp_path_factory.mktemp("german")
    for top in ("content", "principles"):
        shutil.copytree(REPOSITORY / top, root / top)
    handbook = root / "content/handbook.yml"
    handbook.write_text(f"{handbook.read_text('utf-8')}language: de\n", encoding="utf-8")
    assert read_book(root).book.handbook.language == "de"
    return root, export(root, "xlsx", kind=None).data


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_with_german_words_imported_again_changes_nothing(
    tmp_path: Path, in_german: tuple[Path, bytes], kind: str
) -> None:
    root, data = in_german
    assert_nothing_changes(plan_of(root, tmp_path, "xlsx", kind, data), len(read_book(root).book.of(KINDS[kind])))
    assert_nothing_changes(plan_of(root, tmp_path, "csv", kind), len(read_book(root).book.of(KINDS[kind])))


def test_words_to_choose_from_are_those_of_the_language(in_german: tuple[Path, bytes], workbook: bytes) -> None:
    def choices(data: bytes) -> set[object]:
        (lists,) = (
            each for each in openpyxl.load_workbook(io.BytesIO(data)).worksheets if each.sheet_state == "hidden"
        )
        return {cell.value for row in lists.iter_rows() for cell in row}

    german, english = choices(in_german[1]), choices(workbook)
    assert {"Persönlich", "Läuft aus", "Wir selbst", "ja", "nein"} <= german
    assert {"Personal", "Retiring", "Ourselves", "yes", "no"} <= english
    ours = {word for kind in KINDS for each in columns_of(kind) for word in getattr(each.leaf, "words", ())}
    assert not ours & (german | english)
