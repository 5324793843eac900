"""What a person asks of an import, and the sheet of a workbook and the table in it that are read for it."""

from collections.abc import Mapping

import msgspec

from goldthread.importing.forms import Form, form_of
from goldthread.importing.kept import Kept
from goldthread.importing.mapped_columns import MappingError
from goldthread.importing.names import column_names, names_of_kind, plain
from goldthread.importing.tables import Table, table_in
from goldthread.language.message import message
from goldthread.spreadsheets.sheets import Sheet, Workbook


class Request(msgspec.Struct, frozen=True):
    """What a person asks for.

    kind: The kind of the records.
    sheet: The sheet to read; None to find it.
    given: Fields by the headers of columns; an empty one leaves a column out.
    values: Values, by the names of fields, for new records whose rows say nothing there.
    header: The row of the header, from 1; 0 to find it.
    """

    kind: str
    sheet: str | None = None
    given: Mapping[str, str] = {}
    values: Mapping[str, str] = {}
    header: int = 0


class ChosenTable(msgspec.Struct, frozen=True):
    """The table that is read.

    sheet: The sheet in which it stands.
    table: The table, in the form that every table has, whichever tool has written it.
    form: The form of a tool that the sheet has; None for any other.
    header: The row of the header as a person said it, now or last time, from 1; 0 where it was found.
    """

    sheet: Sheet
    table: Table
    form: Form | None
    header: int


def chosen_table(workbook: Workbook, kept: Kept, request: Request) -> ChosenTable:
    """The table that is asked for, that was read last time, or that suits the kind best.

    Raises MappingError when the workbook has no such sheet, or none with cells, or the sheet no such row.
    """
    if request.sheet is not None:
        sheet = workbook.sheet(request.sheet)
        if sheet is None:
            known = ", ".join(f'"{each.name}"' for each in workbook.sheets)
            raise MappingError(
                message(
                    '{file} has no sheet "{name}". Sheets: {known}', file=workbook.name, name=request.sheet, known=known
                )
            )
        return _laid_out(workbook, sheet, kept, request)
    source = kept.source(workbook.name, request.kind, None)
    if source is not None and (sheet := workbook.sheet(source.sheet)) is not None:
        return _laid_out(workbook, sheet, kept, request)
    filled = [each for each in workbook.sheets if not each.is_hidden and each.rows]
    if not filled:
        raise MappingError(message("{file} has no sheet with cells in it that is not hidden.", file=workbook.name))
    long_enough = [each for each in filled if len(each.rows) >= request.header] or filled
    found = (_laid_out(workbook, each, kept, request) for each in long_enough)
    return max(found, key=lambda each: _suitability(each, request.kind))


def _suitability(chosen: ChosenTable, kind: str) -> tuple[bool, int, int]:
    """How well a table suits a kind: by the name of its sheet, by the fields that its header names, by its rows."""
    known, rows = column_names(kind), len(chosen.table.rows)
    hits = {name for header in chosen.table.headers for name in header.names if name in known}
    is_named = bool(hits) and plain(chosen.sheet.name) in names_of_kind(kind)
    return (is_named and bool(rows), len(hits) if rows else -1, rows)


def _laid_out(workbook: Workbook, sheet: Sheet, kept: Kept, request: Request) -> ChosenTable:
    header = _header_row(workbook, sheet, kept, request)
    form = form_of(workbook, sheet, request.kind) if not header else None
    laid_out = form.sheet if form else sheet
    is_name = column_names(request.kind).__contains__
    table = form.table if form and form.table else table_in(laid_out, is_name, header - 1)
    return ChosenTable(laid_out, table, form, header)


def _header_row(workbook: Workbook, sheet: Sheet, kept: Kept, request: Request) -> int:
    """The row of the header as it is asked for, or was last time, from 1; 0 to find it."""
    if request.header > len(sheet.rows):
        raise MappingError(
            message(
                'The sheet "{sheet}" has {rows} rows; none has the number {row}.',
                sheet=sheet.name, rows=len(sheet.rows), row=request.header,
            )
        )  # fmt: skip
    source = kept.source(workbook.name, request.kind, sheet.name)
    last = source.header if source is not None and source.header <= len(sheet.rows) else 0
    return request.header or last
