"""A file as a workbook: by its name and its bytes, whatever kind of spreadsheet it is."""

from pathlib import PurePath

from goldthread.language.message import message
from goldthread.spreadsheets.delimited_text import read_delimited
from goldthread.spreadsheets.errors import SpreadsheetError
from goldthread.spreadsheets.sheets import Workbook
from goldthread.spreadsheets.workbooks import read_workbook

WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")
TEXTS = (".csv", ".tsv", ".txt")
BYTES_LIMIT = 100_000_000
_TEXT_SIGNS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_spreadsheet(name: str, data: bytes) -> Workbook:
    """What a file holds, as sheets of cells; formulas by the values that were stored with them.

    name: The file's name, whose ending says what it is.
    Raises SpreadsheetError when it cannot be read.
    """
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise SpreadsheetError(message("{file} is empty.", file=name))
    if len(data) > BYTES_LIMIT:
        raise SpreadsheetError(
            message("{file} is larger than 100 MB. Save the sheet that you need as a file of its own.", file=name)
        )
    if suffix in WORKBOOKS:
        return read_workbook(name, data)
    if suffix in TEXTS or data.startswith(_TEXT_SIGNS):
        return read_delimited(name, data)
    raise SpreadsheetError(
        message("{file} is no spreadsheet that can be read: save it as .xlsx, .ods, .xls, .csv or .tsv.", file=name)
    )
