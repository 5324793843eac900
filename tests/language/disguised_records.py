"""Records whose texts are written in wide letters, so that all other letters on a page come from the generator."""

import re
from collections.abc import Collection
from functools import cache
from typing import TypeVar, cast

import msgspec
from msgspec import inspect

from goldthread.model.book import Book
from goldthread.rules import all_rules

_READ_BY_PROGRAMS = {
    "edition", "field", "rule", "declared", "repository", "alignment", "rules", "internal_fields", "colours", "logo",
}  # fmt: skip
_NEVER_IDS = {"unit", "term"}
_KEY = re.compile(r"[a-z]+/[a-z0-9-]+")
_KEPT = re.compile(r"(\[\[[^\]]*\]\]|\]\([^)]*\)|`[^`]*`)")
_WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}

S = TypeVar("S", bound=msgspec.Struct)


def disguised_book(book: Book) -> Book:
    """The book with every text of its records in wide letters; ids, and what programs read, stay as they are."""
    names = names_in(book)
    return msgspec.structs.replace(book, records={key: disguised(each, names) for key, each in book.records.items()})


def names_in(book: Book) -> frozenset[str]:
    """What is no text, though it is kept as one: ids, keys, and the codes of rules."""
    rules = (name for rule in all_rules() for name in (rule.code, rule.name))
    return frozenset({*book.records, *(record.id for record in book.records.values()), *rules})


def disguised(value: S, names: Collection[str]) -> S:
    """A value with every text in it in wide letters."""
    return cast("S", _disguised(value, _type_of(type(value)), names))


@cache
def _type_of(struct: type[msgspec.Struct]) -> inspect.Type:
    return inspect.type_info(struct)


def _disguised(value: object, kind: inspect.Type, names: Collection[str]) -> object:
    match kind, value:
        case inspect.Metadata(type=inner), _:
            return _disguised(value, inner, names)
        case inspect.UnionType(types=types), _:
            return _disguised(value, next((each for each in types if _fits(value, each)), inspect.NoneType()), names)
        case inspect.StrType(pattern=None), str():
            return value if value in names or _KEY.fullmatch(value) else _wide(value)
        case inspect.VarTupleType(item_type=inner), tuple():
            return tuple(_disguised(each, inner, names) for each in value)
        case inspect.StructType(fields=fields), msgspec.Struct():
            told = (field for field in fields if field.name not in _READ_BY_PROGRAMS)
            return msgspec.structs.replace(value, **{field.name: _field(value, field, names) for field in told})
        case inspect.CustomType(cls=cls), _ if cls is object:
            return _disguised_value(value, names)
    return value


def _disguised_value(value: object, names: Collection[str]) -> object:
    """A value as in JSON with every text in it in wide letters."""
    match value:
        case str():
            return value if value in names or _KEY.fullmatch(value) else _wide(value)
        case list():
            return [_disguised_value(each, names) for each in value]
        case dict():
            return {name: _disguised_value(each, names) for name, each in value.items()}
        case _:
            return value


def _field(value: msgspec.Struct, field: inspect.Field, names: Collection[str]) -> object:
    return _disguised(getattr(value, field.name), field.type, () if field.name in _NEVER_IDS else names)


def _fits(value: object, kind: inspect.Type) -> bool:
    match kind:
        case inspect.Metadata(type=inner):
            return _fits(value, inner)
        case inspect.StrType():
            return isinstance(value, str)
        case inspect.VarTupleType():
            return isinstance(value, tuple)
        case inspect.StructType(cls=cls):
            return isinstance(value, cls)
    return False


def _wide(text: str) -> str:
    """A text in wide letters; what it mentions, links to or quotes as code stays."""
    parts = _KEPT.split(text)
    return "".join(part if number % 2 else part.translate(_WIDE) for number, part in enumerate(parts))
