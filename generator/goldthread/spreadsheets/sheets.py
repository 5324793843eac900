"""Sheets of cells: what a spreadsheet holds, whatever file it came from."""

import datetime
from collections.abc import Iterator
from functools import cached_property

import msgspec

CellValue = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None
"""What a cell holds; None for an empty one. A date with a time of day is a `datetime.datetime`."""

_LETTERS = 26


class Merged(msgspec.Struct, frozen=True, order=True):
    """Cells that were merged into one, by the rows and columns of their corners, from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is one of them."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Sheet(msgspec.Struct, frozen=True, dict=True):
    """One sheet.

    name: What its tab says.
    rows: Its cells, row by row from the first, all rows of one length.
    is_hidden: Whether people who open the file do not see it.
    merged: The cells that were merged; None when the kind of file does not say.
    hidden_columns: The columns that people who open the file do not see, as far as the kind of file says.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    is_hidden: bool = False
    merged: tuple[Merged, ...] | None = None
    hidden_columns: frozenset[int] = frozenset()

    def value(self, row: int, column: int) -> CellValue:
        """What a cell holds; None outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def _inside(self) -> dict[tuple[int, int], Merged]:
        """The merged cells in whose place another stands, by row and column."""
        return {place: each for each in self.merged or () for place in _places(each)}

    def merged_at(self, row: int, column: int) -> Merged | None:
        """The merged cells that a cell is part of."""
        return self._inside.get((row, column))

    def shown(self, row: int, column: int) -> CellValue:
        """What a reader sees at a place: for each of some merged cells, the value of the first."""
        merged = self.merged_at(row, column)
        return self.value(merged.top, merged.left) if merged else self.value(row, column)


class Workbook(msgspec.Struct, frozen=True):
    """A file with its sheets.

    name: The file's name, without folders.
    sheets: Its sheets in order, hidden ones included.
    """

    name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name, letter case put aside where no name is quite the same."""
        plain = name.strip().casefold()
        exact = (each for each in self.sheets if each.name == name)
        return next(exact, None) or next((each for each in self.sheets if each.name.strip().casefold() == plain), None)


def _places(merged: Merged) -> Iterator[tuple[int, int]]:
    for row in range(merged.top, merged.bottom + 1):
        for column in range(merged.left, merged.right + 1):
            yield row, column


def column_letters(column: int) -> str:
    """The letters over a column: "A" for 0, "AA" for 26."""
    letters = ""
    left = column + 1
    while left:
        left, digit = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """A cell as spreadsheets call it: "B7"."""
    return f"{column_letters(column)}{row + 1}"
