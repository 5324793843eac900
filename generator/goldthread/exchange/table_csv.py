"""A table of records in CSV: UTF-8 with a byte order mark, for spreadsheet programs; texts like formulas begin with an apostrophe."""

import csv
import datetime
import io

from goldthread.exchange.csv_table import MARK
from goldthread.exchange.guarding import guarded
from goldthread.exchange.record_tables import Cell, RecordTable


def write(table: RecordTable) -> bytes:
    """The table as CSV; the same table gives the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(each) for each in table.headers])
    for row in table.rows:
        writer.writerow([_text(each) for each in row])
    return (MARK + text.getvalue()).encode()


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return guarded(cell)
        case datetime.date():
            return cell.isoformat()
        case _:
            return str(cell)
