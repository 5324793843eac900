"""The table in a sheet: its header, below whatever stands above it, and its rows."""

from collections.abc import Callable, Iterator

import msgspec

from goldthread.importing.names import plain
from goldthread.importing.values import is_blank, text_of
from goldthread.spreadsheets.sheets import CellValue, Sheet

_SEARCHED = 60
"""How many rows are looked through for a header."""
_SEVERAL = 2
"""So many names of fields are no chance."""
_BY_NAME = 10
_LONG = 60
"""A header is not longer than this; a sentence is none."""
_TOTALS = frozenset({"total", "totals", "sum", "summe", "gesamt", "insgesamt", "average", "durchschnitt", "somme"})

IsName = Callable[[str], bool]


class Header(msgspec.Struct, frozen=True):
    """What stands over a column.

    text: As it is shown.
    names: What it may be read as, the likeliest first: with the header above it, or alone.
    place: Where it stands, when that is not over its column.
    is_hidden: Whether people who open the file do not see its column.
    """

    text: str
    names: tuple[str, ...]
    place: str = ""
    is_hidden: bool = False


class Row(msgspec.Struct, frozen=True):
    """A row of a table.

    index: Its row in the sheet, from 0.
    cells: What it holds, column by column.
    addresses: Where each of these stands, when that is not in its row.
    """

    index: int
    cells: tuple[CellValue, ...]
    addresses: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """The table of a sheet.

    sheet: The name of the sheet.
    headers: What stands over each column.
    rows: Its rows, but for those that are empty, repeat the header or only part the others.
    header_row: The row of the sheet in which the header stands, from 0; -1 where it has none.
    """

    sheet: str
    headers: tuple[Header, ...]
    rows: tuple[Row, ...]
    header_row: int = -1

    def column(self, index: int) -> Iterator[CellValue]:
        """The cells of a column that say something."""
        return (row.cells[index] for row in self.rows if not is_blank(row.cells[index]))


def table_in(sheet: Sheet, is_name: IsName, header_row: int = -1) -> Table:
    """The table in a sheet.

    is_name: Tells whether a text, in the form in which names are compared, is the name of a field.
    header_row: The row of the sheet in which the header stands, from 0; below 0 to find it.
    """
    header_row = header_row if header_row >= 0 else _header_row(sheet, is_name)
    if header_row < 0:
        return Table(sheet.name, (), ())
    headers = _told_apart(
        [
            msgspec.structs.replace(
                _header(sheet, header_row, column, is_name), is_hidden=column in sheet.hidden_columns
            )
            for column in range(sheet.width)
        ]
    )
    return Table(sheet.name, headers, tuple(_rows(sheet, header_row, headers)), header_row)


def _told_apart(headers: list[Header]) -> tuple[Header, ...]:
    """Headers of which no two are the same: the second of a name is numbered."""
    seen: dict[str, int] = {}
    found: list[Header] = []
    for each in headers:
        number = seen[each.text] = seen.get(each.text, 0) + 1
        text = f"{each.text} ({number})" if each.text and number > 1 else each.text
        found.append(msgspec.structs.replace(each, text=text))
    return tuple(found)


def _header_row(sheet: Sheet, is_name: IsName) -> int:
    """The row in which most cells are names of fields; without any, the first one that is all headings."""
    best, best_score, best_filled = -1, 0, 0
    for index in range(min(len(sheet.rows), _SEARCHED)):
        headers = [_header(sheet, index, column, is_name) for column in range(sheet.width)]
        texts = [each for each in headers if each.text]
        if not texts or any(len(each.text) > _LONG * 2 for each in texts):
            continue
        own = [text_of(sheet.value(index, column)) for column in range(sheet.width)]
        hits = {_named(header, text, is_name) for header, text in zip(headers, own, strict=True)} - {""}
        is_text = all(isinstance(value, str) or value is None for value in sheet.rows[index])
        score = len(hits) * _BY_NAME + min(sum(map(bool, own)), _BY_NAME - 1) * is_text
        is_below_headings = best >= 0 and len(hits) < _SEVERAL and sum(map(bool, own)) <= best_filled
        if (
            score > best_score
            and not is_below_headings
            and (hits or (is_text and sum(map(bool, own)) > 1 and index + 1 < len(sheet.rows)))
        ):
            best, best_score, best_filled = index, score, sum(map(bool, own))
    return best


def _named(header: Header, own: str, is_name: IsName) -> str:
    """The name of a field that a header is; of a cell with words of its own, what stands above alone makes none."""
    named = next(filter(is_name, header.names), "")
    return named if not own or plain(own) in named else ""


def _header(sheet: Sheet, row: int, column: int, is_name: IsName) -> Header:
    """A header with the one above it, where merged cells show that the two belong together."""
    own = " ".join(text_of(sheet.shown(row, column)).split())
    above = _above(sheet, row, column, own)
    if not own and not above:
        return Header("", ())
    names = [plain(f"{above} {own}"), plain(own), plain(f"{own} {above}")] if above and own else [plain(own or above)]
    if above and own and is_name(plain(above)) and not is_name(plain(own)):
        names.append(plain(above))
    text = f"{above}: {own}" if above and own else own or above
    return Header(text, tuple(name for name in dict.fromkeys(names) if name))


def _above(sheet: Sheet, row: int, column: int, own: str) -> str:
    """What stands over a header and over its neighbours; nothing when that stands over all of them, as a title does."""
    if row == 0:
        return ""
    merged = sheet.merged_at(row - 1, column)
    if merged is not None and merged.bottom < row:
        if merged.left == merged.right or merged.right - merged.left + 1 >= _filled(sheet, row):
            return ""
        return " ".join(text_of(sheet.value(merged.top, merged.left)).split())
    if merged is None and not own:
        return " ".join(text_of(sheet.value(row - 1, column)).split())
    if merged is None and sheet.merged is None and _filled(sheet, row - 1) > 1:
        left = next((at for at in range(column, -1, -1) if not is_blank(sheet.value(row - 1, at))), None)
        return "" if left is None else " ".join(text_of(sheet.value(row - 1, left)).split())
    return ""


def _filled(sheet: Sheet, row: int) -> int:
    return sum(not is_blank(sheet.shown(row, column)) for column in range(sheet.width))


def _rows(sheet: Sheet, header_row: int, headers: tuple[Header, ...]) -> Iterator[Row]:
    titles = [plain(each.text) for each in headers]
    for index in range(header_row + 1, len(sheet.rows)):
        cells = tuple(_cell(sheet, index, column) for column in range(sheet.width))
        filled = [each for each in cells if not is_blank(each)]
        if not filled or _is_heading(sheet, index, filled) or _is_total(filled):
            continue
        if [plain(text_of(each)) for each in cells] != titles:
            yield Row(index, cells)


def _cell(sheet: Sheet, row: int, column: int) -> CellValue:
    """A cell; of cells merged downwards each says the same."""
    value = sheet.rows[row][column]
    if value is None and sheet.merged:
        merged = sheet.merged_at(row, column)
        if merged is not None and merged.left == column:
            return sheet.value(merged.top, merged.left)
    return value


def _is_heading(sheet: Sheet, row: int, filled: list[CellValue]) -> bool:
    """Whether a row only parts the others: one text in cells that were merged across the table."""
    if len(filled) != 1 or not sheet.merged:
        return False
    across = (sheet.merged_at(row, column) for column in range(sheet.width))
    return any(each is not None and each.right > each.left for each in across)


def _is_total(filled: list[CellValue]) -> bool:
    return plain(text_of(filled[0])) in _TOTALS and all(not isinstance(each, str) for each in filled[1:])
