"""Records of a kind as a table for spreadsheets: links by title, and each cell such that an import reads it back."""

import datetime
from collections.abc import Iterator

import msgspec

from goldthread.importing.columns import Column, columns_of, title_column
from goldthread.importing.matching import Matching, parts_of
from goldthread.importing.pairs import SIGN, shown_pair
from goldthread.importing.record_values import SheetValue, record_value
from goldthread.importing.rows import BULLET, separates
from goldthread.importing.values import declared_by
from goldthread.importing.word_labels import label_of
from goldthread.language.translation import said
from goldthread.model.book import Book
from goldthread.model.dates import Date
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.model.shapes import ChoiceShape, DateShape, FlagShape

Cell = str | int | float | datetime.date | None


class RecordTable(msgspec.Struct, frozen=True):
    """A table of records.

    kind: Their kind.
    title: What several of them are called.
    columns: The fields, the id first and the title second.
    headers: What readers call them.
    rows: The cells of each record.
    """

    kind: str
    title: str
    columns: tuple[Column, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def record_table(book: Book, kind: str, matching: Matching) -> RecordTable:
    """The records of a kind, in the language that is being spoken.

    A book for the public has the columns that hold something: what editors alone need is not in it.
    """
    records = book.of(KINDS[kind])
    columns = _in_reading_order(kind)
    rows = [tuple(cell_of(each, column, matching) for column in columns) for each in records]
    if not book.origins:
        told = {index for row in rows for index, cell in enumerate(row) if cell is not None}
        told = {index for index in told if columns[index].name != "audience"}
        columns = tuple(each for index, each in enumerate(columns) if index in told)
        rows = [tuple(cell for index, cell in enumerate(row) if index in told) for row in rows]
    headers = tuple(each.label() for each in columns)
    return RecordTable(kind, said(KINDS[kind].names.many), columns, headers, tuple(rows))


def cell_of(record: Record, column: Column, matching: Matching) -> Cell:
    """What a cell says of a field of a record, in the language that is being spoken."""
    is_link = bool(column.refers_to) and column.name != "was"
    kinds = column.refers_to or column.begins_with
    value = record_value(record, column, matching.names(kinds) if kinds and column.name != "was" else None)
    if value is None:
        return None
    if any(name in record.declared for name in column.declared_names):
        is_told = (
            column.path[0] not in record.declared or len(column.path) == 1
        )  # all of a field is not declared in columns of its parts
        return label_of(str(value)) if column.is_declarable and is_told else None
    if is_link:
        return _linked(value, column, matching)
    if isinstance(value, tuple):
        if column.begins_with:
            return _listed(tuple(_named_pair(str(each), column, matching) for each in value), column)
        if column.form == "several":
            return _listed(tuple(map(str, value)), column)
        if column.parts:
            return _listed(tuple(shown_pair(str(each), column) for each in value), column)
        is_choice = isinstance(column.leaf, ChoiceShape)
        return _listed(tuple(label_of(str(each)) if is_choice else str(each) for each in value), column)
    return _single(value, column)


def link_name(key: str, column: Column, matching: Matching) -> str:
    """What a cell calls a record: by its title where that means no other, else by its id."""
    title = " ".join(matching.title(key).split())
    known = matching.names(column.refers_to)
    match = known.match(title)
    is_sure = match is not None and match.key == key and not match.is_near
    if is_sure and parts_of(title, known).keys == (key,) and not declared_by(title):
        return title
    return key if len(column.refers_to) > 1 or "*" in column.refers_to else key.partition("/")[2]


def _named_pair(pair: str, column: Column, matching: Matching) -> str:
    """A line that begins with a record, which is called by its title where the line can be read back."""
    name, second = pair.split(SIGN, 1)
    leaf = column.parts[0][1]
    match = matching.names(column.begins_with).match(name)
    title = link_name(match.key, msgspec.structs.replace(column, leaf=leaf, parts=()), matching) if match else name
    return pair if ":" in title or "=" in title else SIGN.join((title, second))


def _linked(value: SheetValue, column: Column, matching: Matching) -> str:
    known = matching.names(column.refers_to)
    names: list[str] = []
    ids = tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
    for each in ids:
        match = known.match(each)
        names.append(link_name(match.key, column, matching) if match is not None else each)
    text = "\n".join(names)
    return text if len(names) == 1 or len(parts_of(text, known).keys) == len(names) else "\n".join(ids)


def _listed(entries: tuple[str, ...], column: Column) -> str:
    """The entries of a list, a line each; with bullets where a sign in an entry would part it in two."""
    if any(separates(each, column) for each in entries):
        return "\n".join(f"{BULLET} {each.strip()}" for each in entries)
    return "\n".join(entries)


def _single(value: object, column: Column) -> Cell:
    if isinstance(column.leaf, DateShape):
        date = Date.read(str(value))
        return date.first if date.is_day else str(date)
    if isinstance(column.leaf, FlagShape) or isinstance(value, bool):
        return label_of("yes" if value else "no")
    if isinstance(column.leaf, ChoiceShape):
        return label_of(str(value))
    return value if isinstance(value, int | float) else str(value)


def _in_reading_order(kind: str) -> tuple[Column, ...]:
    """The columns of a kind: its id, its title, its own fields, and last those that every record has."""
    every = {each.encode_name for each in msgspec.structs.fields(Record)}
    title = title_column(kind).name

    def place(column: Column) -> int:
        return (column.name != "id") + (column.name not in {"id", title}) + (column.path[0] in every - {"id"})

    return tuple(sorted(columns_of(kind), key=place))


def link_choices(column: Column, book: Book, matching: Matching, *, but: str = "") -> Iterator[str]:
    """The names of the records that a field may name, in the order of the book.

    but: The key of the record whose field it is, and which it never names.
    """
    kinds = tuple(KINDS) if "*" in column.refers_to else column.refers_to
    for each in book.records.values():
        if each.kind in kinds and each.key != but:
            yield link_name(each.key, column, matching)
