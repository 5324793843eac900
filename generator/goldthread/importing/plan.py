"""What importing a table would do: records added and changed, what is left alone, and each cell that cannot be used."""

from collections.abc import Mapping

import msgspec

from goldthread.importing.columns import Column
from goldthread.importing.kept import Imported, Source
from goldthread.importing.mapped_columns import MappedColumn
from goldthread.importing.matching import Proposal
from goldthread.language.message import Text


class CellPlace(msgspec.Struct, frozen=True):
    """Where a cell stands.

    sheet: The name of its sheet.
    address: The cell as spreadsheets call it; empty for a whole row.
    row: Its row, from 1.
    """

    sheet: str
    address: str
    row: int


class UnusableCell(msgspec.Struct, frozen=True):
    """A cell that cannot be used.

    place: Where it stands.
    header: What stands over it.
    value: What it holds.
    why: Why it cannot be used.
    """

    place: CellPlace
    header: str
    value: str
    why: Text


class Addition(msgspec.Struct, frozen=True):
    """A record that would be added.

    kind, id, title: What it would be.
    fields: Its fields, as plain data.
    place: Where it comes from.
    """

    kind: str
    id: str
    title: str
    fields: Mapping[str, object]
    place: CellPlace

    @property
    def key(self) -> str:
        """Its `kind/id`."""
        return f"{self.kind}/{self.id}"


class Change(msgspec.Struct, frozen=True):
    """A field of a record that would change.

    key: The record's `kind/id`.
    title: What readers know it by.
    column: The field.
    before: Its value; None where it has none.
    after: The value in the sheet.
    place: Where that comes from.
    """

    key: str
    title: str
    column: Column
    before: object
    after: object
    place: CellPlace


class Conflict(msgspec.Struct, frozen=True):
    """A field that has changed in the handbook and in the sheet since it was imported.

    change: What would change, if it were taken from the sheet.
    last: The value that was last imported.
    """

    change: Change
    last: object


class SameRecord(msgspec.Struct, frozen=True):
    """A name that was taken for a record with a name like it.

    place: Where it stands.
    name: The name.
    title: The record's.
    """

    place: CellPlace
    name: str
    title: str


class SameRow(msgspec.Struct, frozen=True):
    """A row that is about the same record as a row before it.

    place: Where it stands.
    first: Where the other one stands.
    title: What the row calls the record.
    """

    place: CellPlace
    first: CellPlace
    title: str


class ImportPlan(msgspec.Struct, frozen=True):
    """What importing a table would do.

    source: How the sheet is read, to be kept.
    mapping: What each column was taken for.
    form: The tool whose form the file has; empty for none.
    header_row: The row of the header, from 1.
    rows: How many rows were read.
    additions, changes: What would be written.
    proposals: Records that would be added because a cell names them.
    unchanged: The keys of records that say already what the sheet says.
    kept_newer: Fields that have changed in the handbook alone since they were imported, and stay as they are there.
    conflicts: What has changed on both sides, and stays as it is.
    taken_for: Names that were taken for records with names like them.
    same_rows: Rows that are about a record of which a row before them has told.
    unusable: The cells that cannot be used, row by row.
    sheets_left: The sheets that were not read, each with whether it is hidden.
    without: The fields that a record cannot be without and that no column holds, each with how many rows are left out for it.
    imported: What is to be kept of the records.
    has_own_form: Whether the sheet is laid out as a worksheet or an export, so that nothing had to be guessed.
    """

    source: Source
    mapping: tuple[MappedColumn, ...]
    form: str = ""
    header_row: int = 1
    rows: int = 0
    additions: tuple[Addition, ...] = ()
    changes: tuple[Change, ...] = ()
    proposals: tuple[tuple[Proposal, bool], ...] = ()
    unchanged: tuple[str, ...] = ()
    kept_newer: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    taken_for: tuple[SameRecord, ...] = ()
    same_rows: tuple[SameRow, ...] = ()
    unusable: tuple[UnusableCell, ...] = ()
    sheets_left: tuple[tuple[str, bool], ...] = ()
    without: tuple[tuple[str, int], ...] = ()
    imported: Mapping[str, Imported] = {}
    has_own_form: bool = False

    @property
    def writes_records(self) -> bool:
        """Whether any record would be added or changed."""
        return bool(self.additions or self.changes)

    @property
    def is_telling(self) -> bool:
        """Whether a person has to know of anything but how many records are as they were."""
        return bool(
            self.writes_records
            or self.proposals
            or self.conflicts
            or self.unusable
            or self.without
            or self.kept_newer
            or self.taken_for
        )

    @property
    def written(self) -> frozenset[str]:
        """The keys of the records that would be added or changed."""
        added = (each.key for each in self.additions)
        proposed = (each.key for each, _ in self.proposals)
        return frozenset((*added, *proposed, *(each.key for each in self.changes)))
