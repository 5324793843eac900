"""A messy workbook of 120 touchpoints becomes what a person would have decided, in English and in German."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import Result

from command_line import goldthread
from disk.killed_runs import killed_at_every_step
from goldthread.commands import import_records
from goldthread.commands.errors import WriteError
from goldthread.importing.chosen_table import Request
from goldthread.model.journey import Touchpoint
from goldthread.reading.book import read_book
from importing import messy

SHEETS = {"en": "Inventory", "de": "Bestand"}
LANGUAGES = pytest.mark.parametrize("language", sorted(SHEETS))


def written(folder: Path, language: str = "en", changes: dict[str, str] | None = None) -> Path:
    """The workbook in a file beside the handbook."""
    file = folder / "inventory.xlsx"
    file.write_bytes(messy.workbook(language, changes))
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook."""
    for name, text in messy.HANDBOOK.items():
        (tmp_path / "handbook" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "handbook" / name).write_text(text, encoding="utf-8")
    return tmp_path / "handbook"


def state(root: Path) -> Mapping[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def imported(root: Path, file: Path, *options: str) -> Result:
    return goldthread("import", file, "--kind", "touchpoint", "--root", root, *options, cwd=root)


def as_truth(record: Touchpoint) -> messy.Truth:
    """A record in the form in which the truth is told."""
    assert record.priority is not None
    return messy.Truth(
        name=record.title,
        phase=record.phase or "",
        owner=record.owner or "",
        customers=tuple(sorted(each.to for each in record.customers)),
        principles=tuple(each.to for each in record.principles),
        customer=record.priority.customer,
        business=record.priority.business or 0,
        is_live=record.status == "live",
        review_by=record.review_by.first if record.review_by else messy.truths()[0].review_by,
        notes=record.notes or "",
    )


def expected() -> list[messy.Truth]:
    """The truths, without what stood in cells that nobody could use."""
    rows = messy.truths()
    rows[4] = rows[4]._replace(notes="=> ask the host")
    rows[7] = rows[7]._replace(notes="")
    rows[11] = rows[11]._replace(review_by=rows[0].review_by)
    rows[15] = rows[15]._replace(review_by=rows[0].review_by)
    rows[19] = rows[19]._replace(owner="")
    rows[23] = rows[23]._replace(customer=None)
    return rows


@LANGUAGES
def test_each_row_becomes_the_record_that_a_person_would_have_written(
    root: Path, tmp_path: Path, language: str
) -> None:
    result = imported(root, written(tmp_path, language), "--yes")
    assert result.exit_code == 0, result.output
    reading = read_book(root)
    assert [each for each in reading.findings if each.code.startswith(("SCH", "REF", "YML"))] == []
    assert [as_truth(each) for each in reading.book.touchpoints] == expected()
    assert {each.id: each.name for each in reading.book.teams} == messy.TEAMS
    assert {each.id: each.name for each in reading.book.customers} == messy.CUSTOMERS
    assert [each.id for each in reading.book.phases] == list(messy.PHASES)


@LANGUAGES
def test_cells_that_nobody_could_use_are_listed_one_by_one(root: Path, tmp_path: Path, language: str) -> None:
    output = imported(root, written(tmp_path, language), "--dry-run").output
    listed = re.findall(rf'^  {SHEETS[language]}!(\w+) [^"]*: "(.*?)": (.+)$', output, re.MULTILINE)
    cells = {(messy.address(number, column), text) for number, (column, text) in messy.UNUSABLE.items()}
    assert {(address, text) for address, text, _ in listed} == cells
    assert len(listed) == len(cells)
    assert len({why for _, _, why in listed}) == len(cells)


def test_a_dry_run_writes_nothing(root: Path, tmp_path: Path) -> None:
    before = state(root)
    assert imported(root, written(tmp_path), "--dry-run").exit_code == 0
    assert state(root) == before


@LANGUAGES
def test_importing_again_changes_nothing(root: Path, tmp_path: Path, language: str) -> None:
    file = written(tmp_path, language)
    imported(root, file, "--yes")
    before = state(root)
    again = imported(root, file, "--yes")
    assert "There is nothing to write." in again.output
    assert "0 records added, 0 fields changed, 119 records unchanged, 0 conflicts, 5 cells not used" in again.output
    assert state(root) == before


def test_three_changed_cells_change_three_lines_and_keep_comments(root: Path, tmp_path: Path) -> None:
    imported(root, written(tmp_path), "--yes")
    records = root / "content" / "touchpoints.yml"
    text = records.read_text(encoding="utf-8")
    text = f"# Our touchpoints.\n\n{text}".replace("  owner: crew\n", "  owner: crew # all year\n", 1)
    records.write_text(text, encoding="utf-8")
    changes = {
        messy.address(0, "D"): "Call desk",
        messy.address(40, "B"): "The lamp beside Osk",
        messy.address(80, "E"): "Anglers",
    }
    result = imported(root, written(tmp_path, changes=changes), "--yes")
    assert "3 fields changed" in result.output
    before, after = text.splitlines(), records.read_text(encoding="utf-8").splitlines()
    assert len(before) == len(after)
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("  owner: crew # all year", "  owner: desk # all year"),
        ("  name: The lamp at Osk", "  name: The lamp beside Osk"),
        ("  customers: [islanders, visitors]", "  customers: [anglers]"),
    ]


def test_a_value_changed_on_both_sides_is_shown_as_a_conflict_and_left(root: Path, tmp_path: Path) -> None:
    imported(root, written(tmp_path), "--yes")
    records = root / "content" / "touchpoints.yml"
    text = records.read_text(encoding="utf-8")
    changed = text.replace("Seen on walk 1.", "Seen twice.").replace("Seen on walk 2.", "Seen by night.")
    records.write_text(changed, encoding="utf-8")
    file = written(tmp_path, changes={messy.address(1, "L"): "Seen by a host."})
    for _ in range(2):
        output = imported(root, file, "--yes").output
        (conflict,) = re.findall(
            r"^  touchpoint/the-bell-at-tarrow notes \(L7\)\n((?:    .*\n)+)", output, re.MULTILINE
        )
        assert conflict.split("\n")[:-1] == [
            "    last imported: Seen on walk 1.",
            "    in the handbook: Seen twice.",
            "    in the sheet: Seen by a host.",
        ]
        assert "Changed in the handbook since the last import" in output
        assert "1 conflict," in output
        assert records.read_text(encoding="utf-8") == changed
    agreed = changed.replace("Seen twice.", "Seen by a host.")
    records.write_text(agreed, encoding="utf-8")
    assert "0 conflicts" in imported(root, file, "--yes").output
    assert records.read_text(encoding="utf-8") == agreed


def test_a_record_that_was_deleted_is_not_added_again(root: Path, tmp_path: Path) -> None:
    file = written(tmp_path)
    imported(root, file, "--yes")
    records = root / "content" / "touchpoints.yml"
    text = records.read_text(encoding="utf-8")
    first, second = text.index("the-bell-at-tarrow:"), text.index("the-ramp-at-tarrow:")
    records.write_text(text[:first] + text[second:], encoding="utf-8")
    output = imported(root, file, "--yes").output
    assert "touchpoint/the-bell-at-tarrow was imported before and has been deleted since" in output
    assert "the-bell-at-tarrow:" not in records.read_text(encoding="utf-8")


def test_a_record_that_was_renamed_is_found_by_its_row(root: Path, tmp_path: Path) -> None:
    file = written(tmp_path)
    imported(root, file, "--yes")
    records = root / "content" / "touchpoints.yml"
    text = records.read_text(encoding="utf-8")
    text = text.replace("the-bell-at-tarrow:\n", "quay-bell:\n  was: [the-bell-at-tarrow]\n")
    records.write_text(text.replace("name: The bell at Tarrow", "name: Bell on the quay"), encoding="utf-8")
    changes = {messy.address(1, "H"): "1"}
    output = imported(root, written(tmp_path, changes=changes), "--yes").output
    assert "touchpoint/quay-bell priority.business: 2 -> 1 (H7)" in output
    assert "0 records added, 1 field changed" in output


def test_nothing_is_written_when_the_answer_is_no(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, file = state(root), written(tmp_path)
    monkeypatch.setattr("goldthread.cli.import_.can_ask", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    refused = imported(root, file)
    assert (refused.exit_code, refused.output.rstrip().splitlines()[-1]) == (1, "Nothing was written.")
    assert state(root) == before
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    assert imported(root, file).exit_code == 0
    assert state(root) != before


def test_nothing_is_written_where_nobody_can_be_asked(root: Path, tmp_path: Path) -> None:
    before = state(root)
    result = imported(root, written(tmp_path))
    assert result.exit_code == 2
    assert "Add --yes to write" in result.output
    assert state(root) == before


def test_a_run_killed_at_any_step_leaves_whole_files_and_the_next_finishes(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "few.csv"
    file.write_text("Touchpoint,Phase,Team\nRope,On board,Boat shed\nLamp,On the quay,Crew\n", encoding="utf-8")
    before = state(root)
    shutil.copytree(root, tmp_path / "other")
    imported(tmp_path / "other", file, "--yes")
    after = state(tmp_path / "other")
    planned = import_records.plan(root, file, Request("touchpoint"))
    kills = 0
    for _ in killed_at_every_step(lambda: import_records.write(root, planned), tmp_path):
        kills += 1
        left = {name: data for name, data in state(root).items() if not name.startswith(".goldthread-work/")}
        assert all(data in {before.get(name), after.get(name)} for name, data in left.items())
        finished = imported(root, file, "--yes")
        assert finished.exit_code == 0, finished.output
        assert state(root) == after
        for name in after.keys() - before.keys():
            (root / name).unlink()
        for name, data in before.items():
            (root / name).write_bytes(data)
    assert kills > 5


def test_a_file_that_changes_meanwhile_is_not_overwritten(root: Path, tmp_path: Path) -> None:
    planned = import_records.plan(root, written(tmp_path), Request("touchpoint"))
    teams = root / "content" / "teams.yml"
    teams.write_text(teams.read_text(encoding="utf-8") + "\nboats: {name: Boats}\n", encoding="utf-8")
    before = state(root)
    with pytest.raises(WriteError, match=r"content/teams.yml has changed"):
        import_records.write(root, planned)
    assert state(root) == before


def test_the_preview_speaks_german(root: Path, tmp_path: Path) -> None:
    output = imported(root, written(tmp_path, "de"), "--dry-run", "--language", "de").output
    headings = [line for line in output.splitlines() if line and not line.startswith("  ")]
    assert "Spalten" in headings
    assert headings[-1] == "Es wurde nichts geschrieben."
    assert not re.search(r"\b(the|was|cannot|rows?|records?|cells?)\b", "".join(headings))
