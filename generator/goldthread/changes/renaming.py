"""Renamed records: which they are, and a book under the names of today, so that a new name alone is no change."""

import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from goldthread.model.book import Book
from goldthread.model.links import ANY_KIND
from goldthread.model.record import Record
from goldthread.model.shapes import GroupShape, ListShape, Shape, TableShape, TextShape, shape_of

S = TypeVar("S", bound=msgspec.Struct)
_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")


def renames(before: Book, after: Book) -> Mapping[str, str]:
    """The new keys of records that have one, by the old ones.

    Where several records name one as their former self, it goes on in the first; the others are split off from it.
    """
    found: dict[str, str] = {}
    for key, old in _formers(before, after):
        if old not in after.records:
            found.setdefault(old, key)
    return found


def splits(before: Book, after: Book) -> Mapping[str, str]:
    """The records that were split off, each with the old key of the one that goes on elsewhere."""
    went_on = renames(before, after)
    return {key: old for key, old in _formers(before, after) if went_on.get(old) != key}


def _formers(before: Book, after: Book) -> list[tuple[str, str]]:
    return [
        (key, f"{record.kind}/{former}")
        for key, record in after.records.items()
        if key not in before.records
        for former in record.was
        if f"{record.kind}/{former}" in before.records
    ]


def renamed(book: Book, names: Mapping[str, str]) -> Book:
    """The book with records, and whatever points to them or mentions them, under new keys."""
    if not names:
        return book
    renaming = _Renaming(names)
    records = {names.get(key, key): renaming.record(record) for key, record in book.records.items()}
    origins = {names.get(key, key): origin for key, origin in book.origins.items()}
    return Book(records, origins, book.uncertain)


class _Renaming:
    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def record(self, record: Record) -> Record:
        rewritten = self._group(record, shape_of(record.kind))
        return msgspec.structs.replace(rewritten, id=self._names.get(record.key, record.key).partition("/")[2])

    def _group(self, value: S, shape: GroupShape) -> S:
        fields = [(field.attribute, field.shape) for field in shape.fields.values()]
        if shape.shorthand and shape.ref:
            fields = [(name, TextShape(shape.ref) if name == "to" else each) for name, each in fields]
        said = [(name, each, getattr(value, name)) for name, each in fields]
        new = {name: self._value(part, each) for name, each, part in said if part}
        return msgspec.structs.replace(
            value, **{name: part for name, part in new.items() if part != getattr(value, name)}
        )

    def _value(self, value: object, shape: Shape) -> object:
        match value, shape:
            case str(), TextShape(ref=kinds) if kinds:
                return self._target(value, kinds)
            case str(), TextShape():
                return _MENTION.sub(self._mention, value) if "[[" in value else value
            case tuple(), ListShape(item=item):
                return tuple(self._value(each, item) for each in value)
            case dict(), TableShape(key=key, value=item):
                return {self._value(name, key): self._value(each, item) for name, each in value.items()}
            case msgspec.Struct(), GroupShape():
                return self._group(value, shape)
            case _:
                return value

    def _target(self, target: str, kinds: tuple[str, ...]) -> str:
        if "/" in target:
            return self._names.get(target, target)
        keys = (f"{kind}/{target}" for kind in kinds if kind != ANY_KIND)
        return next((self._names[key].partition("/")[2] for key in keys if key in self._names), target)

    def _mention(self, found: "re.Match[str]") -> str:
        kinds = {key.partition("/")[0] for key in self._names}
        return f"[[{self._target(found[1].strip(), tuple(sorted(kinds)))}]]"
