"""Workbooks in files: .xlsx, .ods and .xls, read by their stored values."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from goldthread.language.message import message
from goldthread.spreadsheets.errors import SpreadsheetError
from goldthread.spreadsheets.sheets import CellValue, Merged, Sheet, Workbook

UNPACKED_LIMIT = 1_000_000_000
CELLS_LIMIT = 20_000_000
"""How many cells a sheet may span: the reader makes room for all of them, empty ones included."""
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CHUNK = 1 << 20
_OVERLAP = 1 << 10


def read_workbook(name: str, data: bytes) -> Workbook:
    """The workbook in the bytes of a file. Raises SpreadsheetError when it cannot be read."""
    _refuse_large(name, data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = tuple(
                _sheet(book.get_sheet_by_name(each.name), is_hidden=each.visible != SheetVisibleEnum.Visible)
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


def _sheet(found: CalamineSheet, *, is_hidden: bool) -> Sheet:
    ranges = found.merged_cell_ranges
    merged = None if ranges is None else tuple(Merged(*start, *end) for start, end in ranges)
    rows = tuple(tuple(map(_value, row)) for row in found.to_python(skip_empty_area=False)) if found.start else ()
    return Sheet(found.name, rows, is_hidden=is_hidden, merged=merged)


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


def _refuse_large(name: str, data: bytes) -> None:
    """Raise SpreadsheetError for a file that would take up more memory than there is, before it is unpacked."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            if sum(each.file_size for each in files) > UNPACKED_LIMIT:
                raise SpreadsheetError(
                    message(
                        "{file} holds more than 1 GB. Save the sheet that you need as a file of its own.", file=name
                    )
                )
            for each in files:
                if _SHEET.fullmatch(each.filename) and _spanned(archive, each) > CELLS_LIMIT:
                    raise SpreadsheetError(
                        message(
                            "{file} has a cell so far from the others that its sheet spans more than 20 million cells. "
                            "Delete what lies far below or beside the table.",
                            file=name,
                        )
                    )
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        # zipfile raises NotImplementedError for a compression it does not know, and RuntimeError for an archive with a password
        raise _unreadable(name, str(error)) from error


def _spanned(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> int:
    """How many cells a sheet of an .xlsx spans."""
    last_row = last_column = 0
    for chunk in _chunks(archive, sheet):
        for found in _CELL.finditer(chunk):
            last_row = max(last_row, int(found[2]))
            last_column = max(last_column, _number(found[1]))
    return last_row * last_column


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _chunks(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> Iterator[bytes]:
    """A file of an archive in parts that overlap, so that no cell is cut in two."""
    with archive.open(sheet) as stream:
        kept = b""
        while part := stream.read(_CHUNK):
            yield kept + part
            kept = part[-_OVERLAP:]
