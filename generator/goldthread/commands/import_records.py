"""Importing a spreadsheet: its rows become edits of records, which are written in all files or none."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from goldthread.commands.errors import RequestError, name_suggestion
from goldthread.commands.write_errors import write_errors
from goldthread.disk.files import system_reason
from goldthread.disk.journal import change_files
from goldthread.disk.plain_files import read_plain
from goldthread.editing.adding import append_record, append_records
from goldthread.editing.errors import EditingError
from goldthread.editing.fields import set_fields
from goldthread.editing.origins import fields_of, home_of
from goldthread.importing.chosen_table import Request
from goldthread.importing.columns import Column
from goldthread.importing.entry_lines import line_as_entry, no_entry, table_of, with_reasons
from goldthread.importing.kept import Imported, Kept, KeptError, read_kept, with_source, written_kept
from goldthread.importing.mapped_columns import MappingError
from goldthread.importing.matching import KnownNames, Matching, Proposal
from goldthread.importing.pairs import as_entry, pair_of
from goldthread.importing.plan import Addition, Change, ImportPlan, UnusableCell
from goldthread.importing.planning import plan_import
from goldthread.importing.record_values import named_in
from goldthread.importing.rows import shown_value
from goldthread.importing.worksheet_form import kinds_in
from goldthread.language.message import Names, message, verbatim
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import GroupShape, shape_of
from goldthread.places import Path as Steps
from goldthread.progress import step
from goldthread.reading.book import Reading, read_files
from goldthread.reading.files import IMPORTS_FILE, files_on_disk
from goldthread.reading.records import slug
from goldthread.reading.rewriting import ChangedError
from goldthread.reading.suggestions import nearest
from goldthread.spreadsheets.errors import SpreadsheetError
from goldthread.spreadsheets.reading import read_spreadsheet

_NAME = "name"


class PlannedImport(msgspec.Struct, frozen=True):
    """An import that could be written.

    plan: What it does, in records and fields.
    before: All files of the handbook as they were read, by path from the root.
    files: The files that would differ.
    """

    plan: ImportPlan
    before: Mapping[str, bytes]
    files: Mapping[str, bytes]


def plan(root: Path, file: Path, request: Request) -> PlannedImport:
    """What importing a file would do to the handbook under a root. Writes nothing.

    Raises RequestError when the file or the table in it cannot be used.
    """
    if request.kind not in KINDS:
        meant = nearest(request.kind, list(KINDS))
        after = name_suggestion(meant, "") if meant else message("Kinds: {kinds}.", kinds=Names(tuple(KINDS)))
        raise RequestError(message('There is no kind "{kind}". {hint}', kind=request.kind, hint=after))
    try:
        data = read_plain(file)
    except OSError as error:
        raise RequestError(
            message("{file} cannot be read: {reason}.", file=str(file), reason=system_reason(error))
        ) from error
    step(verbatim(str(file)))
    files = files_on_disk(root)
    reading = read_files(files)
    try:
        kept = read_kept(reading.imports)
        planned = plan_import(read_spreadsheet(file.name, data), reading.book, kept, request)
    except (SpreadsheetError, MappingError, KeptError) as error:
        raise RequestError(error.message) from error
    _refuse_unknown(reading, request.kind)
    return _with_files(planned, files, reading, kept)


def kinds_of(file: Path) -> tuple[str, ...]:
    """The kinds of record that a file says it holds: a worksheet, or a workbook whose sheets have the names of kinds.

    Raises RequestError when it says none, or cannot be read.
    """
    try:
        found = kinds_in(read_spreadsheet(file.name, read_plain(file)))
    except OSError as error:
        raise RequestError(
            message("{file} cannot be read: {reason}.", file=str(file), reason=system_reason(error))
        ) from error
    except SpreadsheetError as error:
        raise RequestError(error.message) from error
    if not found:
        raise RequestError(
            message(
                "{file} answers no question of a worksheet yet, and does not say which kind of record it holds: "
                "answer a question, or name the kind with --kind.",
                file=str(file),
            )
        )
    return found


def write(root: Path, planned: PlannedImport) -> None:
    """Write what was planned, in all files or none. Raises WriteError."""
    with write_errors():
        skipped = change_files(root, dict(sorted(planned.files.items())), planned.before, is_whole=True)
        if skipped:
            raise ChangedError(skipped[0])


def _refuse_unknown(reading: Reading, kind: str) -> None:
    """Raise RequestError when some records of the kind cannot be read, since they would be added a second time."""
    if f"{kind}.*" not in reading.book.uncertain:
        return
    findings = [each for each in reading.findings if each.severity == "error"]
    place = findings[0].place if findings else None
    raise RequestError(
        message(
            "Some {kind} records cannot be read, so that nothing can be compared with them ({place}). Run goldthread check and fix it.",
            kind=kind,
            place=f"{place.file}:{place.line}" if place else "content/",
        )
    )


def _with_files(planned: ImportPlan, files: Mapping[str, bytes], reading: Reading, kept: Kept) -> PlannedImport:
    """A plan with the files that it leads to; what cannot be written is left out of it, and said."""
    now = dict(files)
    _add_proposals(now, planned)
    additions = _add_records(now, planned)
    refused = _change_records(now, planned, reading)
    unusable = tuple(
        UnusableCell(each.place, each.column.label(), shown_value(each.after), why) for each, why in refused
    )
    gone = {(each.key, each.column.name) for each, _ in refused}
    imported = {key: _without(each, {name for of, name in gone if of == key}) for key, each in planned.imported.items()}
    final = msgspec.structs.replace(
        planned,
        additions=additions,
        changes=tuple(each for each in planned.changes if (each.key, each.column.name) not in gone),
        unusable=tuple(sorted((*planned.unusable, *unusable), key=lambda each: each.place.row)),
        imported=imported,
    )
    records = {key: each for key, each in kept.records.items() if key in reading.book.records}
    now[IMPORTS_FILE] = written_kept(
        with_source(msgspec.structs.replace(kept, records=records), final.source, imported)
    )
    return PlannedImport(final, files, {name: data for name, data in now.items() if files.get(name) != data})


def _without(imported: Imported, names: set[str]) -> Imported:
    values = {name: each for name, each in imported.values.items() if name not in names}
    return msgspec.structs.replace(imported, values=values) if names else imported


def _add_proposals(now: dict[str, bytes], planned: ImportPlan) -> None:
    for proposal, is_internal in planned.proposals:
        _take(now, append_record(now, proposal.kind, proposal.id, _proposed_fields(proposal, is_internal=is_internal)))


def _proposed_fields(proposal: Proposal, *, is_internal: bool) -> dict[str, object]:
    return {_NAME: proposal.title, **({"audience": "internal"} if is_internal else {})}


def _add_records(now: dict[str, bytes], planned: ImportPlan) -> tuple[Addition, ...]:
    """Add the new records to the file of their kind, or to one of their own that is named after the spreadsheet."""
    if not planned.additions:
        return ()
    kind = planned.source.kind
    records = {each.id: each.fields for each in planned.additions}
    try:
        _take(now, append_records(now, kind, records, _home(now, kind, planned)))
    except EditingError as error:
        raise RequestError(error.message) from error
    return planned.additions


def _home(now: Mapping[str, bytes], kind: str, planned: ImportPlan) -> str:
    """The file that new records go into."""
    first = planned.additions[0].id
    name = home_of(now, kind, first)
    if PurePosixPath(name).stem != first:
        return name
    ids = {each.id for each in planned.additions}
    stem = slug(PurePosixPath(planned.source.file).stem) or "imported"
    while stem in ids or _is_taken(now, f"{PurePosixPath(name).parent}/{stem}.yml"):
        stem += "-imported"
    return f"{PurePosixPath(name).parent}/{stem}.yml"


def _is_taken(now: Mapping[str, bytes], name: str) -> bool:
    """Whether a file holds a single record, so that no others can go there."""
    from goldthread.reading.file_reading import read_file  # noqa: PLC0415

    return name in now and any(not each.path for each in read_file(name, now[name]).records)


def _take(now: dict[str, bytes], changed: Mapping[str, bytes | None]) -> None:
    now.update({name: data for name, data in changed.items() if data is not None})


def _change_records(now: dict[str, bytes], planned: ImportPlan, reading: Reading) -> list[tuple[Change, str]]:
    """Make the changes; those that cannot be made are given back, with the reason."""
    if not planned.changes:
        return []
    matching = Matching(reading.book)
    for proposal, _ in planned.proposals:
        matching.add(proposal)
    if any(each.column.entry or each.column.form for each in planned.changes):
        # an entry is found by its place, which a change of its list moves
        return list(_one_by_one(now, planned.changes, matching))
    written = fields_of(now, {each.key for each in planned.changes})
    try:
        steps = {id(each): _written_change(each, written[each.key], matching) for each in planned.changes}
        _take(now, set_fields(now, _by_record(planned.changes, steps)))
    except EditingError:
        return list(_one_by_one(now, planned.changes, matching))
    return []


_Written = tuple[Steps, object]


def _by_record(changes: tuple[Change, ...], steps: Mapping[int, _Written]) -> dict[str, dict[Steps, object]]:
    found: dict[str, dict[Steps, object]] = {}
    for each in changes:
        path, value = steps[id(each)]
        fields = found.setdefault(each.key, {})
        before = fields.get(path)
        fields[path] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    return found


def _one_by_one(now: dict[str, bytes], changes: tuple[Change, ...], matching: Matching) -> Iterator[tuple[Change, str]]:
    """Make the changes one after the other, each where its field stands by then; yields those that cannot be made."""
    for each in sorted(changes, key=lambda change: change.column.form == "reasons"):
        try:
            path, value = _written_change(each, fields_of(now, {each.key})[each.key], matching)
            _take(now, set_fields(now, {each.key: {path: value}}))
        except EditingError as error:
            yield each, str(error)


def _written_change(change: Change, fields: Mapping[str, object], matching: Matching) -> _Written:
    """The steps to a value in a record's file, and the value as it is to be written there."""
    column, value = change.column, change.after
    there = fields.get(column.path[0])
    if column.entry:
        return _entry_steps(column, there), value
    if column.form and isinstance(value, tuple):
        value = _lines(column, value, there, matching)
    if len(column.field_path) > 1:
        return _inner_steps(column, there, value)
    if column.form:
        return column.field_path, value
    if column.is_list:
        known = matching.names(column.refers_to) if column.refers_to else None
        return column.path, _list(there if isinstance(there, list) else [], value, column, known)
    if isinstance(there, dict) and (inner := _inner_field(column, there)):
        return (*column.path, inner), value
    return column.path, value


def _inner_steps(column: Column, there: object, value: object) -> _Written:
    """The steps to a value inside a field, and the value as it is to be written there."""
    if isinstance(there, list) and len(there) > 1:
        raise EditingError(
            message('the record has several of "{field}"; change them in the column that has all', field=column.path[0])
        )
    if isinstance(there, list) and there:
        return (column.path[0], 0, *column.path[1:]), value
    if there is None or isinstance(there, dict):
        return column.field_path, value
    for name in reversed(column.field_path[1:]):
        value = {name: value}
    return (column.path[0],), value


def _lines(column: Column, value: tuple[object, ...], there: object, matching: Matching) -> object:
    """What the lines of a cell are in a file. Raises EditingError when a line is about no entry of its list."""
    known = matching.names(column.begins_with) if column.begins_with else None
    match column.form:
        case "table":
            return table_of(value, column)
        case "several":
            return [line_as_entry(str(each), column) for each in value]
        case _:
            found = with_reasons(there if isinstance(there, list) else [], value, column, known)
            if found is None:
                raise EditingError(no_entry(column))
            return found


def _entry_steps(column: Column, there: object) -> Steps:
    """The steps to a field of an entry of a list. Raises EditingError when the list has no such entry."""
    entries = there if isinstance(there, list) else []
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and str(entry.get(column.entry)).rpartition("/")[2] == column.path[1]:
            return column.path[0], index, column.path[2]
    raise EditingError(message("{field} has no entry {name}", field=column.path[0], name=column.path[1]))


def _list(there: list[object], value: object, column: Column, known: KnownNames | None) -> object:
    """A list with the entries of the sheet; those that stand there already keep all that is said of them."""
    if not isinstance(value, tuple):
        return value
    kept: dict[object, object] = {}
    if column.parts:
        return _pairs(there, tuple(map(str, value)), column)
    for entry in there:
        name: object = entry
        if isinstance(entry, dict):
            name = entry.get(_inner_field(column, entry))
        match = known.match(name) if known is not None and isinstance(name, str) else None
        kept[named_in(column, match.key) if match is not None else name] = entry
    stays = [entry for name, entry in kept.items() if name in value]
    new = [{column.inner: each} if column.inner else each for each in value if each not in kept]
    if known is None:
        return [kept.get(each, {column.inner: each} if column.inner else each) for each in value]
    return [*stays, *new]


def _pairs(there: list[object], pairs: tuple[str, ...], column: Column) -> list[object]:
    """Entries of two parts; one of which only the second part is new keeps all else, such as that a picture is internal."""
    first = column.parts[0][0]
    entries = {pair_of(entry, column): entry for entry in there if isinstance(entry, dict)}
    reworded = [entry for pair, entry in entries.items() if pair not in pairs]
    found: list[object] = []
    for pair in pairs:
        entry = as_entry(pair, column)
        before = next((each for each in reworded if each.get(first) == entry[first]), None)
        if pair in entries:
            found.append(entries[pair])
        elif before is not None:
            reworded.remove(before)
            found.append({**before, **entry})
        else:
            found.append(entry)
    return found


def _inner_field(column: Column, entry: Mapping[str, object]) -> str:
    """The field of a group that a value stands for."""
    shape = shape_of(column.kind).fields[column.path[0]].shape
    item = getattr(shape, "item", shape)
    names = (column.inner, *column.refers_to, item.shorthand if isinstance(item, GroupShape) else "")
    return next((each for each in names if each and each in entry), "")
