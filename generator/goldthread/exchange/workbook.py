"""Tables of records as a workbook: a sheet for each kind, with lists to choose from, help in notes, and ids that cannot be changed.

Nothing in it is a formula, and no text can become one by being read: texts are stored as texts, those that begin like a formula are marked
as quoted, and those that are one in all but name begin with an apostrophe, which an import takes off again.
"""

import datetime
import io
from collections.abc import Iterable, Mapping

import msgspec
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldthread.exchange.guarding import FORMULA_SIGNS, guarded
from goldthread.exchange.record_tables import Cell, RecordTable, link_choices
from goldthread.importing.columns import ID, Column
from goldthread.importing.matching import Matching
from goldthread.importing.values import is_formula
from goldthread.importing.word_labels import label_of
from goldthread.language.translation import said, say
from goldthread.model.book import Book
from goldthread.model.labels import default_label
from goldthread.model.shapes import ChoiceShape, DateShape, FlagShape, NumberShape, TextShape

EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
"""The time that a workbook bears, so that the same records give the same bytes."""
_SPARE = 200
"""How many rows below the records are ready for new ones."""
_LONGEST = 32_767
"""A cell holds no longer text."""
_NARROW, _MIDDLE, _WIDE = 14, 24, 42
_NOTE_LENGTH = 240
PROTECTION = {
    "select_locked_cells": True, "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip


class Styles(msgspec.Struct, frozen=True):
    """The formats of cells.

    header: The header.
    locked: Cells that cannot be changed.
    open: Cells that can.
    quoted: Open cells whose text begins like a formula.
    day: Open cells with a date.
    """

    header: Format
    locked: Format
    open: Format
    quoted: Format
    day: Format


class Lists:
    """The words that cells may be chosen from, each list in a column of a hidden sheet."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._name = say("Lists")
        self._known: dict[tuple[str, ...], str] = {}

    def source(self, words: Iterable[str]) -> str:
        """The cells that hold a list; empty when it has no words."""
        wanted = tuple(dict.fromkeys(each for each in words if each and len(each) <= _LONGEST))
        if wanted and wanted not in self._known:
            column = xlsxwriter.utility.xl_col_to_name(len(self._known))
            self._known[wanted] = f"='{self._name}'!${column}$1:${column}${len(wanted)}"
        return self._known.get(wanted, "")

    def write(self) -> None:
        """Write the hidden sheet."""
        if not self._known:
            return
        sheet = self._book.add_worksheet(self._name)
        for index, words in enumerate(self._known):
            for row, word in enumerate(words):
                sheet.write_string(row, index, guarded(word) if is_formula(word) else word)
        sheet.protect()
        sheet.hide()


def new_workbook(stream: io.BytesIO) -> tuple[xlsxwriter.Workbook, Styles]:
    """A workbook that bears a fixed time, and the formats of its cells."""
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": EPOCH, "comments": "Goldthread"})
    plain: dict[str, object] = {"text_wrap": True, "valign": "top"}
    return book, Styles(
        header=book.add_format({**plain, "bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF", "border": 1}),
        locked=book.add_format({**plain, "bg_color": "#EDEDED", "font_color": "#595959"}),
        open=book.add_format({**plain, "locked": False}),
        quoted=book.add_format({**plain, "locked": False, "quote_prefix": True}),
        day=book.add_format({**plain, "locked": False, "num_format": "yyyy-mm-dd"}),
    )


def write(tables: Iterable[RecordTable], book: Book, matching: Matching) -> bytes:
    """The tables as a workbook, in the language that is being spoken; the same tables give the same bytes."""
    stream = io.BytesIO()
    workbook, styles = new_workbook(stream)
    lists = Lists(workbook)
    for table in tables:
        _write_table(workbook.add_worksheet(table.title[:31]), table, styles, lists, book, matching)
    lists.write()
    workbook.close()
    return stream.getvalue()


def _write_table(
    sheet: Worksheet, table: RecordTable, styles: Styles, lists: Lists, book: Book, matching: Matching
) -> None:
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, _width(column), styles.locked if column.name == ID else styles.open)
        sheet.write_string(0, index, table.headers[index], styles.header)
        if column.doc:
            sheet.write_comment(0, index, _note(column), {"author": "Goldthread", "x_scale": 2})
        offer(sheet, (1, index, len(table.rows) + _SPARE, index), column, lists, link_choices(column, book, matching))
    for number, row in enumerate(table.rows, 1):
        for index, cell in enumerate(row):
            put(sheet, (number, index), cell, styles, is_locked=table.columns[index].name == ID)
    sheet.freeze_panes(1, min(2, len(table.columns)))
    if table.columns:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{_last(table)}"})
    sheet.protect("", PROTECTION)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _last(table: RecordTable) -> str:
    return f"{xlsxwriter.utility.xl_col_to_name(len(table.columns) - 1)}{len(table.rows) + _SPARE}"


def put(sheet: Worksheet, place: tuple[int, int], cell: Cell, styles: Styles, *, is_locked: bool = False) -> None:
    """Write a cell; text that is too long for one is left out, so that an import changes nothing."""
    match cell:
        case None:
            return
        case datetime.date():
            sheet.write_datetime(*place, datetime.datetime.combine(cell, datetime.time()), styles.day)
        case str():
            text = guarded(cell) if is_formula(cell) or cell.startswith("'") else cell
            style = styles.quoted if text.startswith(FORMULA_SIGNS) else styles.open
            if len(text) <= _LONGEST:
                sheet.write_string(*place, text, styles.locked if is_locked else style)
        case _:
            sheet.write_number(*place, cell, styles.locked if is_locked else styles.open)


def offer(
    sheet: Worksheet, cells: tuple[int, int, int, int], column: Column, lists: Lists, links: Iterable[str]
) -> None:
    """Let cells be chosen from a list, or keep them to the form of their field."""
    rule: Mapping[str, object] | None = None
    match column.leaf:
        case ChoiceShape(words=words):
            rule = _list(lists.source(map(label_of, words)), is_strict=not column.is_list)
        case FlagShape():
            rule = _list(lists.source(map(label_of, ("yes", "no"))), is_strict=True)
        case TextShape(ref=ref) if ref and column.name != "was":
            rule = _list(lists.source(links), is_strict=False)
        case NumberShape(least=least, most=most) if least is not None and most is not None and not column.is_list:
            rule = {
                "validate": "decimal",
                "criteria": "between",
                "minimum": least,
                "maximum": most,
                "error_type": "warning",
            }
        case DateShape() if not column.is_list:
            rule = {
                "validate": "date", "criteria": ">", "value": datetime.date(1900, 1, 1), "error_type": "warning",
                "error_message": say("Write the date as year-month-day."),
            }  # fmt: skip
        case _:
            return
    if rule:
        sheet.data_validation(*cells, dict(rule))


def _list(source: str, *, is_strict: bool) -> Mapping[str, object] | None:
    """A list to choose from; where several may stand in a cell, or a new name, others may be written as well."""
    if not source:
        return None
    shown = {"error_type": "warning", "error_message": say("Choose a word of the list.")} if is_strict else {}
    return {"validate": "list", "source": source, "show_error": is_strict, **shown}


def _note(column: Column) -> str:
    """The help of a field."""
    words = [said(column.doc)]
    if column.form == "several":
        form = ", ".join(f"{name}: …" for name, _ in column.parts)
        words.append(say("Where there are several: a line each, as “{form}”.", form=form))
    elif column.parts:
        first, second = (default_label(name).worded() for name, _ in column.parts)
        words.append(say("Several: a line each, as “{first}: {second}”.", first=first, second=second))
    elif column.is_list:
        words.append(say("Several: a line each."))
    if column.name == ID:
        words.append(say("Leave it as it is; leave it empty for a new record."))
    return " ".join(words)[:_NOTE_LENGTH]


def _width(column: Column) -> int:
    if isinstance(column.leaf, TextShape) and (column.leaf.prose or column.refers_to):
        return _WIDE if column.leaf.prose else _MIDDLE
    return _MIDDLE if isinstance(column.leaf, TextShape) else _NARROW
