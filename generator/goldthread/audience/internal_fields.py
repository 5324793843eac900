"""The entries of `internal_fields` of a handbook that keep nothing internal."""

from collections.abc import Iterator
from typing import cast

from goldthread.model.shapes import FieldShape, GroupShape, ListShape, Shape, TableShape, shape_of
from goldthread.model.vision import Handbook


def unknown_internal_fields(handbook: Handbook) -> Iterator[tuple[int, str, bool]]:
    """The entries of `internal_fields` that keep nothing internal: place in the list, name, and whether there is such a field.

    A field that is there, and is one without which a record cannot be, cannot be left out either.
    """
    for index, name in enumerate(handbook.internal_fields):
        found = _field_named(name)
        if found is None or found.required:
            yield index, name, found is not None


def _field_named(name: str) -> FieldShape | None:
    """The field that a name such as `team.serves.does_for` means."""
    kind, *steps = name.split(".")
    try:
        shape: Shape | None = shape_of(kind)
    except KeyError:
        return None
    field: FieldShape | None = None
    for step in steps:
        group = _inner(cast("Shape", shape))
        field = group.fields.get(step) if group is not None and not group.ref else None
        if field is None:
            return None
        shape = field.shape
    return field


def _inner(shape: Shape) -> GroupShape | None:
    """The group of fields that lies in a shape, be it in a list or a table."""
    match shape:
        case GroupShape():
            return shape
        case ListShape(item=item) | TableShape(value=item):
            return _inner(item)
        case _:
            return None
