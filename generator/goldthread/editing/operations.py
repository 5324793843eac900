"""What can be changed in a text of YAML, and what its data is afterwards."""

import copy
from collections.abc import Sequence

import msgspec

from goldthread.editing.errors import EditingError, shown
from goldthread.language.message import Message, Text, message
from goldthread.places import Path
from goldthread.reading.yaml_data import Data


class SetValue(msgspec.Struct, frozen=True):
    """A value in the place of another; where there is none, it is put in, together with the groups that it belongs to.

    Of a group or a list, only what differs is written, so that comments inside it stay.

    path: The steps to it: names of fields, indexes of lists.
    value: What it is to be: text, number, date, true or false, None, or lists and groups of these.
    order: The order of the names of fields into which a new one is put; it goes behind all others where this does not name it.
    """

    path: Path
    value: object
    order: tuple[str, ...] = ()


class InsertField(msgspec.Struct, frozen=True):
    """A field that a group does not have yet.

    path: The steps to it, its name last.
    value, order: As for `SetValue`.
    is_apart: Whether a blank line goes before it where too few others stand there to show it.
    written: Its fields as they are written elsewhere, as lines that are not indented; none to write the value anew.
    """

    path: Path
    value: object
    order: tuple[str, ...] = ()
    is_apart: bool = False
    written: tuple[str, ...] = ()


class InsertItem(msgspec.Struct, frozen=True):
    """An entry put into a list.

    path: The steps to the entry that it goes before; the length of the list puts it behind all others.
    value: As for `SetValue`.
    is_apart, written: As for `InsertField`.
    """

    path: Path
    value: object
    is_apart: bool = False
    written: tuple[str, ...] = ()


class Remove(msgspec.Struct, frozen=True):
    """A field or an entry of a list taken out, with the comments inside it; those on lines of their own before it stay.

    path: The steps to it.
    """

    path: Path


class RenameKey(msgspec.Struct, frozen=True):
    """Another name for a field, or another id for a record, where it stands.

    path: The steps to it, its present name last.
    name: The new one.
    """

    path: Path
    name: str


Operation = SetValue | InsertField | InsertItem | Remove | RenameKey


def changed_data(data: Data, operation: Operation, value: Data) -> Data:
    """The data once an operation is made; what was given stays as it is.

    value: That of the operation, as plain data.
    Raises EditingError when a step leads nowhere.
    """
    if not operation.path:
        if isinstance(operation, SetValue):
            return value
        raise EditingError(message("Only a part of a file can be removed, renamed or put in: say which."))
    top: Data = {} if data is None and not isinstance(operation.path[0], int) else copy.deepcopy(data)
    _change(top, operation, value)
    return top


def data_with_all(data: Data, operations: Sequence[tuple[Operation, Data]]) -> Data:
    """The data once several operations are made, each given with its value; what was given stays as it is.

    Raises EditingError when a step leads nowhere.
    """
    top = copy.deepcopy(data)
    for operation, value in operations:
        _change(top, operation, value)
    return top


def _change(top: Data, operation: Operation, value: Data) -> None:
    """Make an operation in data that may be changed."""
    path = operation.path
    if isinstance(operation, SetValue | InsertField):
        _make_holders(top, path)
    holder = _holder(top, path)
    match operation:
        case SetValue() | InsertField():
            _set(holder, operation, value)
        case InsertItem():
            _insert(holder, path, value)
        case Remove():
            _take(holder, path[-1])
            del holder[path[-1]]  # type: ignore[arg-type]
        case RenameKey(name=name):
            _rename(holder, path[-1], name)


def _set(holder: list[Data] | dict[str, Data], operation: SetValue | InsertField, value: Data) -> None:
    step = operation.path[-1]
    if isinstance(operation, InsertField) and (not isinstance(holder, dict) or step in holder):
        raise EditingError(message("{field} cannot be put in: {reason}.", field=shown(step), reason=_there(holder)))
    if isinstance(holder, dict):
        holder[str(step)] = value
    else:
        _take(holder, step)
        holder[int(step)] = value


def _insert(holder: list[Data] | dict[str, Data], path: Path, value: Data) -> None:
    step = path[-1]
    if not isinstance(holder, list) or not isinstance(step, int) or not 0 <= step <= len(holder):
        raise EditingError(
            message("There is no list at {path} that has a place {step}.", path=_named(path[:-1]), step=str(step))
        )
    holder.insert(step, value)


def _rename(holder: list[Data] | dict[str, Data], step: str | int, name: str) -> None:
    _take(holder, step)
    if not isinstance(holder, dict) or name in holder:
        raise EditingError(
            message(
                "{field} cannot be named {name}: {reason}.", field=shown(step), name=shown(name), reason=_there(holder)
            )
        )
    renamed = {name if key == step else key: each for key, each in holder.items()}
    holder.clear()
    holder.update(renamed)


def _make_holders(top: Data, path: Path) -> None:
    """Put in the groups on the way that are not written, or empty."""
    here = top
    for index, step in enumerate(path[:-1]):
        missing: Data = {}
        if isinstance(here, dict) and here.get(str(step)) is None and not isinstance(path[index + 1], int):
            here[str(step)] = missing
        here = _take(here, step)


def _holder(top: Data, path: Path) -> list[Data] | dict[str, Data]:
    here = top
    for step in path[:-1]:
        here = _take(here, step)
    if not isinstance(here, list | dict):
        raise EditingError(
            message("{path} is neither a group of fields nor a list: write it as one first.", path=_named(path[:-1]))
        )
    return here


def _take(holder: Data, step: str | int) -> Data:
    if isinstance(holder, dict) and step in holder:
        return holder[str(step)]
    if isinstance(holder, list) and isinstance(step, int) and 0 <= step < len(holder):
        return holder[step]
    raise EditingError(message("There is no {field} where it was looked for.", field=shown(step)))


def _there(holder: object) -> Message:
    if isinstance(holder, dict):
        return message("the name is taken")
    return message("it would not stand in a group of fields")


def _named(path: Sequence[str | int]) -> Text:
    return shown(".".join(map(str, path))) if path else message("the top of the file")
