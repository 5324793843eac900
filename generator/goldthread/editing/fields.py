"""Fields of records changed in the files of a handbook.

The files go in as bytes by their paths from the handbook's root, and what comes out are those that differ.
"""

from collections.abc import Callable, Iterable, Mapping

from goldthread.editing.errors import EditingError, shown
from goldthread.editing.field_order import order_in
from goldthread.editing.operations import InsertItem, Operation, Remove, SetValue
from goldthread.editing.origins import Changed, Origin, origin_of, origins_of, records_in
from goldthread.editing.texts import edit_file, edit_file_apart
from goldthread.language.message import message
from goldthread.places import Path
from goldthread.reading.yaml_data import Data


def set_field(files: Mapping[str, bytes], key: str, path: Path, value: object) -> Changed:
    """A field of a record, or a value in it, set; a new field goes where its kind's order of fields has it.

    key: The record's `kind/id`.
    path: The steps from the record to the value.
    value: What it is to be, as for `SetValue`.
    Raises EditingError when that cannot be done.
    """
    return _edited(files, key, lambda origin: (SetValue((*origin.path, *path), value, order_in(key, path)),))


def remove_field(files: Mapping[str, bytes], key: str, path: Path) -> Changed:
    """A field of a record, or an entry of a list in it, taken out. Raises EditingError when that cannot be done."""
    return _edited(files, key, lambda origin: (Remove((*origin.path, *path)),))


def insert_item(files: Mapping[str, bytes], key: str, path: Path, value: object) -> Changed:
    """An entry put into a list of a record, before the one that the path leads to. Raises EditingError when that cannot be done."""
    return _edited(files, key, lambda origin: (InsertItem((*origin.path, *path), value),))


def set_fields(files: Mapping[str, bytes], values: Mapping[str, Mapping[Path, object]]) -> Changed:
    """Fields of many records set, as `set_field` sets each.

    values: What each value is to be, by the record's `kind/id` and the steps from the record to it.
    Raises EditingError when one cannot be set; none is set then.
    """
    origins = origins_of(files, values)
    missing = next((key for key in values if key not in origins), None)
    if missing is not None:
        raise EditingError(message("There is no {missing} in the files.", missing=shown(missing)))
    by_file: dict[str, dict[str, Mapping[Path, object]]] = {}
    for key, fields in values.items():
        by_file.setdefault(origins[key].file, {})[key] = fields
    changed: dict[str, bytes | None] = {}
    for name, of_file in by_file.items():
        data = files[name]
        for operations in _rounds(origins, of_file):
            data = edit_file_apart(name, data, operations)
        before, after = records_in([(name, files[name])]), records_in([(name, data)])
        if before.keys() != after.keys() or any(
            after[key] != each for key, each in before.items() if key not in values
        ):
            raise EditingError(
                message("{name} is written so that other records would change as well: change it by hand.", name=name)
            )
        if data != files[name]:
            changed[name] = data
    return changed


def _edited(files: Mapping[str, bytes], key: str, operations_on: Callable[[Origin], Iterable[Operation]]) -> Changed:
    origin = origin_of(files, key)
    data = edit_file(origin.file, files[origin.file], operations_on(origin))
    return {} if data == files[origin.file] else {origin.file: data}


def _rounds(origins: Mapping[str, Origin], values: Mapping[str, Mapping[Path, object]]) -> list[list[SetValue]]:
    """The operations of records in a file, in rounds in which none concerns another.

    What takes the place of a value is in the first; what is put into a record may stand beside what else is put in, and has one of its own.
    """
    rounds: list[list[SetValue]] = [[]]
    for key, fields in values.items():
        origin, number = origins[key], 0
        for path, value in fields.items():
            is_new = not _is_written(origin.data, path)
            number += is_new
            while number >= len(rounds):
                rounds.append([])
            operation = SetValue((*origin.path, *path), value, order_in(key, path))
            rounds[number if is_new else 0].append(operation)
    return rounds


def _is_written(data: Data, path: Path) -> bool:
    """Whether some steps lead to a value."""
    for step in path:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[str(step)]
    return True
