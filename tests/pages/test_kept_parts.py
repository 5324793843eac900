"""Parts of long files, kept by what they are made of."""

from functools import partial
from pathlib import Path

import pytest

from goldthread.exchange.csv_table import touchpoint_table
from goldthread.exchange.handbook_json import book_as_json
from goldthread.pages.frame import kept_parts
from goldthread.pages.frame.kept_parts import KeptParts
from pages.page_bodies import ContextOf

FILES = {"content/touchpoints/a.yml": "sign: {name: A sign}\nboard: {name: 'A, \"board\"'}\n"}


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("GOLDTHREAD_NO_CACHE", "0")


def asked(*values: object) -> list[object]:
    """Ask for parts made of some values, and keep them; say which were made."""
    parts, made = KeptParts("parts-of-a-file"), list[object]()

    def make(value: object) -> bytes:
        made.append(value)
        return str(value).encode()

    for value in values:
        assert parts.part(value, partial(make, value)) == str(value).encode()
    parts.keep()
    return made


def test_a_part_is_made_again_when_something_differs_that_it_is_made_of() -> None:
    assert asked("a", ("b", 1)) == ["a", ("b", 1)]
    assert asked("a", ("b", 2)) == [("b", 2)]
    assert asked("a", ("b", 1)) == [("b", 1)]


def test_a_part_that_was_not_asked_for_is_not_kept_any_longer() -> None:
    asked("a", "b")
    asked("b")
    assert asked("a", "b") == ["a"]


def test_what_is_made_of_no_data_is_made_each_time() -> None:
    value = object()
    assert asked(value) == asked(value) == [value]


def test_another_program_and_a_damaged_entry_have_all_parts_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked("a")
    (entry,) = (tmp_path / "kept").iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    assert asked("a") == ["a"]
    monkeypatch.setattr(kept_parts, "program", lambda: b"another")
    assert asked("a") == ["a"]


def test_files_of_kept_parts_are_those_made_anew(context_of: ContextOf) -> None:
    book, counts = context_of(FILES).book, {"touchpoint/sign": (1, 2)}
    for _ in range(2):
        records, rows = KeptParts("records"), KeptParts("rows")
        assert book_as_json(book, part=records.part) == book_as_json(book)
        assert touchpoint_table(book, counts, rows.part) == touchpoint_table(book, counts)
        records.keep()
        rows.keep()
    other = KeptParts("rows")
    assert touchpoint_table(book, {}, other.part) == touchpoint_table(book, {})
