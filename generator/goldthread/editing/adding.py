"""Records put into the files of a handbook, behind those that are there.

The files go in as bytes by their paths from the handbook's root, and what comes out are those that differ.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from goldthread.editing.errors import EditingError, shown
from goldthread.editing.field_order import fields_in_order
from goldthread.editing.operations import InsertField, InsertItem, Operation, Remove
from goldthread.editing.origins import Changed, checked, home_of, kinds_of, origin_of, readings, records_in, text_of
from goldthread.editing.scalars import plain_data
from goldthread.editing.texts import edit_file, edit_file_apart
from goldthread.language.message import message
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.record import ID_LENGTH, ID_PATTERN
from goldthread.places import Path
from goldthread.reading.file_reading import read_file
from goldthread.reading.records import slug
from goldthread.reading.yaml_data import Data, read_yaml

_ID = re.compile(ID_PATTERN)


def append_record(
    files: Mapping[str, bytes], kind: str, record_id: str, fields: Mapping[str, object], file: str = ""
) -> Changed:
    """A record put behind the others of a file, in the form that the file has.

    fields: Its fields, without its id; they are written in the order of its kind.
    file: The path of the file, which need not exist; without one, the file that its kind has, or one of its own in its kind's folder.
    Raises EditingError when the id is taken or none, or the file holds a single record.
    """
    refuse_id(files, kind, record_id)
    name = file or home_of(files, kind, record_id)
    return appended(files, kind, record_id, _in_order(kind, fields), name, ())


def append_records(
    files: Mapping[str, bytes], kind: str, records: Mapping[str, Mapping[str, object]], file: str
) -> Changed:
    """Many records put behind the others of a file, in the form that the file has, in the order in which they are given.

    records: Their fields by their ids, as for `append_record`.
    Raises EditingError when an id is taken or none, or the file holds a single record.
    """
    taken = {each.record.key for _, read in readings(files, kind) for each in read.records}
    for record_id in records:
        _refuse_form(record_id)
        if f"{kind}/{record_id}" in taken:
            raise EditingError(
                message("There is a {kind}/{record_id} already: take another id.", kind=kind, record_id=record_id)
            )
    (first, fields), *rest = records.items()
    changed = append_record(files, kind, first, fields, file)
    if not rest:
        return changed
    ((name, data),) = changed.items()
    assert data is not None
    origin = origin_of({name: data}, f"{kind}/{first}")
    if origin.is_entry or origin.is_alone:
        now = {**files, name: data}
        for record_id, each in rest:
            changed = append_record(now, kind, record_id, each, name)
            now.update({path: content for path, content in changed.items() if content is not None})
        return {name: now[name]}
    operations = [
        InsertField(
            (*origin.path[:-1], record_id),
            {field: value for field, value in _in_order(kind, each).items() if field != "id"},
            is_apart=True,
        )
        for record_id, each in rest
    ]
    result = {name: edit_file_apart(name, data, operations)}
    before, after = records_in([(name, data)]), records_in([(name, result[name])])
    if after.keys() - before.keys() != {f"{kind}/{record_id}" for record_id, _ in rest} or any(
        after.get(key) != each for key, each in before.items()
    ):
        raise EditingError(
            message(
                "{name} is written so that records cannot be put there by a program: choose another file.", name=name
            )
        )
    return result


def appended(
    files: Mapping[str, bytes], kind: str, record_id: str, data: Mapping[str, Data], name: str, written: tuple[str, ...]
) -> dict[str, bytes | None]:
    """A file with a record behind its others.

    written: Its fields as they are written elsewhere, as lines that are not indented; none to write them anew.
    """
    old = files.get(name, b"")
    top = read_yaml(name, text_of(name, old)).data
    where: Path = ()
    stem = name.rpartition(".")[0]
    if stem in SECTIONS:
        heading = next((each for each, held in SECTIONS[stem].items() if held == kind), "")
        where = (heading,)
        top = top.get(heading) if isinstance(top, dict) else None
    elif kind not in kinds_of(name):
        raise EditingError(
            message(
                "{name} does not hold records of the kind {kind}: choose a file of its own kind.", name=name, kind=kind
            )
        )
    fields = {field: each for field, each in data.items() if field != "id"}
    follows = slug(str(data.get(KINDS[kind].identified_by, ""))) == record_id
    operations: list[Operation]
    if top is None and not where and PurePosixPath(stem).name == record_id and stem not in KINDS[kind].homes:
        operations = [InsertField((field,), each) for field, each in fields.items()]
        if written:
            lines = "".join(f"{line}\n" for line in written)
            return {name: edit_file(name, lines.encode(), [Remove(("id",))] if "id" in data else [])}
    elif isinstance(top, list):
        entry = fields if follows else {"id": record_id, **fields}
        path: Path = (*where, len(top))
        if written:
            operations = [InsertItem(path, data, is_apart=True, written=written)]
            if not follows and "id" not in data:
                operations.append(InsertField((*path, "id"), record_id, fields_in_order(kind)))
        else:
            operations = [InsertItem(path, entry, is_apart=True)]
    elif _is_single(name, old):
        raise EditingError(message("{name} holds a single record: choose another file.", name=name))
    else:
        path = (*where, record_id)
        operations = [InsertField(path, data if written else fields, is_apart=True, written=written)]
        if written and "id" in data:
            operations.append(Remove((*path, "id")))
    changed = {name: edit_file(name, old, operations)}
    return dict(checked(files, changed, "", f"{kind}/{record_id}"))


def _is_single(name: str, data: bytes) -> bool:
    return any(not each.path for each in read_file(name, data).records)


def _in_order(kind: str, fields: Mapping[str, object]) -> dict[str, Data]:
    """Fields as plain data, in the order of their kind."""
    order = fields_in_order(kind)
    data = {name: plain_data(value) for name, value in fields.items()}
    return dict(sorted(data.items(), key=lambda each: order.index(each[0]) if each[0] in order else len(order)))


def refuse_id(files: Mapping[str, bytes], kind: str, record_id: str) -> None:
    """Raises EditingError when an id is none, or when a record of the kind has it."""
    _refuse_form(record_id)
    key = f"{kind}/{record_id}"  # a file of sections holds records of other kinds, too
    if any(each.record.key == key for _, read in readings(files, kind) for each in read.records):
        raise EditingError(message("There is a {key} already: take another id.", key=key))


def _refuse_form(record_id: str) -> None:
    if not _ID.fullmatch(record_id) or len(record_id) > ID_LENGTH:
        raise EditingError(
            message(
                "{name} is no id: write lower-case words with hyphens, such as opening-hours.", name=shown(record_id)
            )
        )
