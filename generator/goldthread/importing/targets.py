"""What the rows of a table say of one record, put together."""

from collections.abc import Mapping

import msgspec

from goldthread.importing.columns import ID, Column, columns_of, title_column
from goldthread.importing.mapped_columns import is_internal_kind
from goldthread.importing.plan import CellPlace
from goldthread.importing.record_values import is_same
from goldthread.importing.rows import RowReader, Value
from goldthread.language.message import message
from goldthread.model.record import Record


class Target(msgspec.Struct):
    """A record that rows are about.

    key: Its `kind/id`.
    record: The record, when there is one.
    values: What the rows say, by field.
    place: The first of the rows.
    row_key: What that row says in the column that tells rows apart.
    title: What that row calls the record.
    """

    key: str
    record: Record | None
    values: dict[str, Value]
    place: CellPlace
    row_key: str
    title: str

    @property
    def kind(self) -> str:
        """The record's kind."""
        return self.key.partition("/")[0]

    @property
    def id(self) -> str:
        """The record's id."""
        return self.key.partition("/")[2]

    def missing(self) -> tuple[Column, ...]:
        """The fields that a new record cannot be without and does not have."""
        said = {*self.values, ID}
        return tuple(each for each in columns_of(self.kind) if each.is_required and each.name not in said)


def merge(target: Target, values: Mapping[str, Value], reader: RowReader) -> None:
    """Add what a row says of a record to what is known of it; what contradicts that cannot be used."""
    title = title_column(target.kind).name
    for name, value in values.items():
        before = target.values.get(name)
        if before is None:
            target.values[name] = value
        elif isinstance(before.value, tuple) and isinstance(value.value, tuple):
            both = tuple(dict.fromkeys((*before.value, *value.value)))
            target.values[name] = msgspec.structs.replace(before, value=both)
        elif name != title and not is_same(before.value, value.value):
            why = message("{address} says something else for the same record", address=before.place.address)
            reader.refuse(value.place, value.column.label(), value.value, why)


def drop_itself(target: Target, reader: RowReader) -> None:
    """Refuse a cell by which a record would name itself."""
    for name, value in tuple(target.values.items()):
        kinds = value.column.refers_to
        itself = target.id if kinds == (target.kind,) else target.key if kinds else None
        said = value.value if isinstance(value.value, tuple) else (value.value,)
        if itself in said:
            rest = tuple(each for each in said if each != itself)
            reader.refuse(value.place, value.column.label(), itself, message("the record would name itself"))
            del target.values[name]
            if rest:
                target.values[name] = msgspec.structs.replace(value, value=rest)


def keep_internal(target: Target, reader: RowReader) -> None:
    """Refuse a cell that would publish a record of a kind that is internal."""
    value = target.values.get("audience")
    is_public = target.record is not None and target.record.audience == "public"
    if value is not None and value.value == "public" and is_internal_kind(target.kind) and not is_public:
        why = message("records of this kind are internal: publish one by writing audience: public into its file")
        reader.refuse(target.values.pop("audience").place, value.column.label(), value.value, why)
