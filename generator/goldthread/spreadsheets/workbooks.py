"""Workbooks in files: .xlsx, .ods and .xls, read by their stored values."""

import datetime
import io

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from goldthread.language.message import message
from goldthread.spreadsheets.archives import SheetExtent, UnreadableArchiveError, extents
from goldthread.spreadsheets.errors import SpreadsheetError
from goldthread.spreadsheets.sheets import CellValue, Merged, Sheet, Workbook


def read_workbook(name: str, data: bytes) -> Workbook:
    """The workbook in the bytes of a file. Raises SpreadsheetError when it cannot be read."""
    try:
        known = extents(name, data)
    except UnreadableArchiveError as error:
        raise _unreadable(name, str(error)) from error
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = tuple(
                _sheet(
                    book.get_sheet_by_name(each.name),
                    is_hidden=each.visible != SheetVisibleEnum.Visible,
                    hidden_columns=known.get(each.name, SheetExtent()).hidden,
                )
                for each in book.sheets_metadata
                if each.typ == SheetTypeEnum.WorkSheet
            )
    except PasswordError as error:
        raise SpreadsheetError(message("{file} is protected by a password: save it without one.", file=name)) from error
    except CalamineError as error:
        raise _unreadable(name, str(error)) from error
    return Workbook(name, sheets)


def _unreadable(name: str, reason: str) -> SpreadsheetError:
    return SpreadsheetError(
        message(
            "{file} cannot be read as a workbook ({reason}). Open it in a spreadsheet program and save it anew.",
            file=name,
            reason=" ".join(reason.split()) or "-",
        )
    )


def _sheet(found: CalamineSheet, *, is_hidden: bool, hidden_columns: frozenset[int]) -> Sheet:
    ranges = found.merged_cell_ranges
    merged = None if ranges is None else tuple(Merged(*start, *end) for start, end in ranges)
    rows = tuple(tuple(map(_value, row)) for row in found.to_python(skip_empty_area=False)) if found.start else ()
    return Sheet(found.name, rows, is_hidden=is_hidden, merged=merged, hidden_columns=hidden_columns)


def _value(raw: object) -> CellValue:
    """A cell's value; whole numbers as such, and text without what a file adds at its ends."""
    match raw:
        case "" | None:
            return None
        case bool() | int() | datetime.date() | datetime.time() | datetime.timedelta():
            return raw
        case float():
            return int(raw) if raw.is_integer() else raw
        case _:
            return str(raw)
