"""What rows say of a record that there is, against what it says and what they said before."""

from collections.abc import Mapping

import msgspec

from goldthread.importing.columns import ID
from goldthread.importing.identities import Identities
from goldthread.importing.import_input import ImportInput
from goldthread.importing.kept import Imported
from goldthread.importing.names import plain
from goldthread.importing.plan import Change, Conflict
from goldthread.importing.record_values import SheetValue, is_same, record_value
from goldthread.importing.rows import Value
from goldthread.importing.targets import Target
from goldthread.language.message import message
from goldthread.model.record import Record


class RowComparison(msgspec.Struct):
    """How the rows on a record differ from it.

    changes: What they say that the record does not.
    newer: What the record says since, while they say what they said before.
    conflicts: What both have changed.
    taken: The values that the record has or gets.
    held: The values that stay as they were last imported, since they were not taken.
    """

    changes: list[Change] = msgspec.field(default_factory=list)
    newer: list[Change] = msgspec.field(default_factory=list)
    conflicts: list[Conflict] = msgspec.field(default_factory=list)
    taken: dict[str, Value] = msgspec.field(default_factory=dict)
    held: dict[str, object] = msgspec.field(default_factory=dict)


def compared(target: Target, record: Record, identities: Identities, given: ImportInput) -> RowComparison:
    """Compare the rows on a record with it; what an internal sheet would add to a published record is noted as a fault."""
    kept = given.kept.records.get(target.key, Imported())
    before, is_again, title = kept.values, kept.file == given.file, given.title.name
    may_publish = not (given.is_internal and record.audience == "public")
    found = RowComparison()
    for name, value in target.values.items():
        if name == ID or (name == title and identities.is_spelling(target, record)):
            continue
        there = record_value(record, value.column, given.names(value.column))
        last = _tupled(before.get(name))
        change = Change(target.key, record.title, value.column, there, value.value, value.place)
        if is_same(there, value.value):
            found.taken[name] = value
        elif name in before and is_same(last, value.value):
            found.newer.append(change)
        elif there is not None and (not is_same(last, there) if name in before else is_again and name != title):
            found.conflicts.append(Conflict(change, last))
            found.held[name] = before.get(name)
        elif not may_publish and name != "notes":
            why = message("the sheet is internal, and {record} is published", record=target.key)
            given.reader.refuse(value.place, value.column.label(), value.value, why)
            found.held[name] = before.get(name)
        else:
            found.changes.append(change)
            found.taken[name] = value
    return found


def to_keep(target: Target, held: Mapping[str, object], identities: Identities, given: ImportInput) -> Imported:
    """What is to be kept of a record: the values of the sheet, but for those that were not taken, which stay as they were."""
    before = given.kept.records.get(target.key, Imported())
    if given.is_worksheet and before.file not in ("", given.file):
        return before  # an answer must not take a record from the spreadsheet in which its row is found again
    values: dict[str, object] = dict(before.values)
    for name, value in target.values.items():
        if name in held:
            if held[name] is None:
                values.pop(name, None)
            else:
                values[name] = held[name]
        elif name != ID:
            values[name] = value.value
    title = given.title.name
    is_other = target.record is not None and plain(target.title) != plain(target.record.title)
    if target.record is not None and title != ID and is_other and identities.is_spelling(target, target.record):
        values.pop(title, None)
        return Imported(given.file, target.row_key, target.title, _plain(values))
    return Imported(given.file, target.row_key, "", _plain(values))


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: list(each) if isinstance(each, tuple) else each for name, each in values.items()}


def _tupled(value: object) -> SheetValue | None:
    if isinstance(value, list | tuple):
        return tuple(value)
    return value if isinstance(value, str | int | float | bool) else None
