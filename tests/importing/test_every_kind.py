"""Records of every kind, written out as a table and imported again, are left as they are."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from demonstration import REPOSITORY
from goldthread.commands import import_records
from goldthread.importing.chosen_table import Request
from goldthread.importing.columns import Column, columns_of
from goldthread.importing.matching import Matching
from goldthread.importing.names import column_names, names_of
from goldthread.importing.record_values import record_value
from goldthread.importing.rows import BULLET, separates
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.reading.book import read_book

EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration."""
    folder = tmp_path_factory.mktemp("every-kind")
    for name in ("content", "principles"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return folder


def cell(record: Record, column: Column, matching: Matching) -> str:
    kinds = column.refers_to or column.begins_with
    value = record_value(record, column, matching.names(kinds) if kinds else None)
    if isinstance(value, tuple):
        entries = list(map(str, value))
        marked = column.form and any(separates(each, column) for each in entries)
        return "\n".join(f"{BULLET} {each}" if marked else each for each in entries)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def table(book: Book, kind: str, headers: list[str]) -> bytes:
    """The records of a kind as CSV."""
    matching = Matching(book)
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(headers)
    for record in book.of(KINDS[kind]):
        writer.writerow([cell(record, column, matching) for column in columns_of(kind)])
    return stream.getvalue().encode()


@EVERY_KIND
@pytest.mark.parametrize("language", ["", "en", "de"])
def test_a_table_of_all_fields_imported_again_changes_nothing(
    root: Path, tmp_path: Path, kind: str, language: str
) -> None:
    book = read_book(root).book
    headers = [column.name for column in columns_of(kind)]
    if language:
        with speaking(catalogue(language)):
            headers = [column.label() for column in columns_of(kind)]
    file = tmp_path / f"{kind}.csv"
    file.write_bytes(table(book, kind, headers))
    plan = import_records.plan(root, file, Request(kind)).plan
    assert [each.column.name for each in plan.mapping if each.column] == [
        each.name for each in columns_of(kind) if any(record_value(record, each, None) is not None for record in book.of(KINDS[kind]))
    ]  # fmt: skip
    assert [(each.place.address, each.value, str(each.why)) for each in plan.unusable] == []
    assert [(each.key, each.column.name, each.before, each.after) for each in plan.changes] == []
    assert (plan.additions, plan.proposals, plan.taken_for) == ((), (), ())
    assert len(plan.unchanged) == len(book.of(KINDS[kind]))


@EVERY_KIND
def test_no_two_columns_of_a_kind_share_their_surest_name(kind: str) -> None:
    for column in columns_of(kind):
        assert column_names(kind)[names_of(column)[0]][0] == column
    labels = [column.label() for column in columns_of(kind)]
    assert len(set(labels)) == len(labels)
