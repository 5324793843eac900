"""The links of a graph are the same in whatever order they are asked for."""

from pathlib import Path

from goldthread.graph.graph import graph_of
from goldthread.reading.book import read_book

REPOSITORY = Path(__file__).resolve().parents[2]


def test_links_are_the_same_whether_or_not_some_of_them_were_asked_for_before() -> None:
    book = read_book(REPOSITORY).book
    asked, whole = graph_of(book), graph_of(book)
    fields = {key: asked.fields_of(key) for key in list(book.records)[::2]}
    assert asked.out == whole.out
    assert list(asked.out) == list(whole.out)
    assert asked.into == whole.into
    assert fields == {key: whole.fields_of(key) for key in fields}
    assert any(fields.values())
