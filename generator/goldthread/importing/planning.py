"""A workbook and a book to the plan of an import."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.importing.chosen_table import Request, chosen_table
from goldthread.importing.columns import ID, column_named, title_column
from goldthread.importing.identities import TELLING, Identities
from goldthread.importing.import_input import ImportInput
from goldthread.importing.kept import Imported, Kept, Source
from goldthread.importing.mapped_columns import (
    MappedColumn,
    MappingError,
    has_own_header,
    is_internal_kind,
    is_marked_internal,
    unknown_field,
)
from goldthread.importing.mapping import Wishes, map_columns
from goldthread.importing.matching import Matching, Proposal
from goldthread.importing.new_fields import new_fields
from goldthread.importing.plan import Addition, CellPlace, Change, Conflict, ImportPlan, SameRow
from goldthread.importing.row_comparison import compared, to_keep
from goldthread.importing.rows import ReadRow, RowReader, Value
from goldthread.importing.tables import Table
from goldthread.importing.targets import Target, drop_itself, keep_internal, merge
from goldthread.importing.touchpoint_channels import settle_channel
from goldthread.importing.values import Unusable
from goldthread.importing.worksheet_form import is_worksheet
from goldthread.language.message import message
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.spreadsheets.sheets import Workbook


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
    given = ImportInput(
        file=workbook.name,
        kind=request.kind,
        table=table,
        mapping=mapping,
        reader=RowReader(table, request.kind, mapping, matching),
        book=book,
        kept=kept,
        matching=matching,
        is_worksheet=is_worksheet(sheet),
        is_internal=sheet.is_hidden or is_marked_internal(sheet.name),
    )
    planned = _Planning(given, _for_all(given, request.values)).plan()
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
    if title.name == ID and any(each.name == TELLING[-1] for each in found):
        return
    headers = ", ".join(f'"{each.text}"' for each in table.headers if each.text)
    raise MappingError(
        message(
            'No column of the sheet "{sheet}" says what each {kind} is called. Columns: {headers}. Say which it is: --map "COLUMN={field}"',
            sheet=table.sheet, kind=kind, headers=headers, field=title.name,
        )
    )  # fmt: skip


def _for_all(given: ImportInput, values: Mapping[str, str]) -> dict[str, Value]:
    """The values for new records whose rows say nothing in a field. Raises MappingError when one is none."""
    place = CellPlace(given.table.sheet, "", given.table.header_row + 1)
    typed = {}
    for name, text in values.items():
        column = column_named(given.kind, name)
        if column is None or column.name == ID:
            raise unknown_field(given.kind, name)
        read = given.reader.typed(column, text, place)
        if isinstance(read, Unusable):
            raise MappingError(message("--set {field}={text}: {why}.", field=name, text=text, why=read.why))
        typed[name] = Value(column, read, place)
    return typed


class _Planning:
    """A plan while it is being made."""

    def __init__(self, given: ImportInput, values: Mapping[str, Value]) -> None:
        self._given, self._values = given, values
        self._identities = Identities(given)
        self._same_rows: list[SameRow] = []
        self._changes: list[Change] = []
        self._newer: list[Change] = []
        self._conflicts: list[Conflict] = []
        self._used: dict[str, bool] = {}
        self._without: dict[str, int] = {}

    def plan(self) -> ImportPlan:
        """The whole plan."""
        given, identities = self._given, self._identities
        rows = tuple(given.reader.rows())
        self._put_together(rows)
        taken_for = [
            same
            for target in identities.targets.values()
            for same in settle_channel(target, given.book.handbook.channels, given.reader)
        ]
        additions: list[Addition] = []
        imported: dict[str, Imported] = {}
        unchanged: list[str] = []
        for target in identities.targets.values():
            drop_itself(target, given.reader)
            keep_internal(target, given.reader)
            if target.record is None:
                addition = self._addition(target)
                if addition is None:
                    continue
                additions.append(addition)
                held: Mapping[str, object] = {}
            else:
                before = len(self._changes) + len(self._conflicts)
                held = self._compare(target, target.record)
                if len(self._changes) + len(self._conflicts) == before:
                    unchanged.append(target.key)
            imported[target.key] = to_keep(target, held, identities, given)
        return ImportPlan(
            source=Source(
                given.file, given.kind, given.table.sheet,
                {each.header: each.field for each in given.mapping if each.is_settled},
                next((each.header for each in given.mapping if each.is_key), ""),
            ),
            mapping=given.mapping, header_row=given.table.header_row + 1, rows=len(rows),
            additions=tuple(additions), changes=tuple(self._changes), proposals=tuple(self._proposals()),
            unchanged=tuple(unchanged), kept_newer=tuple(self._newer), conflicts=tuple(self._conflicts),
            taken_for=(*given.reader.taken_for, *identities.taken_for, *taken_for), same_rows=tuple(self._same_rows),
            unusable=tuple(sorted(given.reader.unusable, key=lambda each: each.place.row)),
            without=tuple(self._without.items()), imported=imported,
            has_own_form=given.is_worksheet or all(map(has_own_header, given.mapping)),
        )  # fmt: skip

    def _put_together(self, rows: tuple[ReadRow, ...]) -> None:
        """Find the record that each row is about, and put together what the rows say of each."""
        given, identities = self._given, self._identities
        found = [(row, target) for row in rows if (target := self._sort(row)) is not None]
        for target in identities.targets.values():
            if target.record is None:
                target.values = {**self._values, **target.values}
                if not target.missing():
                    given.matching.know(target.key, target.title)
        given.reader.propose_late()
        for row, target in found:
            merge(target, given.reader.late_values(row), given.reader)

    def _sort(self, row: ReadRow) -> Target | None:
        """The record that a row is about, with what the row says added to what other rows say of it."""
        before = len(self._identities.targets)
        target = self._identities.target_of(row)
        if target is not None and len(self._identities.targets) == before:
            self._same_rows.append(SameRow(row.place, target.place, self._identities.title_of(row)))
            merge(target, row.values, self._given.reader)
        return target

    def _addition(self, target: Target) -> Addition | None:
        """The record that a row adds; None when something is missing that it cannot be without."""
        given, missing = self._given, target.missing()
        mapped = {each.column.name for each in given.mapping if each.column is not None}
        for column in missing:
            if column.name not in mapped:
                self._without[column.name] = self._without.get(column.name, 0) + 1
                continue
            why = message(
                "{field} is missing, which a {kind} cannot be without; the row is left out",
                field=column.name,
                kind=given.kind,
            )
            given.reader.refuse(target.place, column.label(), target.title, why)
        if missing:
            return None
        fields = new_fields(target, given)
        if given.is_internal and not is_internal_kind(given.kind) and fields.get("audience") != "internal":
            fields["audience"] = "internal"
        is_public = not is_internal_kind(given.kind) and fields.get("audience", "public") == "public"
        self._use(target.values, is_public=is_public)
        return Addition(given.kind, target.id, target.title or target.id, fields, target.place)

    def _compare(self, target: Target, record: Record) -> Mapping[str, object]:
        """Note how the rows on a record differ from it; gives the values that stay as they were last imported."""
        found = compared(target, record, self._identities, self._given)
        self._changes += found.changes
        self._newer += found.newer
        self._conflicts += found.conflicts
        is_public = not is_internal_kind(self._given.kind) and record.audience == "public"
        self._use(found.taken, is_public=is_public)
        return found.held

    def _use(self, values: Mapping[str, Value], *, is_public: bool) -> None:
        """Note which proposed records are named, and whether by a record that is published."""
        proposals = self._given.matching.proposals
        for value in values.values():
            for each in value.value if isinstance(value.value, tuple) else (value.value,):
                for kind in value.column.refers_to:
                    key = str(each) if "/" in str(each) else f"{kind}/{each}"
                    if key in proposals:
                        self._used[key] = self._used.get(key, False) or is_public

    def _proposals(self) -> Iterator[tuple[Proposal, bool]]:
        """The proposed records that are named, each with whether it is internal."""
        for key, proposal in self._given.matching.proposals.items():
            if key in self._used:
                yield proposal, not self._used[key]
