"""The values of records as a spreadsheet has them, so that the two can be compared."""

import datetime
from collections.abc import Mapping, Sequence

import msgspec

from goldthread.importing.columns import Column
from goldthread.importing.entry_lines import line_of, reason_pairs, table_pairs
from goldthread.importing.matching import KnownNames
from goldthread.importing.pairs import pair_of
from goldthread.model.dates import Date
from goldthread.model.links import Link, Source
from goldthread.model.record import Record

SheetValue = str | int | float | bool | tuple[str | int | float | bool, ...]


def record_value(record: Record, column: Column, known: KnownNames | None) -> SheetValue | None:
    """What a record says in a field, as a cell would; None when it says nothing.

    known: The names of the records that the field may name, or that its lines may begin with.
    """
    declared = next(filter(None, map(record.declared.get, column.declared_names)), None)
    if declared:
        return declared
    value: object = record
    for step in column.field_path:
        value = _inside(value, step, column)
        if value is None:
            return None
    if column.form:
        return _lines(value, column, known) or None
    if column.is_list:
        assert isinstance(value, tuple)
        if column.parts:
            return tuple(pair_of(_written(item), column) for item in value) or None
        found = tuple(each for item in value if (each := _single(item, column, known)) is not None)
        return found or None
    return _single(value, column, known)


def _inside(value: object, step: str, column: Column) -> object:
    """What a value holds at a step; of several that have columns for one alone, nothing."""
    if isinstance(value, tuple) and column.entry:
        return next((each for each in value if getattr(each, column.entry) == step), None)
    if isinstance(value, tuple):
        return _inside(value[0], step, column) if len(value) == 1 else None
    assert isinstance(value, msgspec.Struct)
    return _written(value)[step]


def _lines(value: object, column: Column, known: KnownNames | None) -> tuple[str, ...]:
    """What a field says in lines; a single entry, where several are rare, has columns of its own."""
    if column.form == "table":
        assert isinstance(value, Mapping)
        return tuple(table_pairs(value, column, known))
    assert isinstance(value, tuple)
    if column.form == "reasons":
        return tuple(reason_pairs(value, column, known))
    return tuple(line_of(each, column) for each in value) if len(value) > 1 else ()


def _written(part: msgspec.Struct) -> dict[str, object]:
    """A part of a record by the names that its fields have in files."""
    return {
        written: getattr(part, name)
        for written, name in zip(part.__struct_encode_fields__, part.__struct_fields__, strict=True)
    }


def _single(value: object, column: Column, known: KnownNames | None) -> str | int | float | bool | None:
    if isinstance(value, Link):
        value = value.to
    elif isinstance(value, msgspec.Struct):
        value = _inner(value, column)
    if isinstance(value, datetime.date | Date):
        return str(value)
    if known is not None and isinstance(value, str):
        match = known.match(value)
        return named_in(column, match.key) if match and not match.is_near else value
    return value if isinstance(value, str | int | float | bool) else None


def _inner(part: msgspec.Struct, column: Column) -> object:
    """The value that stands for an entry that is a group: the field that makes it, or the one that may be written alone."""
    if isinstance(part, Source):
        return part.word or None
    name = column.inner or getattr(type(part), "shorthand", "")
    attributes = dict(zip(part.__struct_encode_fields__, part.__struct_fields__, strict=True))
    return getattr(part, attributes[name]) if name in attributes else None


def named_in(column: Column, key: str) -> str:
    """A record as a field names it: by its id, or with its kind where several kinds may be meant."""
    kinds = column.refers_to
    return key.partition("/")[2] if len(kinds) == 1 and kinds[0] != "*" else key


def is_same(one: SheetValue | None, other: SheetValue | None) -> bool:
    """Whether two values say the same: white space and the order of a list put aside."""
    return _form(one) == _form(other)


def _form(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Sequence):
        return sorted((_form(each) for each in value), key=repr)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return float(value)
