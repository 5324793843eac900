"""All that the plan of an import rests on."""

import msgspec

from goldthread.importing.columns import Column, title_column
from goldthread.importing.kept import Kept
from goldthread.importing.mapped_columns import MappedColumn
from goldthread.importing.matching import KnownNames, Matching
from goldthread.importing.rows import RowReader
from goldthread.importing.tables import Table
from goldthread.model.book import Book


class ImportInput(msgspec.Struct, frozen=True):
    """All that the plan of an import rests on.

    file: The name of the workbook.
    kind: The kind of the records that its rows are.
    table: The rows, and what stands over them.
    mapping: Which field each column is.
    reader: Reads the rows, and notes each cell that cannot be used.
    book: The handbook as it is.
    kept: What was kept of earlier imports.
    matching: The names that cells may say, of records that there are and of those that are proposed.
    is_worksheet: Whether the sheet is one that Goldthread wrote, to be filled in.
    is_internal: Whether the sheet is hidden or called internal, so that nothing of it may be published.
    """

    file: str
    kind: str
    table: Table
    mapping: tuple[MappedColumn, ...]
    reader: RowReader
    book: Book
    kept: Kept
    matching: Matching
    is_worksheet: bool
    is_internal: bool

    @property
    def title(self) -> Column:
        """The field that says what a record of the kind is called; its id, for a kind without a title."""
        return title_column(self.kind)

    def names(self, column: Column) -> KnownNames | None:
        """The names that a cell of a column may say; None when it names no record."""
        kinds = column.refers_to or column.begins_with
        return self.matching.names(kinds) if kinds and column.name != "was" else None
