"""Misspelt names in a sheet: taken for the record where that is beyond doubt, asked about otherwise, and never a new record in silence."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import goldthread
from goldthread.importing.matching import KnownNames
from goldthread.model.journey import Phase, Touchpoint
from goldthread.reading.book import read_book

Handbook = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/handbook.yml": "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\n",
    "content/teams.yml": "crew: {name: Crew}\nquay-hosts: {name: Quay hosts}\n",
    "content/customers.yml": "patients: {name: Patients}\n",
    "content/journey.yml": "- {id: pre-purchase, name: Pre-purchase}\n- {id: awareness, name: Awareness}\n- {id: buying, name: Buying}\n",
    "principles/plain.yml": "title: Say what comes next\nstatement: Before anybody leaves, we say what comes next.\n",
}


def sheet(root: Path, header: str, *rows: str) -> Path:
    (root / "some.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return root / "some.csv"


@pytest.mark.parametrize("name", ["Awarness", "awareness phase", "Awarenes", "Byuing", "Buyng", "Pre purchase"])
def test_what_is_meant_beyond_doubt_is_taken_and_no_phase_is_added(handbook: Handbook, name: str) -> None:
    root = handbook(FILES)
    file = sheet(root, "Name;Phase", f"Board;{name}")
    result = goldthread("import", file, "--kind", "touchpoint", "--yes", cwd=root)
    assert result.exit_code == 0, result.output
    book = read_book(root).book
    assert len(book.of(Phase)) == 3
    assert len(book.of(Touchpoint)) == 1


@pytest.mark.parametrize("name", ["Awrness", "Byeing", "Awrness stage", "Purchase, pre"])
def test_a_phase_like_one_in_the_handbook_is_asked_about_and_not_added(handbook: Handbook, name: str) -> None:
    root = handbook(FILES)
    file = sheet(root, "Name;Phase", f'Board;"{name}"')
    result = goldthread("import", file, "--kind", "touchpoint", "--yes", cwd=root)
    assert len(read_book(root).book.of(Phase)) == 3, result.output
    assert "New records" not in result.output
    assert "did you mean" in result.output or "Names that were taken" in result.output


def test_another_word_is_no_slip_and_makes_a_phase_of_its_own(handbook: Handbook) -> None:
    root = handbook(FILES)
    file = sheet(root, "Name;Phase", "Letter;Post-purchase", "Bill;Paying")
    result = goldthread("import", file, "--kind", "touchpoint", "--yes", cwd=root)
    phases = {each.id for each in read_book(root).book.of(Phase)}
    assert "post-purchase" in phases, result.output
    assert "there is no phase" in result.output  # "Paying" may be a slip for "Buying", so it is asked about
    assert "goldthread new phase" in result.output


def test_a_group_that_is_only_like_another_is_added_and_the_likeness_is_said(handbook: Handbook) -> None:
    root = handbook(FILES)
    file = sheet(root, "Name;Phase;Customers;Owner", "Board;Buying;Parents;Qay hsts", "Rope;Buying;Parents;Quay hosts")
    result = goldthread("import", file, "--kind", "touchpoint", "--dry-run", cwd=root)
    assert 'customer/parents "Parents"' in result.output
    assert 'if "Patients" is meant, correct the sheet' in result.output
    assert "team/qay-hsts" not in result.output


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("We say what comes nxt", 'did you mean "Say what comes next"?'),
        ("what comes next", 'did you mean "Say what comes next"?'),
        ("plian", 'did you mean "Say what comes next"?'),
        ("Be kind to animals", 'goldthread new principle "Be kind to animals"'),
        ('Be "kind"', "there is no principle"),
    ],
)  # fmt: skip
def test_an_unknown_principle_names_the_one_that_may_be_meant(handbook: Handbook, name: str, says: str) -> None:
    root = handbook(FILES)
    doubled = name.replace('"', '""')
    file = sheet(root, "Name;Phase;Principles", f'Board;Buying;"{doubled}"')
    result = goldthread("import", file, "--kind", "touchpoint", "--dry-run", cwd=root)
    assert says in result.output or f'"{name}" -> "Say what comes next"' in result.output


def test_of_two_spellings_in_one_sheet_the_rarer_is_asked_about(handbook: Handbook) -> None:
    root = handbook({name: text for name, text in FILES.items() if "journey" not in name})
    file = sheet(root, "Name;Phase", "A;Discovery", "B;Discovery", "C;Dscvery")
    result = goldthread("import", file, "--kind", "touchpoint", "--yes", cwd=root)
    assert {each.id for each in read_book(root).book.of(Phase)} == {"discovery"}, result.output
    assert 'did you mean "Discovery"?' in result.output


def test_no_more_names_are_compared_than_a_run_can_bear() -> None:
    known = KnownNames(
        (f"team/t{number}", (f"Some team {'x' * (number % 7)} of {number:05}",)) for number in range(5_000)
    )
    asked = [known.suggestion(f"Some team of {number:05}z") for number in range(700)]
    assert asked[0] is not None
    assert asked[-1] is None
