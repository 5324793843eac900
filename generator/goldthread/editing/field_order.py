"""The order in which the fields of records are written."""

from functools import cache

import msgspec

from goldthread.model.record import Record
from goldthread.model.shapes import GroupShape, ListShape, Shape, shape_of
from goldthread.places import Path

_FIRST = ("id", "was")


@cache
def fields_in_order(kind: str) -> tuple[str, ...]:
    """The order in which the fields of a kind are written: its names, what it has of its own, and what every record has."""
    common = {field.encode_name for field in msgspec.structs.fields(Record)}
    names = tuple(shape_of(kind).fields)
    return (
        *_FIRST,
        *(name for name in names if name not in common),
        *(name for name in names if name in common - {*_FIRST}),
    )


def order_in(key: str, path: Path) -> tuple[str, ...]:
    """The order of the fields of the group in a record that the steps lead into; empty where there is none."""
    kind = key.partition("/")[0]
    if len(path) == 1:
        return fields_in_order(kind)
    shape: Shape | None = shape_of(kind)
    for step in path[:-1]:
        if isinstance(shape, GroupShape):
            field = shape.fields.get(str(step))
            shape = field.shape if field else None
        else:
            shape = shape.item if isinstance(shape, ListShape) else None
    return tuple(shape.fields) if isinstance(shape, GroupShape) else ()
