"""Rows of long lists, each kept with what it reads: what is kept gives the rows that are made anew, and the same names of what was read."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from markupsafe import Markup

from goldthread.graph.graph import graph_of
from goldthread.model.book import Book
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.kept_rows import KeptRows
from goldthread.pages.frame.watched_context import WatchedContext, values_of
from pages.page_bodies import ContextOf

FILES = {
    "content/teams.yml": "crew: {name: Crew, purpose: To sail}\n",
    "content/touchpoints/a.yml": "sign: {name: A sign, owner: crew}\nboard: {name: A board}\n",
}
KEYS = ("touchpoint/sign", "touchpoint/board")
MADE: list[str] = []


class Row(msgspec.Struct, frozen=True):
    """A row of the test."""

    html: Markup
    told: tuple[str, int]


def table(context: Context) -> Callable[[str], Row]:
    """What makes the rows of the test, and notes of which."""
    presenter = Presenter(context, "inventory/")

    def row(key: str) -> Row:
        MADE.append(key)
        record = context.book.records[key]
        owner = context.book.records.get(f"team/{record.owner}")
        return Row(Markup("<b>{}</b>").format(presenter.anchor(key).text), (owner.title if owner else "", 1))

    return row


def renamed(context: Context, key: str, name: str) -> Context:
    """A context in which a record has another name."""
    book = context.book
    record = msgspec.structs.replace(book.records[key], name=name)
    return msgspec.structs.replace(context, graph=graph_of(Book({**book.records, key: record}, book.origins)))


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    MADE.clear()
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("GOLDTHREAD_NO_CACHE", "0")


def made(context: Context, *keys: str, conditions: bytes = b"the same") -> list[str]:
    """Ask for rows, and say which of them were made; they and the reads of the page are those of rows that nobody keeps."""
    values = values_of(context)
    plain, watched = WatchedContext.over(values), WatchedContext.over(values)
    wanted = plain.rows(table, keys)
    MADE.clear()
    values.rows = KeptRows("a site", conditions, values)
    found = watched.rows(table, keys)
    assert found == wanted == context.rows(table, keys)
    assert all(type(each.html) is Markup for each in found)
    assert watched.reads == plain.reads
    return MADE[: len(MADE) - len(keys)]


def test_a_row_is_made_again_when_something_differs_that_it_reads(context_of: ContextOf) -> None:
    context = context_of(FILES)
    assert made(context, *KEYS) == [*KEYS]
    assert made(context, *KEYS) == []
    named = renamed(context, "team/crew", "Hands")
    assert made(named, *KEYS) == ["touchpoint/sign"]
    assert made(named, *reversed(KEYS)) == []


def test_rows_come_and_go(context_of: ContextOf) -> None:
    context = context_of(FILES)
    made(context, *KEYS)
    assert made(context, KEYS[1]) == []
    assert made(context, *KEYS) == [KEYS[0]]
    assert made(context, *KEYS) == []


def test_rows_are_made_again_under_other_conditions_and_when_they_are_damaged(
    context_of: ContextOf, tmp_path: Path
) -> None:
    context = context_of(FILES)
    made(context, *KEYS)
    assert made(context, *KEYS, conditions=b"others") == [*KEYS]
    (entry,) = (tmp_path / "kept").glob("rows-*")
    entry.write_bytes(entry.read_bytes()[:-1])
    assert made(context, *KEYS, conditions=b"others") == [*KEYS]


PLACES = [f"{number}.png" for number in range(100)]


class Pictures:
    """Pictures that know which of them were asked for, as those do that are published."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def __contains__(self, path: object) -> bool:
        self.asked.append(path)
        return True


def pictured(context: Context) -> Callable[[str], Row]:
    """What makes rows that show pictures of all records but one."""

    def row(key: str) -> Row:
        title = context.book.records[key].title
        return Row(Markup(), (title, sum(path in context.pictures for path in PLACES if title != "Bare")))

    return row


def test_pictures_that_a_row_no_longer_shows_are_not_asked_for(context_of: ContextOf) -> None:
    plain = context_of(FILES)
    for name, asked in (("Shown", [*PLACES]), ("Bare", [])):
        pictures = Pictures()
        context = renamed(msgspec.structs.replace(plain, pictures=pictures), KEYS[0], name)
        values = values_of(context)
        values.rows = KeptRows("a site", b"the same", values)
        (found,) = WatchedContext.over(values).rows(pictured, KEYS[:1])
        assert found.told == (name, len(asked))
        assert {*pictures.asked} == {*asked}
