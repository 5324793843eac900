"""Whether what stands in a column can be a field: ids, links, words of a vocabulary, dates and numbers, or marks."""

import re
from itertools import islice

from goldthread.importing.columns import ID, Column
from goldthread.importing.matching import Matching, parts_of
from goldthread.importing.names import plain
from goldthread.importing.tables import Table
from goldthread.importing.values import Unusable, read_value, sense_of, text_of
from goldthread.importing.vocabulary import choice_words, flag_of
from goldthread.model.book import Book
from goldthread.model.links import ANY_KIND
from goldthread.model.record import ID_PATTERN
from goldthread.model.shapes import ChoiceShape, TextShape
from goldthread.spreadsheets.sheets import CellValue

MOST = 0.8
"""The share of the cells in a column that has to fit, for the column to be taken for what they say."""
MANY = 0.6
"""The same, where the cells say it plainly."""
_SAMPLE = 400
_LEAST_HITS = 2
_WORDS = re.compile(r"\s*[;,/\n]\s*")
_MOST_PHASES = 12


class ColumnContents:
    """What stands in the columns of a table, held against the fields of a kind."""

    def __init__(self, table: Table, kind: str, book: Book, matching: Matching) -> None:
        self._table, self._kind, self._book, self._matching = table, kind, book, matching

    def cells(self, index: int) -> list[CellValue]:
        """The first cells of a column that hold something, so many that they tell what the column is."""
        return list(islice(self._table.column(index), _SAMPLE))

    def texts(self, index: int) -> list[str]:
        """The same, as texts."""
        return [text_of(each) for each in self.cells(index)]

    def are_marks(self, index: int) -> bool:
        """Whether most cells of a column are crosses, ticks, or words for yes and no."""
        cells = self.cells(index)
        return bool(cells) and sum(map(_is_mark, cells)) >= len(cells) * MOST

    def are_phases(self, index: int, column: Column) -> bool:
        """Whether cells name phases: some that are known, or a few names, without numbers, that return again and again."""
        known, cells = self._matching.names(column.refers_to), self.texts(index)
        names = {plain(each) for each in cells}
        if names and all(known.match(each) is not None for each in cells):
            return True
        has_digits = any(character.isdigit() for each in names for character in each)
        return not has_digits and _LEAST_HITS <= len(names) <= _MOST_PHASES and len(cells) >= 2 * len(names)

    def fits(self, index: int, column: Column) -> bool:
        """Whether a column may hold what its name says: an id has the form of one."""
        cells = self.texts(index)
        if column.name != ID:
            return bool(cells) and self._reads_any(index, column)
        known = {each.id for each in self._book.records.values() if each.kind == self._kind}
        ids = [each for each in cells if each in known or (re.search(ID_PATTERN, each) and not each.isdecimal())]
        return bool(ids) and len(ids) >= len(cells) * MOST

    def holds(self, index: int, column: Column) -> bool:
        """Whether most cells of a column are links to records that there are, or words of a vocabulary, as a field has them."""
        leaf, cells = column.leaf, self.texts(index)
        if isinstance(leaf, ChoiceShape):
            words = choice_words(leaf)
            hits = [words[plain(each)] for each in cells if plain(each) in words]
            return len(hits) >= len(cells) * MOST and len(set(hits)) >= _LEAST_HITS and not all(map(_is_mark, cells))
        if isinstance(leaf, TextShape) and leaf.ref and ANY_KIND not in leaf.ref and column.name != "was":
            known = self._matching.names(leaf.ref)
            sure = [parts for text in cells if not (parts := parts_of(text, known)).unknown and not parts.near]
            return len(sure) >= max(len(cells) * MANY, _LEAST_HITS)
        return False

    def _reads_any(self, index: int, column: Column) -> bool:
        """Whether any cell can be read as a field of dates, numbers or a vocabulary: a customer column may be called "Audience"."""
        if isinstance(column.leaf, TextShape):
            return True
        cells = self.cells(index)
        sense = sense_of(self._table.headers[index].text, cells)
        values = (
            read_value(column.leaf, piece, sense) for each in cells for piece in (each, *_WORDS.split(text_of(each)))
        )
        return any(not isinstance(each, Unusable) for each in values) or all(map(_is_mark, cells))


def _is_mark(cell: CellValue) -> bool:
    return isinstance(cell, bool) or flag_of(text_of(cell)) is not None
