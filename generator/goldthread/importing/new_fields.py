"""The fields of a record that a row adds, as plain data."""

from collections.abc import Iterator, Mapping

from goldthread.importing.columns import ID, Column
from goldthread.importing.entry_lines import line_as_entry, no_entry, table_of, with_reasons
from goldthread.importing.import_input import ImportInput
from goldthread.importing.pairs import as_entry
from goldthread.importing.record_values import SheetValue
from goldthread.importing.targets import Target
from goldthread.language.message import Message, message
from goldthread.model.shapes import GroupShape, shape_of


def new_fields(target: Target, given: ImportInput) -> dict[str, object]:
    """The fields of a new record; what a cell says that cannot stand in one is noted as its fault."""
    fields: dict[str, object] = {}
    for value in sorted(target.values.values(), key=lambda each: each.column.form == "reasons"):
        refused = _put(fields, value.column, value.value, given) if value.column.name != ID else None
        if refused is not None:
            given.reader.refuse(value.place, value.column.label(), value.value, refused)
    for name, shape in _incomplete(target.kind, fields):
        part = fields.pop(name)
        needed = ", ".join(f"{name}.{each.name}" for each in shape.fields.values() if each.required)
        said = tuple(part.values()) if isinstance(part, dict) else part
        given.reader.refuse(target.place, name, said, message("{fields} must be said as well", fields=needed))
    return fields


def _put(fields: dict[str, object], column: Column, value: SheetValue, given: ImportInput) -> Message | None:
    """Put a value into the fields of a new record; gives the reason why it cannot be put there."""
    here = fields
    for step in column.field_path[:-1]:
        inner = here.setdefault(step, {})
        if not isinstance(inner, dict):
            return message("another column says several of the same; write all of them there")
        here = inner
    last = column.field_path[-1]
    if not isinstance(value, tuple) or not column.form:
        here[last] = _as_written(value, column)
    elif column.form == "table":
        here[last] = table_of(value, column)
    elif column.form == "several":
        if last in here:
            return message("another column says one of the same; write all of them here")
        here[last] = [line_as_entry(str(each), column) for each in value]
    else:
        entries = here.get(last)
        found = with_reasons(entries if isinstance(entries, list) else [], value, column, given.names(column))
        if found is None:
            return no_entry(column)
        here[last] = found
    return None


def _incomplete(kind: str, fields: Mapping[str, object]) -> tuple[tuple[str, GroupShape], ...]:
    """The groups in which a part is missing that they cannot be without."""

    def groups() -> Iterator[tuple[str, GroupShape]]:
        for name, value in fields.items():
            shape = shape_of(kind).fields[name].shape
            if (
                isinstance(value, dict)
                and isinstance(shape, GroupShape)
                and any(each.required and each.name not in value for each in shape.fields.values())
            ):
                yield name, shape

    return tuple(groups())


def _as_written(value: SheetValue, column: Column) -> object:
    """A value as it is written in a file."""
    if isinstance(value, tuple) and column.parts:
        return [as_entry(str(each), column) for each in value]
    if isinstance(value, tuple):
        return [{column.inner: each} if column.inner else each for each in value]
    return value
