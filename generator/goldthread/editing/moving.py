"""Records renamed, moved to another file, and deleted in the files of a handbook.

The files go in as bytes by their paths from the handbook's root, and what comes out are those that differ. Links from other records are
left to the caller.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from goldthread.editing.adding import appended, refuse_id
from goldthread.editing.errors import EditingError
from goldthread.editing.field_order import fields_in_order, order_in
from goldthread.editing.operations import Operation, Remove, RenameKey, SetValue
from goldthread.editing.origins import Changed, Origin, checked, origin_of, text_of
from goldthread.editing.texts import edit_file, lines_of
from goldthread.language.message import message
from goldthread.reading.yaml_data import read_yaml


def rename_record(files: Mapping[str, bytes], key: str, new_id: str) -> Changed:
    """A record with another id, and the present one added to its former ones; links to it are left to the caller.

    A record that is alone in a file takes the file's name along. Raises EditingError when the id is taken or none.
    """
    kind, _, old_id = key.partition("/")
    refuse_id(files, kind, new_id)
    origin = origin_of(files, key)
    was = origin.data.get("was") or []
    operations: list[Operation] = [
        SetValue((*origin.path, "was"), [*(was if isinstance(was, list) else [was]), old_id], order_in(key, ("was",)))
    ]
    is_keyed = bool(origin.path) and not origin.is_entry
    if "id" in origin.data or not (is_keyed or origin.is_alone):
        operations.append(SetValue((*origin.path, "id"), new_id, fields_in_order(kind)))
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
    return checked(files, changed, key, f"{kind}/{new_id}")


def delete_record(files: Mapping[str, bytes], key: str) -> Changed:
    """A record taken out, with the comments inside it; a file that would hold nothing more is deleted.

    Raises EditingError when comments outside the record would be deleted with its file.
    """
    origin = origin_of(files, key)
    return checked(files, {origin.file: _without(files, origin)}, key, "")


def move_record(files: Mapping[str, bytes], key: str, file: str) -> Changed:
    """A record taken to another file, where it goes behind the others in the form that the file has, with the comments inside it.

    file: The path of the file, which need not exist.
    Raises EditingError when the file cannot take it.
    """
    kind, _, record_id = key.partition("/")
    origin = origin_of(files, key)
    if file == origin.file:
        raise EditingError(message("{key} is in {file} already.", key=key, file=file))
    written = lines_of(text_of(origin.file, files[origin.file]), origin.path)
    target = appended(files, kind, record_id, origin.data, file, written)
    return checked(files, {origin.file: _without(files, origin), **target}, key, key)


def _without(files: Mapping[str, bytes], origin: Origin) -> bytes | None:
    """What is left of a file without one of its records; None when that is nothing."""
    data = files[origin.file]
    if origin.is_alone:
        return None
    top = read_yaml(origin.file, text_of(origin.file, data)).data
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
