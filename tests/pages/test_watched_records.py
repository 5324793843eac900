"""Records that note which of their fields are read say what the records themselves say, and note no more than that."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from goldthread.graph.graph import graph_of
from goldthread.inspection import inspect_files
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.reads import digest_of
from goldthread.pages.frame.watched_context import WatchedContext, values_of
from goldthread.pages.frame.watched_records import watched_records
from goldthread.settings import Settings
from pages.page_bodies import ContextOf
from random_edits import first_handbook


@pytest.fixture
def specimen(tmp_path: Path) -> Book:
    """A handbook with records of every kind and every field."""
    handbook = first_handbook(tmp_path / "handbook")
    return inspect_files(handbook.files, Settings(today=handbook.day)).graph.book


def _pairs(book: Book) -> Iterator[tuple[Record, Record, set[str]]]:
    for kind in KINDS.values():
        for record in book.of(kind):
            reads: set[str] = set()
            (watched,) = watched_records(kind, (record,), reads)
            yield record, watched, reads


def _told(kind: type[Record]) -> list[str]:
    """What every record of a kind says of itself without being asked anything."""
    members = inspect.getmembers_static(kind)
    return [name for name, each in members if isinstance(each, property) or name in kind.__struct_fields__]


def test_a_watched_record_says_what_the_record_says(specimen: Book) -> None:
    for record, watched, reads in _pairs(specimen):
        assert isinstance(watched, type(record))
        for name in _told(type(record)):
            assert getattr(watched, name) == getattr(record, name), (record.key, name)
        for field in record.__struct_fields__:
            assert watched.stands(field) == record.stands(field)
        fields = {f"column:{record.kind}.{field}" for field in record.__struct_fields__ if field != "id"}
        assert reads == fields


def test_only_what_is_read_is_noted(specimen: Book) -> None:
    for record, watched, reads in _pairs(specimen):
        assert (watched.key, watched.kind) == (record.key, record.kind)
        assert not reads
        assert watched.status == record.status
        assert reads == {f"column:{record.kind}.status"}


def test_what_takes_a_record_as_a_whole_notes_all_of_it(specimen: Book) -> None:
    for record, watched, reads in _pairs(specimen):
        assert watched == record
        assert record == watched
        assert repr(watched) == repr(record)
        assert reads == {f"kind:{record.kind}"}


def test_nothing_of_a_watched_record_is_kept_as_a_value(specimen: Book) -> None:
    for record, watched, _ in _pairs(specimen):
        assert digest_of(record)
        assert not digest_of(watched), "nobody knows when it is the same"


@pytest.mark.parametrize("field", ["name", "owner", "status"])
def test_a_change_shows_in_the_field_alone_in_which_it_was_made(field: str, context_of: ContextOf) -> None:
    context = context_of({})
    book = context.book
    changed = msgspec.structs.replace(book.touchpoints[0], **{field: "draft" if field == "status" else "quay"})
    records = {**book.records, changed.key: changed}
    graph = graph_of(msgspec.structs.replace(book, records=records))
    values = [values_of(each) for each in (context, msgspec.structs.replace(context, graph=graph))]
    differing = {
        name
        for name in changed.__struct_fields__
        if len({each.digest(f"column:touchpoint.{name}") for each in values}) > 1
    }
    assert differing == {field}
    assert len({each.digest("keys:touchpoint") for each in values}) == 1


def test_what_several_pages_need_is_given_records_as_they_are(context_of: ContextOf) -> None:
    context = context_of({})
    watched = WatchedContext.over(values_of(context))
    watched.shared(_touchpoints)
    assert watched.shared(_touchpoints) == context.book.touchpoints


def _touchpoints(context: Context) -> tuple[Record, ...]:
    return context.book.touchpoints
