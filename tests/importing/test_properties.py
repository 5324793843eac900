"""Whatever stands in a sheet: it is refused with a sentence, or what is written has no fault and is the same when imported again."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.commands import import_records
from goldthread.commands.errors import RequestError
from goldthread.importing.chosen_table import Request
from goldthread.reading.book import read_book
from importing.messy import HANDBOOK

_HEADERS = st.sampled_from(
    ["Touchpoint", "Phase", "Owner", "Customers", "Priority", "Review by", "Live?", "Notes", "No.", "id", "Pains", "Status",
     "Signature", "Benchmark", "Why benchmark", "Islanders", "", "Ziel", "Audience", "Principles", "Name"]
)  # fmt: skip
_CELLS = st.one_of(
    st.sampled_from(
        ["Bell", "bell", "Bell ", "On board", "aboard", "Crew", "Crwe of the Tern", "Islanders; Day visitors", "x", "no", "ja", "5",
         "★★", "high", "13.04.2027", "4/5/2027", "=A1", "=> a", "unknown", "n/a", "-", "", "public", "sale", "null", "~", "- a", "a: b",
         "a #b", "[x]", "'q'", '"q"', "@a", "%", "2027-13-01", "Ärger\nim Hafen", "con", "1.5", "\u2028", "a\tb", "\x07", "0x1f", "1e3"]
    ),
    st.text(max_size=12),
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> list[list[str]]:
    """A header and some rows."""
    width = draw(st.integers(1, 6))
    header = [*draw(st.lists(_HEADERS, min_size=width, max_size=width)), "Touchpoint", "Phase"]
    rows = draw(st.lists(st.lists(_CELLS, min_size=width + 2, max_size=width + 2), max_size=5))
    return [header, *rows]


def handbook_in(folder: Path) -> Path:
    for name, text in HANDBOOK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("content/touchpoints.yml", "content/imports.yml", "content/tools.yml"):
        (folder / name).unlink(missing_ok=True)
    return folder


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one handbook after the other."""
    return tmp_path_factory.mktemp("any-sheet")


@settings(max_examples=60)
@given(sheets())
def test_any_sheet_is_refused_or_imported_without_a_fault_and_once(folder: Path, rows: list[list[str]]) -> None:
    root = handbook_in(folder)
    file = root / "list.csv"
    file.write_bytes(as_csv(rows))
    try:
        planned = import_records.plan(root, file, Request("touchpoint"))
    except RequestError:
        return
    import_records.write(root, planned)
    assert [each for each in read_book(root).findings if each.severity == "error"] == []
    again = import_records.plan(root, file, Request("touchpoint"))
    assert again.plan.additions == ()
    assert again.plan.changes == ()
    assert again.files == {}
