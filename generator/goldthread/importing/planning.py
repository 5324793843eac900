"""A workbook and a book to the plan of an import."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.editing.new_ids import new_id
from goldthread.importing.channels import channel_in, channel_sense, is_listed, medium_of
from goldthread.importing.chosen_table import Request, chosen_table
from goldthread.importing.columns import ID, Column, column_named, columns_of, title_column
from goldthread.importing.entry_lines import line_as_entry, no_entry, table_of, with_reasons
from goldthread.importing.kept import Imported, Kept, Source
from goldthread.importing.mapping import (
    MappedColumn,
    MappingError,
    Wishes,
    has_own_header,
    is_internal_kind,
    is_marked_internal,
    map_columns,
    unknown_field,
)
from goldthread.importing.matching import KnownNames, Matching, Proposal, mentioned_ids
from goldthread.importing.media_words import MEDIA
from goldthread.importing.names import plain
from goldthread.importing.pairs import as_entry
from goldthread.importing.plan import Addition, CellPlace, Change, Conflict, ImportPlan, SameRecord, SameRow
from goldthread.importing.record_values import SheetValue, is_same, record_value
from goldthread.importing.rows import ReadRow, RowReader, Value, shown_value
from goldthread.importing.tables import Table
from goldthread.importing.values import Unusable
from goldthread.importing.word_labels import label_of
from goldthread.importing.worksheet_form import is_worksheet
from goldthread.language.message import Message, message
from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint
from goldthread.model.record import Record
from goldthread.model.shapes import GroupShape, shape_of
from goldthread.reading.shorthand import DECLARABLE
from goldthread.spreadsheets.sheets import Sheet, Workbook


def plan_import(workbook: Workbook, book: Book, kept: Kept, request: Request) -> ImportPlan:
    """What importing a sheet of a workbook would do. Raises MappingError when what was asked for is not there, or no table is."""
    chosen = chosen_table(workbook, kept, request)
    sheet, table, form = chosen.sheet, chosen.table, chosen.form
    matching = Matching(book)
    source = kept.source(workbook.name, request.kind, sheet.name)
    wishes = Wishes(
        request.given, source.columns if source else {}, source.key if source else "", form.columns if form else {}
    )
    mapping = map_columns(table, request.kind, book, matching, wishes)
    _refuse_useless(table, request.kind, mapping)
    planning = _Planning(workbook.name, sheet, table, request.kind, mapping, book, kept, matching, request.values)
    planned = planning.plan()
    planned = msgspec.structs.replace(planned, source=msgspec.structs.replace(planned.source, header=chosen.header))
    left = tuple((each.name, each.is_hidden) for each in workbook.sheets if each.name != sheet.name and each.rows)
    return msgspec.structs.replace(planned, form=form.tool if form else "", sheets_left=left)


def _refuse_useless(table: Table, kind: str, mapping: tuple[MappedColumn, ...]) -> None:
    """Raise MappingError when the table holds nothing by which a record could be known."""
    found = {each.column for each in mapping if each.column is not None}
    title, known_by_id = title_column(kind), any(each.name == ID for each in found)
    if not table.rows:
        raise MappingError(message('The sheet "{sheet}" has no table with a header and rows.', sheet=table.sheet))
    if title in found or known_by_id:
        return
    if title.name == ID and any(each.name == _TELLING[-1] for each in found):
        return
    headers = ", ".join(f'"{each.text}"' for each in table.headers if each.text)
    raise MappingError(
        message(
            'No column of the sheet "{sheet}" says what each {kind} is called. Columns: {headers}. Say which it is: --map "COLUMN={field}"',
            sheet=table.sheet, kind=kind, headers=headers, field=title.name,
        )
    )  # fmt: skip


_SEVERAL = 2
_TELLING = ("customer", "team", "on")
"""The fields that tell records of a kind without a title apart."""


class _Target(msgspec.Struct):
    """What a row is about.

    key: The record's `kind/id`.
    record: The record, when there is one.
    """

    key: str
    record: Record | None
    values: dict[str, Value]
    place: CellPlace
    row_key: str
    title: str


class _Planning:
    """A plan while it is being made."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that a plan rests on
        self, file: str, sheet: Sheet, table: Table, kind: str, mapping: tuple[MappedColumn, ...],
        book: Book, kept: Kept, matching: Matching, values: Mapping[str, str],
    ) -> None:  # fmt: skip
        self._file, self._sheet, self._table, self._kind, self._mapping = file, sheet, table, kind, mapping
        self._book, self._kept, self._matching = book, kept, matching
        self._reader = RowReader(table, kind, mapping, matching)
        self._is_worksheet = is_worksheet(sheet)
        self._is_internal = sheet.is_hidden or is_marked_internal(sheet.name)
        self._records = {each.id: each for each in book.records.values() if each.kind == kind}
        self._known = KnownNames(((each.key, self._names_of(each)) for each in self._records.values()), is_strict=True)
        self._targets: dict[str, _Target] = {}
        self._taken = {*self._records, *mentioned_ids(book)}
        self._new = KnownNames((), is_strict=True)
        self._taken_for: list[SameRecord] = []
        self._same_rows: list[SameRow] = []
        self._by_key, self._by_title = self._imported_before()
        for each in self._records.values():
            self._by_title.setdefault(plain(each.title), []).append(each.key)
        self._changes: list[Change] = []
        self._newer: list[Change] = []
        self._conflicts: list[Conflict] = []
        self._used: dict[str, bool] = {}
        self._values = {name: self._for_all(name, text) for name, text in values.items()}
        self._without: dict[str, int] = {}

    def _for_all(self, name: str, text: str) -> Value:
        """A value for new records whose rows say nothing in a field. Raises MappingError when it is none."""
        column = column_named(self._kind, name)
        if column is None or column.name == ID:
            raise unknown_field(self._kind, name)
        place = CellPlace(self._table.sheet, "", self._table.header_row + 1)
        read = self._reader.typed(column, text, place)
        if isinstance(read, Unusable):
            raise MappingError(message("--set {field}={text}: {why}.", field=name, text=text, why=read.why))
        return Value(column, read, place)

    def plan(self) -> ImportPlan:
        """The whole plan."""
        rows = tuple(self._reader.rows())
        sorted_rows = [(row, target) for row in rows if (target := self._sort(row)) is not None]
        for target in self._targets.values():
            if target.record is None:
                target.values = {**self._values, **target.values}
            if target.record is None and not self._missing(target):
                self._matching.know(target.key, target.title)
        self._reader.propose_late()
        for row, target in sorted_rows:
            self._merge(target, self._reader.late_values(row))
        for target in self._targets.values():
            self._keep_channel(target)
            self._drop_itself(target)
        additions: list[Addition] = []
        imported: dict[str, Imported] = {}
        unchanged: list[str] = []
        for target in self._targets.values():
            if target.record is None:
                addition = self._addition(target)
                if addition is None:
                    continue
                additions.append(addition)
                imported[target.key] = self._kept_of(target, {})
            else:
                before = len(self._changes) + len(self._conflicts)
                held = dict(self._compare(target, target.record))
                imported[target.key] = self._kept_of(target, held)
                if len(self._changes) + len(self._conflicts) == before:
                    unchanged.append(target.key)
        return ImportPlan(
            source=Source(
                self._file, self._kind, self._sheet.name,
                {each.header: each.field for each in self._mapping if each.is_settled},
                next((each.header for each in self._mapping if each.is_key), ""),
            ),
            mapping=self._mapping, header_row=self._table.header_row + 1, rows=len(rows),
            additions=tuple(additions), changes=tuple(self._changes), proposals=tuple(self._proposals()),
            unchanged=tuple(unchanged), kept_newer=tuple(self._newer), conflicts=tuple(self._conflicts),
            taken_for=(*self._reader.taken_for, *self._taken_for), same_rows=tuple(self._same_rows),
            unusable=tuple(sorted(self._reader.unusable, key=lambda each: each.place.row)),
            without=tuple(self._without.items()), imported=imported,
            has_own_form=self._is_worksheet or all(map(has_own_header, self._mapping)),
        )  # fmt: skip

    def _imported_before(self) -> tuple[dict[str, str], dict[str, list[str]]]:
        """The records by what the key column, and the title, said when they were imported."""
        title = title_column(self._kind).name
        by_key: dict[str, str] = {}
        by_title: dict[str, list[str]] = {}
        for key, each in self._kept.records.items():
            if key.partition("/")[0] != self._kind:
                continue
            if each.key and each.file == self._file:
                by_key[each.key] = key
            name = each.title or each.values.get(title)
            if title == ID:
                name = " ".join(str(each.values[field]) for field in _TELLING if field in each.values)
            if isinstance(name, str):
                by_title.setdefault(plain(name), []).append(key)
        return by_key, by_title

    # Which record a row is about

    def _sort(self, row: ReadRow) -> _Target | None:
        """Find the record that a row is about, and add what it says to what other rows say of it."""
        title_name = title_column(self._kind).name
        title = self._named(row) if title_name == ID else row.text(title_name)
        key = self._key_of(row, title)
        if key is None:
            return None
        target = self._targets.get(key)
        if target is not None:
            self._same_rows.append(SameRow(row.place, target.place, title))
            self._merge(target, row.values)
            return target
        record = self._book.records.get(key)
        self._taken.add(key.partition("/")[2])
        target = self._targets[key] = _Target(key, record, dict(row.values), row.place, row.key, title)
        if record is None and title:
            self._new.add(key, (title,))
        return target

    def _merge(self, target: _Target, values: Mapping[str, Value]) -> None:
        """Add what a row says of a record to what is known of it; what contradicts that cannot be used."""
        title_name = title_column(self._kind).name
        for name, value in values.items():
            before = target.values.get(name)
            if before is None:
                target.values[name] = value
            elif isinstance(before.value, tuple) and isinstance(value.value, tuple):
                both = tuple(dict.fromkeys((*before.value, *value.value)))
                target.values[name] = msgspec.structs.replace(before, value=both)
            elif name != title_name and not is_same(before.value, value.value):
                why = message("{address} says something else for the same record", address=before.place.address)
                self._reader.refuse(value.place, value.column.label(), value.value, why)

    def _named(self, row: ReadRow) -> str:
        """What tells a row from others of a kind without a title: when it was, and with whom."""
        return " ".join(filter(None, (row.text(name) for name in _TELLING)))

    def _names_of(self, record: Record) -> tuple[str, ...]:
        """What a record may be called in a sheet."""
        if title_column(self._kind).name != ID:
            return (record.id, record.title, *record.was)
        columns = [column for name in _TELLING if (column := column_named(self._kind, name)) is not None]
        said = [record_value(record, column, self._names(column)) for column in columns]
        return (record.id, " ".join(str(each) for each in said if each is not None), *record.was)

    def _key_of(self, row: ReadRow, title: str) -> str | None:
        """The key of the record that a row is about, which may be new; None when it cannot be known."""
        if ID in row.values:
            return self._key_of_id(row)
        if not plain(title):
            if row.values:
                why = message("the row does not say what the record is called, so nothing in it can be used")
                self._reader.refuse(
                    row.place, "", ", ".join(shown_value(each.value) for each in row.values.values()), why
                )
            return None
        told = self._by_key.get(row.key) if row.key else None
        before = told or self._titled(title, row)
        if before is not None:
            match = self._known.match(before.partition("/")[2])
            if match is not None and not match.is_near and (told or self._may_be(match.key, row, is_near=False)):
                return match.key
            if match is None and self._known.match(title) is None:
                why = message(
                    "{record} was imported before and has been deleted since; to add it again, delete its entry in content/imports.yml",
                    record=before,
                )
                self._reader.refuse(row.place, "", title, why)
                return None
        for known in (self._known, self._new):
            match = known.match(title)
            if match is not None and self._may_be(match.key, row, is_near=match.is_near):
                if match.is_near:
                    self._taken_for.append(SameRecord(row.place, title, self._title_of(match.key)))
                return match.key
        return f"{self._kind}/{new_id(title, self._kind, self._taken)}"

    def _titled(self, title: str, row: ReadRow) -> str | None:
        """The record that has a title, or had it in the sheet when it was imported: of several, the one in the row's phase."""
        keys = list(dict.fromkeys(self._by_title.get(plain(title), ())))
        if len(keys) < _SEVERAL or "phase" not in row.values:
            return next(iter(keys), None)
        phase = row.text("phase")
        return next((key for key in keys if phase in self._phases_of(key)), keys[0])

    def _phases_of(self, key: str) -> tuple[object, ...]:
        """The phase of a record, as it is and as it was imported."""
        record = self._book.records.get(key)
        kept = self._kept.records.get(key, Imported()).values.get("phase")
        return (getattr(record, "phase", None), kept)

    def _key_of_id(self, row: ReadRow) -> str:
        wanted = row.text(ID)
        match = self._known.match(wanted) if wanted not in self._records else None
        if match is not None and not match.is_near and wanted in self._book.records[match.key].was:
            return match.key
        return f"{self._kind}/{wanted}"

    def _title_of(self, key: str) -> str:
        record = self._book.records.get(key)
        return record.title if record is not None else self._targets[key].title

    def _may_be(self, key: str, row: ReadRow, *, is_near: bool) -> bool:
        """Whether a row with a record's title may be about it: two of one name in two phases are two records."""
        column = column_named(self._kind, "phase")
        if column is None or "phase" not in row.values:
            return True
        target = self._targets.get(key)
        if target is not None:
            return "phase" not in target.values or is_same(target.values["phase"].value, row.values["phase"].value)
        record = self._book.records.get(key)
        there = record_value(record, column, self._names(column)) if record is not None and is_near else None
        return there is None or is_same(there, row.values["phase"].value)

    # What a row says

    def _names(self, column: Column) -> KnownNames | None:
        kinds = column.refers_to or column.begins_with
        return self._matching.names(kinds) if kinds and column.name != "was" else None

    def _addition(self, target: _Target) -> Addition | None:
        """The record that a row adds; None when something is missing that it cannot be without."""
        self._keep_internal(target)
        missing = self._missing(target)
        mapped = {each.column.name for each in self._mapping if each.column is not None}
        for column in missing:
            if column.name not in mapped:
                self._without[column.name] = self._without.get(column.name, 0) + 1
                continue
            why = message(
                "{field} is missing, which a {kind} cannot be without; the row is left out",
                field=column.name,
                kind=self._kind,
            )
            self._reader.refuse(target.place, column.label(), target.title, why)
        if missing:
            return None
        fields: dict[str, object] = {}
        for value in sorted(target.values.values(), key=lambda each: each.column.form == "reasons"):
            refused = self._put(fields, value.column, value.value) if value.column.name != ID else None
            if refused is not None:
                self._reader.refuse(value.place, value.column.label(), value.value, refused)
        for name in self._incomplete(fields):
            part = fields.pop(name)
            shape = shape_of(self._kind).fields[name].shape
            assert isinstance(shape, GroupShape)
            needed = ", ".join(f"{name}.{each.name}" for each in shape.fields.values() if each.required)
            self._reader.refuse(
                target.place,
                name,
                part if not isinstance(part, dict) else tuple(part.values()),
                message("{fields} must be said as well", fields=needed),
            )
        if self._is_internal and not is_internal_kind(self._kind) and fields.get("audience") != "internal":
            fields["audience"] = "internal"
        is_public = not is_internal_kind(self._kind) and fields.get("audience", "public") == "public"
        self._use(target.values, is_public=is_public)
        title = target.title or target.key.partition("/")[2]
        return Addition(self._kind, target.key.partition("/")[2], title, fields, target.place)

    def _keep_channel(self, target: _Target) -> None:
        """Write a channel as the handbook does, beside the medium that it says; refuse one that its medium does not have."""
        record = target.record if isinstance(target.record, Touchpoint) else None
        if self._kind != Touchpoint.kind or not {"medium", "channel"} & target.values.keys():
            return
        self._complete_channel(target, record)
        said: dict[str, Value] = {name: target.values[name] for name in ("medium", "channel") if name in target.values}
        medium = str(said["medium"].value) if "medium" in said else (record.medium if record else None) or ""
        channel = str(said["channel"].value) if "channel" in said else (record.channel if record else None) or ""
        if not said or not channel or not {medium, channel}.isdisjoint(DECLARABLE):
            return
        found = channel_in(self._book.handbook.channels, medium, channel)
        name = "channel" if "channel" in said else "medium"
        value = said[name]
        if isinstance(found, Unusable):
            del target.values[name]
            self._reader.refuse(value.place, value.column.label(), value.value, found.why)
        elif name == "channel":
            target.values[name] = msgspec.structs.replace(value, value=found)

    def _complete_channel(self, target: _Target, record: Touchpoint | None) -> None:
        """Take the medium from a channel, and the channel from a word for the medium that says more than that."""
        channels, medium, channel = (
            self._book.handbook.channels,
            target.values.get("medium"),
            target.values.get("channel"),
        )
        has_medium = medium is not None or (record is not None and record.medium is not None)
        if channel is not None and str(channel.value) not in DECLARABLE:
            words = str(channel.value)
            found, sense = medium_of(channels, words), channel_sense(words)
            if found is not None and not has_medium:
                column = column_named(self._kind, "medium")
                assert column is not None
                target.values["medium"] = Value(column, found, channel.place)
                if plain(words) != plain(label_of(found)):
                    self._taken_for.append(SameRecord(channel.place, words, label_of(found)))
            if sense is not None and sense.is_bare and not is_listed(channels, words):
                del target.values["channel"]
        elif medium is not None and channel is None and (record is None or record.channel is None):
            sense = channel_sense(medium.words) if medium.words else None
            is_known = is_listed(channels, medium.words) or not any(getattr(channels, each) for each in MEDIA)
            if sense is not None and not sense.is_bare and is_known:
                column = column_named(self._kind, "channel")
                assert column is not None
                target.values["channel"] = Value(column, " ".join(medium.words.split()), medium.place)

    def _drop_itself(self, target: _Target) -> None:
        """Refuse a cell by which a record would name itself."""
        for name, value in tuple(target.values.items()):
            kinds = value.column.refers_to
            itself = target.key.partition("/")[2] if kinds == (self._kind,) else target.key if kinds else None
            said = value.value if isinstance(value.value, tuple) else (value.value,)
            if itself in said:
                rest = tuple(each for each in said if each != itself)
                self._reader.refuse(value.place, value.column.label(), itself, message("the record would name itself"))
                del target.values[name]
                if rest:
                    target.values[name] = msgspec.structs.replace(value, value=rest)

    def _missing(self, target: _Target) -> list[Column]:
        """The fields that a new record cannot be without and does not have."""
        return [each for each in columns_of(self._kind) if each.is_required and each.name not in {*target.values, ID}]

    def _keep_internal(self, target: _Target) -> None:
        """Refuse a cell that would publish a record of a kind that is internal."""
        value = target.values.get("audience")
        is_public = target.record is not None and target.record.audience == "public"
        if value is not None and value.value == "public" and is_internal_kind(self._kind) and not is_public:
            why = message("records of this kind are internal: publish one by writing audience: public into its file")
            self._reader.refuse(target.values.pop("audience").place, value.column.label(), value.value, why)

    def _put(self, fields: dict[str, object], column: Column, value: SheetValue) -> Message | None:
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
            found = with_reasons(entries if isinstance(entries, list) else [], value, column, self._names(column))
            if found is None:
                return no_entry(column)
            here[last] = found
        return None

    def _incomplete(self, fields: Mapping[str, object]) -> list[str]:
        """The groups in which a part is missing that they cannot be without."""
        found = []
        for name, value in fields.items():
            shape = shape_of(self._kind).fields[name].shape
            if (
                isinstance(value, dict)
                and isinstance(shape, GroupShape)
                and any(each.required and each.name not in value for each in shape.fields.values())
            ):
                found.append(name)
        return found

    def _compare(self, target: _Target, record: Record) -> Iterator[tuple[str, object]]:
        """Compare a row with a record; yields the values that stay as they were last imported, since they are in conflict."""
        self._keep_internal(target)
        kept = self._kept.records.get(target.key, Imported())
        before, is_again, title = kept.values, kept.file == self._file, title_column(self._kind).name
        may_publish = not (self._is_internal and record.audience == "public")
        changed: dict[str, Value] = {}
        for name, value in target.values.items():
            if name == ID or (name == title and self._is_spelling(target, record)):
                continue
            there = record_value(record, value.column, self._names(value.column))
            last = _tupled(before.get(name))
            change = Change(target.key, record.title, value.column, there, value.value, value.place)
            if is_same(there, value.value):
                changed[name] = value
            elif name in before and is_same(last, value.value):
                self._newer.append(change)
            elif there is not None and (not is_same(last, there) if name in before else is_again and name != title):
                self._conflicts.append(Conflict(change, last))
                yield name, before.get(name)
            elif not may_publish and name != "notes":
                why = message("the sheet is internal, and {record} is published", record=target.key)
                self._reader.refuse(value.place, value.column.label(), value.value, why)
                yield name, before.get(name)
            else:
                self._changes.append(change)
                changed[name] = value
        self._use(changed, is_public=not is_internal_kind(self._kind) and record.audience == "public")

    def _is_spelling(self, target: _Target, record: Record) -> bool:
        """Whether a title was only taken for the record's, and is not a new one."""
        last = self._kept.records.get(target.key, Imported()).title
        if last and plain(last) == plain(target.title):
            return True
        was_told_by_key = target.row_key and self._by_key.get(target.row_key) == target.key
        if ID in target.values or was_told_by_key:
            return False
        return plain(target.title) != plain(record.title) or target.title.casefold() == record.title.casefold()

    def _use(self, values: Mapping[str, Value], *, is_public: bool) -> None:
        """Note which proposed records are named, and whether by a record that is published."""
        for value in values.values():
            for each in value.value if isinstance(value.value, tuple) else (value.value,):
                for kind in value.column.refers_to:
                    key = str(each) if "/" in str(each) else f"{kind}/{each}"
                    if key in self._matching.proposals:
                        self._used[key] = self._used.get(key, False) or is_public

    def _proposals(self) -> Iterator[tuple[Proposal, bool]]:
        """The proposed records that are named, each with whether it is internal."""
        for key, proposal in self._matching.proposals.items():
            if key in self._used:
                yield proposal, not self._used[key]

    def _kept_of(self, target: _Target, held: Mapping[str, object]) -> Imported:
        """What is to be kept of a record: the values of the sheet, but where they were not taken."""
        before = self._kept.records.get(target.key, Imported())
        if self._is_worksheet and before.file not in ("", self._file):
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
        title_name = title_column(self._kind).name
        is_other = target.record is not None and plain(target.title) != plain(target.record.title)
        if target.record is not None and title_name != ID and is_other and self._is_spelling(target, target.record):
            values.pop(title_name, None)
            return Imported(self._file, target.row_key, target.title, _plain(values))
        return Imported(self._file, target.row_key, "", _plain(values))


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: list(each) if isinstance(each, tuple) else each for name, each in values.items()}


def _tupled(value: object) -> SheetValue | None:
    if isinstance(value, list | tuple):
        return tuple(value)
    return value if isinstance(value, str | int | float | bool) else None


def _as_written(value: SheetValue, column: Column) -> object:
    """A value as it is written in a file."""
    if isinstance(value, tuple) and column.parts:
        return [as_entry(str(each), column) for each in value]
    if isinstance(value, tuple):
        return [{column.inner: each} if column.inner else each for each in value]
    return value
