"""What a cell says in lines of more than one part: the fields of an entry, the values of a table, the reasons of entries.

A line of an entry is `value: 80, by: 2027-06`, its fields by their names, the text last, since it may hold any sign.
A line of a table or of a reason is `first: second`, of which the first may be a record, by any name that means it.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from goldthread.importing.columns import Column, Leaf
from goldthread.importing.matching import KnownNames
from goldthread.importing.pairs import SIGN, as_value, text_of_value
from goldthread.importing.values import ColumnSense, Unusable, read_part
from goldthread.language.message import Message, message
from goldthread.model.dates import Date
from goldthread.model.shapes import TextShape


def line_of(entry: msgspec.Struct, column: Column) -> str:
    """The fields of an entry in a line."""
    attributes = dict(zip(entry.__struct_encode_fields__, entry.__struct_fields__, strict=True))
    said = ((name, getattr(entry, attributes[name])) for name, _ in column.parts)
    return ", ".join(f"{name}{SIGN}{_text(value)}" for name, value in said if value is not None)


def _text(value: object) -> str:
    return str(value) if isinstance(value, Date) else text_of_value(value)


def line_in(text: str, column: Column, sense: ColumnSense) -> str | Unusable:
    """An entry of several fields as `field: value, field: value`."""
    fields = _fields_in(text, column.parts)
    if not fields:
        form = ", ".join(f"{name}{SIGN}..." for name, _ in column.parts)
        return Unusable(message('write each entry on a line of its own, as in "{parts}"', parts=form))
    found: list[str] = []
    for name, leaf in column.parts:
        if name in fields:
            read = read_part(leaf, fields[name], sense)
            if isinstance(read, Unusable):
                return read
            found.append(f"{name}{SIGN}{text_of_value(read)}")
    return ", ".join(found)


def line_as_entry(line: str, column: Column) -> dict[str, object]:
    """An entry of several fields as it is written in a file."""
    leaves = dict(column.parts)
    return {name: as_value(leaves[name], text) for name, text in _fields_in(line, column.parts).items()}


def _fields_in(text: str, parts: tuple[tuple[str, Leaf], ...]) -> dict[str, str]:
    """The fields that a line names; a text takes all that is left of it."""
    names = "|".join(re.escape(name) for name, _ in parts)
    prose = {name for name, leaf in parts if isinstance(leaf, TextShape)}
    found: dict[str, str] = {}
    rest = text.strip()
    while rest:
        begun = re.match(rf"({names})\s*[:=]\s*", rest, re.IGNORECASE)
        name = begun[1].lower() if begun else ""
        if begun is None or name in found:
            return {}
        rest = rest[begun.end() :]
        end = None if name in prose else re.search(rf"\s*,\s*(?=(?:{names})\s*[:=])", rest, re.IGNORECASE)
        found[name] = (rest[: end.start()] if end else rest).strip()
        if not found[name]:
            return {}
        rest = rest[end.end() :] if end else ""
    return found


def named_pair_in(text: str, column: Column, known: KnownNames, sense: ColumnSense) -> str | Unusable:
    """A line of which the first part is a record, as `id: second`."""
    (first, leaf), (second, other) = column.parts
    refused: Unusable | None = None
    for found in re.finditer(r"\s*[:=]\s*", text):
        match = known.match(text[: found.start()])
        rest = text[found.end() :].strip()
        if match is None or match.is_near or not rest:
            continue
        read = read_part(other, rest, sense)
        if not isinstance(read, Unusable):
            assert isinstance(leaf, TextShape)
            return SIGN.join((named(leaf, match.key), text_of_value(read)))
        refused = refused or read
    return refused or Unusable(
        message(
            'write each entry on a line of its own as "{parts}", and begin it with a record that the handbook has',
            parts=f"{first}{SIGN}{second}",
        )
    )


def named(leaf: TextShape, key: str) -> str:
    """A record as a field names it: by its id, or with its kind where several kinds may be meant."""
    return key.partition("/")[2] if len(leaf.ref) == 1 and leaf.ref[0] != "*" else key


def table_pairs(table: Mapping[str, object], column: Column, known: KnownNames | None) -> Iterator[str]:
    """The values of a table, each as `name: value`."""
    for name, value in table.items():
        yield SIGN.join((_canonical(str(name), column, known), text_of_value(value)))


def table_of(pairs: tuple[object, ...], column: Column) -> dict[str, object]:
    """The values of a table as they are written in a file."""
    leaf = column.parts[1][1]
    split = (str(each).split(SIGN, 1) for each in pairs)
    return {name: as_value(leaf, text) for name, text in split}


def reason_pairs(entries: tuple[object, ...], column: Column, known: KnownNames | None) -> Iterator[str]:
    """The reasons of the entries of a list, each as `entry: reason`; those whose entry is no line's beginning are left out."""
    (inner, _), (reason, _) = column.parts
    for entry in entries:
        assert isinstance(entry, msgspec.Struct)
        attributes = dict(zip(entry.__struct_encode_fields__, entry.__struct_fields__, strict=True))
        name, why = getattr(entry, attributes[inner]), getattr(entry, attributes[reason])
        if name and why and SIGN not in (name := _canonical(name, column, known)):
            yield SIGN.join((name, text_of_value(why)))


def with_reasons(
    entries: list[object], pairs: tuple[object, ...], column: Column, known: KnownNames | None
) -> list[object] | None:
    """The entries of a list as a file has them, with the reasons of some lines; None when a line is about no entry."""
    inner, reason = column.parts[0][0], column.parts[1][0]
    reasons = dict(str(each).split(SIGN, 1) for each in pairs)
    found: list[object] = []
    for entry in entries:
        name = entry.get(inner) if isinstance(entry, dict) else entry
        key = _canonical(name, column, known) if isinstance(name, str) else ""
        if not key or (SIGN in key and key not in reasons):
            found.append(entry)
            continue
        rest = (
            {part: each for part, each in entry.items() if part != reason} if isinstance(entry, dict) else {inner: name}
        )
        why = reasons.pop(key, "")
        found.append({**rest, reason: why} if why else entry if not isinstance(entry, dict) else rest)
    return None if reasons else found


def no_entry(column: Column) -> Message:
    """That a line of reasons is about no entry of its list."""
    return message(
        'each line gives the reason of an entry of "{field}", and one is about no entry', field=column.field_path[0]
    )


def _canonical(name: str, column: Column, known: KnownNames | None) -> str:
    leaf = column.parts[0][1]
    match = known.match(name) if known is not None else None
    if match is None or match.is_near or not isinstance(leaf, TextShape) or not leaf.ref:
        return " ".join(name.split())
    return named(leaf, match.key)
