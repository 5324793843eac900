"""Records in the files of a handbook: appended, renamed, moved, deleted, and their fields changed.

The files go in as bytes by their paths from the handbook's root, and what comes out are those that differ; None stands for a file
that is to be deleted. Links from other records are left to the caller.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath

import msgspec

from goldthread.editing.errors import EditingError, shown
from goldthread.editing.operations import InsertField, InsertItem, Operation, Remove, RenameKey, SetValue
from goldthread.editing.scalars import plain_data
from goldthread.editing.texts import edit_file, edit_file_apart, lines_of
from goldthread.language.message import message
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.record import ID_LENGTH, ID_PATTERN, Record
from goldthread.model.shapes import GroupShape, ListShape, Shape, shape_of
from goldthread.places import Path
from goldthread.reading.file_reading import FileReading, read_file
from goldthread.reading.files import file_text, source_paths
from goldthread.reading.records import slug
from goldthread.reading.yaml_data import Data, read_yaml
from goldthread.record_files import SUFFIXES

Changed = Mapping[str, bytes | None]
_ID = re.compile(ID_PATTERN)
_FIRST = ("id", "was")


class _Origin(msgspec.Struct, frozen=True):
    """Where a record is written.

    file: The path of its file.
    path: The steps to it in the file.
    data: Its fields as they are written.
    """

    file: str
    path: Path
    data: dict[str, Data]

    @property
    def is_alone(self) -> bool:
        """Whether it is all that its file holds."""
        return not self.path

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list."""
        return bool(self.path) and isinstance(self.path[-1], int)


def set_field(files: Mapping[str, bytes], key: str, path: Path, value: object) -> Changed:
    """A field of a record, or a value in it, set; a new field goes where its kind's order of fields has it.

    key: The record's `kind/id`.
    path: The steps from the record to the value.
    value: What it is to be, as for `SetValue`.
    Raises EditingError when that cannot be done.
    """
    return _edited(files, key, lambda origin: (SetValue((*origin.path, *path), value, _order(key, path)),))


def remove_field(files: Mapping[str, bytes], key: str, path: Path) -> Changed:
    """A field of a record, or an entry of a list in it, taken out. Raises EditingError when that cannot be done."""
    return _edited(files, key, lambda origin: (Remove((*origin.path, *path)),))


def insert_item(files: Mapping[str, bytes], key: str, path: Path, value: object) -> Changed:
    """An entry put into a list of a record, before the one that the path leads to. Raises EditingError when that cannot be done."""
    return _edited(files, key, lambda origin: (InsertItem((*origin.path, *path), value),))


def append_record(
    files: Mapping[str, bytes], kind: str, record_id: str, fields: Mapping[str, object], file: str = ""
) -> Changed:
    """A record put behind the others of a file, in the form that the file has.

    fields: Its fields, without its id; they are written in the order of its kind.
    file: The path of the file, which need not exist; without one, the file that its kind has, or one of its own in its kind's folder.
    Raises EditingError when the id is taken or none, or the file holds a single record.
    """
    _refuse_id(files, kind, record_id)
    name = file or home_of(files, kind, record_id)
    return _appended(files, kind, record_id, _in_order(kind, fields), name, ())


def append_records(
    files: Mapping[str, bytes], kind: str, records: Mapping[str, Mapping[str, object]], file: str
) -> Changed:
    """Many records put behind the others of a file, in the form that the file has, in the order in which they are given.

    records: Their fields by their ids, as for `append_record`.
    Raises EditingError when an id is taken or none, or the file holds a single record.
    """
    taken = {each.record.key for _, read in _readings(files, kind) for each in read.records}
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
    origin = _origin({name: data}, f"{kind}/{first}")
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
    before, after = _records([(name, data)]), _records([(name, result[name])])
    if after.keys() - before.keys() != {f"{kind}/{record_id}" for record_id, _ in rest} or any(
        after.get(key) != each for key, each in before.items()
    ):
        raise EditingError(
            message(
                "{name} is written so that records cannot be put there by a program: choose another file.", name=name
            )
        )
    return result


def set_fields(files: Mapping[str, bytes], values: Mapping[str, Mapping[Path, object]]) -> Changed:
    """Fields of many records set, as `set_field` sets each.

    values: What each value is to be, by the record's `kind/id` and the steps from the record to it.
    Raises EditingError when one cannot be set; none is set then.
    """
    origins = _origins(files, values)
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
        before, after = _records([(name, files[name])]), _records([(name, data)])
        if before.keys() != after.keys() or any(
            after[key] != each for key, each in before.items() if key not in values
        ):
            raise EditingError(
                message("{name} is written so that other records would change as well: change it by hand.", name=name)
            )
        if data != files[name]:
            changed[name] = data
    return changed


def _rounds(origins: Mapping[str, _Origin], values: Mapping[str, Mapping[Path, object]]) -> list[list[SetValue]]:
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
            operation = SetValue((*origin.path, *path), value, _order(key, path))
            rounds[number if is_new else 0].append(operation)
    return rounds


def fields_of(files: Mapping[str, bytes], keys: Iterable[str]) -> dict[str, dict[str, Data]]:
    """The fields of records as they are written, by their `kind/id`; those that are not in the files are left out."""
    return {key: origin.data for key, origin in _origins(files, keys).items()}


def _origins(files: Mapping[str, bytes], keys: Iterable[str]) -> dict[str, _Origin]:
    """Where records are written, by their `kind/id`; those that are not in the files are left out."""
    wanted = frozenset(keys)
    found: dict[str, _Origin] = {}
    for kind in sorted({key.partition("/")[0] for key in wanted}):
        for name, read in _readings(files, kind):
            hits = [each for each in read.records if each.record.key in wanted]
            data = read_yaml(name, _text(name, files[name])).data if hits else None
            found.update({each.record.key: _origin_in(name, each.path, data) for each in hits})
    return found


def rename_record(files: Mapping[str, bytes], key: str, new_id: str) -> Changed:
    """A record with another id, and the present one added to its former ones; links to it are left to the caller.

    A record that is alone in a file takes the file's name along. Raises EditingError when the id is taken or none.
    """
    kind, _, old_id = key.partition("/")
    _refuse_id(files, kind, new_id)
    origin = _origin(files, key)
    was = origin.data.get("was") or []
    operations: list[Operation] = [
        SetValue((*origin.path, "was"), [*(was if isinstance(was, list) else [was]), old_id], _order(key, ("was",)))
    ]
    is_keyed = bool(origin.path) and not origin.is_entry
    if "id" in origin.data or not (is_keyed or origin.is_alone):
        operations.append(SetValue((*origin.path, "id"), new_id, _fields(kind)))
    if is_keyed:
        operations.append(RenameKey(origin.path, new_id))
    data = edit_file(origin.file, files[origin.file], operations)
    path = PurePosixPath(origin.file)
    if origin.is_alone and path.stem == old_id:
        name = str(path.with_name(new_id + path.suffix))
        if name in files:
            raise EditingError(message("{name} exists already: rename it, or take another id.", name=name))
        changed: Changed = {origin.file: None, name: data}
    else:
        changed = {origin.file: data}
    return _checked(files, changed, key, f"{kind}/{new_id}")


def delete_record(files: Mapping[str, bytes], key: str) -> Changed:
    """A record taken out, with the comments inside it; a file that would hold nothing more is deleted.

    Raises EditingError when comments outside the record would be deleted with its file.
    """
    origin = _origin(files, key)
    return _checked(files, {origin.file: _without(files, origin)}, key, "")


def move_record(files: Mapping[str, bytes], key: str, file: str) -> Changed:
    """A record taken to another file, where it goes behind the others in the form that the file has, with the comments inside it.

    file: The path of the file, which need not exist.
    Raises EditingError when the file cannot take it.
    """
    kind, _, record_id = key.partition("/")
    origin = _origin(files, key)
    if file == origin.file:
        raise EditingError(message("{key} is in {file} already.", key=key, file=file))
    written = lines_of(_text(origin.file, files[origin.file]), origin.path)
    appended = _appended(files, kind, record_id, origin.data, file, written)
    return _checked(files, {origin.file: _without(files, origin), **appended}, key, key)


def _edited(files: Mapping[str, bytes], key: str, operations_on: Callable[[_Origin], Iterable[Operation]]) -> Changed:
    origin = _origin(files, key)
    data = edit_file(origin.file, files[origin.file], operations_on(origin))
    return {} if data == files[origin.file] else {origin.file: data}


def _without(files: Mapping[str, bytes], origin: _Origin) -> bytes | None:
    """What is left of a file without one of its records; None when that is nothing."""
    data = files[origin.file]
    if origin.is_alone:
        return None
    top = read_yaml(origin.file, _text(origin.file, data)).data
    holder = top
    for step in origin.path[:-1]:
        holder = holder[step]  # type: ignore[index]
    assert isinstance(holder, list | dict)
    if len(holder) > 1 or len(origin.path) > 1:
        return edit_file(origin.file, data, (Remove(origin.path),))
    rest = edit_file(origin.file, data, (Remove(origin.path),)).decode("utf-8-sig")
    if re.search(r"(?:^|[ \t\n])#", rest):
        raise EditingError(
            message(
                "{file} would hold nothing but comments: delete the file, or move the comments first.", file=origin.file
            )
        )
    return None


@cache
def _fields(kind: str) -> tuple[str, ...]:
    """The order in which the fields of a kind are written: its names, what it has of its own, and what every record has."""
    common = {field.encode_name for field in msgspec.structs.fields(Record)}
    names = tuple(shape_of(kind).fields)
    return (
        *_FIRST,
        *(name for name in names if name not in common),
        *(name for name in names if name in common - {*_FIRST}),
    )


def _order(key: str, path: Path) -> tuple[str, ...]:
    """The order of the fields of the group in a record that the steps lead into; empty where there is none."""
    kind = key.partition("/")[0]
    if len(path) == 1:
        return _fields(kind)
    shape: Shape | None = shape_of(kind)
    for step in path[:-1]:
        if isinstance(shape, GroupShape):
            field = shape.fields.get(str(step))
            shape = field.shape if field else None
        else:
            shape = shape.item if isinstance(shape, ListShape) else None
    return tuple(shape.fields) if isinstance(shape, GroupShape) else ()


def _refuse_form(record_id: str) -> None:
    if not _ID.fullmatch(record_id) or len(record_id) > ID_LENGTH:
        raise EditingError(
            message(
                "{name} is no id: write lower-case words with hyphens, such as opening-hours.", name=shown(record_id)
            )
        )


def _refuse_id(files: Mapping[str, bytes], kind: str, record_id: str) -> None:
    _refuse_form(record_id)
    key = f"{kind}/{record_id}"  # a file of sections holds records of other kinds, too
    if any(each.record.key == key for _, read in _readings(files, kind) for each in read.records):
        raise EditingError(message("There is a {key} already: take another id.", key=key))


def _appended(
    files: Mapping[str, bytes], kind: str, record_id: str, data: Mapping[str, Data], name: str, written: tuple[str, ...]
) -> dict[str, bytes | None]:
    """A file with a record behind its others.

    written: Its fields as they are written elsewhere, as lines that are not indented; none to write them anew.
    """
    old = files.get(name, b"")
    top = read_yaml(name, _text(name, old)).data
    where: Path = ()
    stem = name.rpartition(".")[0]
    if stem in SECTIONS:
        heading = next((each for each, held in SECTIONS[stem].items() if held == kind), "")
        where = (heading,)
        top = top.get(heading) if isinstance(top, dict) else None
    elif kind not in _kinds_of(name):
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
                operations.append(InsertField((*path, "id"), record_id, _fields(kind)))
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
    return dict(_checked(files, changed, "", f"{kind}/{record_id}"))


def _checked(files: Mapping[str, bytes], changed: Changed, old: str, new: str) -> Changed:
    """The files, when reading them gives the same records as before, but for the one that is gone and the one that is new."""
    before = _records(name_and_data for name_and_data in files.items() if name_and_data[0] in changed)
    after = _records((name, data) for name, data in changed.items() if data is not None)
    added = after.keys() - before.keys() if new != old else {new}
    rest = {key: each for key, each in before.items() if key != old}
    if new and new not in after:
        raise EditingError(
            message(
                "The files are written so that {record} cannot be put there by a program: change them by hand.",
                record=new,
            )
        )
    if added - {new} or any(after.get(key) != each for key, each in rest.items() if key != new):
        raise EditingError(
            message("The files are written so that other records would change as well: change them by hand.")
        )
    return changed


def _records(files: Iterable[tuple[str, bytes]]) -> dict[str, object]:
    return {each.record.key: each.record for name, data in files for each in read_file(name, data).records}


def _origin(files: Mapping[str, bytes], key: str) -> _Origin:
    """Where a record is written. Raises EditingError when there is no such record."""
    kind = key.partition("/")[0]
    for name, read in _readings(files, kind):
        found = next((each for each in read.records if each.record.key == key), None)
        if found is not None:
            return _origin_in(name, found.path, read_yaml(name, _text(name, files[name])).data)
    raise EditingError(message("There is no {key} in the files.", key=shown(key)))


def _origin_in(name: str, path: Path, data: Data) -> _Origin:
    """Where a record is written, from the data of its file."""
    for step in path:
        data = data[step]  # type: ignore[index]
    assert isinstance(data, dict)
    return _Origin(name, path, data)


def _is_written(data: Data, path: Path) -> bool:
    """Whether some steps lead to a value."""
    for step in path:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[str(step)]
    return True


def _in_order(kind: str, fields: Mapping[str, object]) -> dict[str, Data]:
    """Fields as plain data, in the order of their kind."""
    order = _fields(kind)
    data = {name: plain_data(value) for name, value in fields.items()}
    return dict(sorted(data.items(), key=lambda each: order.index(each[0]) if each[0] in order else len(order)))


def _readings(files: Mapping[str, bytes], kind: str) -> Iterator[tuple[str, FileReading]]:
    for name in source_paths(files):
        if kind in _kinds_of(name):
            yield name, read_file(name, files[name])


def _kinds_of(name: str) -> frozenset[str]:
    """The kinds of the records that a file at a path holds."""
    source = file_text(name, b"").source
    if source is None:
        return frozenset()
    return frozenset((source.kinds,) if isinstance(source.kinds, str) else source.kinds.values())


def _text(name: str, data: bytes) -> str:
    text = file_text(name, data).text
    if text is None:
        raise EditingError(message("{name} cannot be read as text: run goldthread check, which says why.", name=name))
    return text


def _is_single(name: str, data: bytes) -> bool:
    return any(not each.path for each in read_file(name, data).records)


def home_of(files: Mapping[str, bytes], kind: str, record_id: str) -> str:
    """The file that a new record of a kind goes into: the one of its kind or its section, else one of its own in the folder."""
    homes = KINDS[kind].homes
    sections = [stem for stem, kinds in SECTIONS.items() if kind in kinds.values()]
    for stem in (*homes, *sections):
        for suffix in SUFFIXES:
            if f"{stem}{suffix}" in files:
                return f"{stem}{suffix}"
    home = next((each for each in homes if any(name.startswith(f"{each}/") for name in files)), "")
    return f"{home}/{record_id}.yml" if home else f"{homes[0]}.yml"
