"""The rows of a table as values of fields, with each cell that cannot be used."""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from goldthread.importing.channels import channel_sense
from goldthread.importing.columns import Column, title_column
from goldthread.importing.entry_lines import line_in, named_pair_in
from goldthread.importing.mapped_columns import MappedColumn
from goldthread.importing.matching import PROPOSED, KnownNames, Matching, Parts, is_title, parts_of
from goldthread.importing.names import plain
from goldthread.importing.pairs import pair_in
from goldthread.importing.plan import CellPlace, SameRecord, UnusableCell
from goldthread.importing.record_values import SheetValue, named_in
from goldthread.importing.tables import Row, Table
from goldthread.importing.values import (
    RATINGS,
    ColumnSense,
    Unusable,
    declared_by,
    is_blank,
    is_formula,
    read_part,
    read_value,
    sense_of,
    text_of,
)
from goldthread.importing.vocabulary import flag_of
from goldthread.language.message import Message, Names, message
from goldthread.model.journey import Touchpoint
from goldthread.model.links import ANY_KIND
from goldthread.model.shapes import ChoiceShape, NumberShape, TextShape
from goldthread.spreadsheets.sheets import CellValue, cell_address

_LINES = re.compile(r"\s*[;\n•]\s*")
_WORDS = re.compile(r"\s*[;,\n•|]\s*")
_TWO = 2
"""A vocabulary of so many words has a no for each yes."""
_BETWEEN_NAMES = re.compile(r"\s+/\s+|\s*[;|\n]\s*")
"""What stands between several names, and seldom in one."""
_BULLET = re.compile(r"^[-*·–]\s+")
BULLET = "▪"
"""What stands before each entry of a list in which no other sign parts entries."""
_BULLETED = re.compile(r"(?:^|\n)▪[ \t]+")


def separates(text: str, column: Column) -> bool:
    """Whether a cell with an entry of a list would be taken apart within the entry."""
    bare = text.strip()
    return _way(column).search(bare) is not None or _BULLET.match(bare) is not None or bare.startswith(BULLET)


def _way(column: Column) -> re.Pattern[str]:
    """What parts the entries of a list: sentences part at lines and semicolons, words at commas too."""
    return _LINES if isinstance(column.leaf, TextShape) and column.leaf.prose else _WORDS


def _entries(text: str, column: Column) -> list[str]:
    """The entries of a list in a cell; where each begins with a square on a line of its own, nothing else parts them."""
    bulleted = _BULLETED.split(text)
    if not bulleted[0] and len(bulleted) > 1:
        return [each.strip() for each in bulleted if each.strip()]
    return [bare for each in _way(column).split(text) if (bare := _BULLET.sub("", each).strip())]


class Value(msgspec.Struct, frozen=True):
    """What a cell says.

    column: The field.
    value: The value of it.
    place: Where the cell stands.
    words: What stands in the cell, where that may say more than the value: the channel beside its medium.
    """

    column: Column
    value: SheetValue
    place: CellPlace
    words: str = ""


class ReadRow(msgspec.Struct, frozen=True):
    """A row as values.

    row: Its row in the sheet, from 0.
    place: Where it stands.
    key: What its key column says.
    values: What its cells say, by the name of the field.
    cells: Its cells.
    """

    row: int
    place: CellPlace
    key: str
    values: dict[str, Value]
    cells: Row

    def text(self, name: str) -> str:
        """What it says in a field, as text."""
        return str(self.values[name].value) if name in self.values else ""


class RowReader:
    """Reads the rows of a table, and notes what cannot be used."""

    def __init__(self, table: Table, kind: str, mapping: tuple[MappedColumn, ...], matching: Matching) -> None:
        self._table, self._kind, self._matching = table, kind, matching
        self._mapped = [each for each in mapping if each.column is not None]
        self._mapping = mapping
        self._senses = {each.index: sense_of(each.header, table.column(each.index)) for each in self._mapped}
        self.unusable: list[UnusableCell] = []
        self.taken_for: list[SameRecord] = []
        self._propose(is_late=False)

    def rows(self) -> Iterator[ReadRow]:
        """The rows with what their cells say."""
        key = next((each for each in self._mapping if each.is_key), None)
        for row in self._table.rows:
            values: dict[str, Value] = {}
            for mapped in self._mapped:
                if not self._is_late(mapped):
                    self._read(row, mapped, values)
            key_text = text_of(row.cells[key.index]) if key else ""
            yield ReadRow(row.index, self.place(row), key_text, values, row)

    def propose_late(self) -> None:
        """Propose records for names in the cells that are read late, once the records of the table itself are known."""
        self._propose(is_late=True)

    def late_values(self, row: ReadRow) -> dict[str, Value]:
        """What the cells of a row say that may name records of the table itself."""
        values: dict[str, Value] = {}
        for mapped in self._mapped:
            if self._is_late(mapped):
                self._read(row.cells, mapped, values)
        return values

    def _is_late(self, mapped: MappedColumn) -> bool:
        column = mapped.column
        kinds = (*column.refers_to, *column.begins_with) if column and column.name != "was" else ()
        return self._kind in kinds or ANY_KIND in kinds

    def place(self, row: Row, column: int | None = None) -> CellPlace:
        """Where a row or a cell stands."""
        if column is None:
            return CellPlace(self._table.sheet, "", row.index + 1)
        address = row.addresses[column] if row.addresses else cell_address(row.index, column)
        return CellPlace(self._table.sheet, address, row.index + 1)

    def refuse(self, place: CellPlace, header: str, value: object, why: Message) -> None:
        """Note a cell that cannot be used."""
        self.unusable.append(UnusableCell(place, header, shown_value(value), why))

    def _read(self, row: Row, mapped: MappedColumn, values: dict[str, Value]) -> None:
        raw, column = row.cells[mapped.index], mapped.column
        assert column is not None
        if is_blank(raw):
            return
        place = self.place(row, mapped.index)
        read = self._marked(mapped, column, raw) if mapped.mark else self._value(column, raw, mapped, place)
        if read is None:
            return
        if isinstance(read, Unusable):
            self.refuse(place, mapped.header, raw, read.why)
            return
        before = values.get(column.name)
        if before is not None and column.is_list and isinstance(before.value, tuple) and isinstance(read, tuple):
            read = tuple(dict.fromkeys((*before.value, *read)))
        elif before is not None and before.value != read:
            why = message("{address} says something else for the same field", address=before.place.address)
            self.refuse(place, mapped.header, raw, why)
            return
        if _is_rating(column) and not isinstance(raw, int | float) and text_of(raw) != str(read):
            self.taken_for.append(SameRecord(place, text_of(raw), str(read)))
        values[column.name] = Value(column, read, place, text_of(raw) if self._is_medium(column) else "")

    def _is_medium(self, column: Column) -> bool:
        """Whether a field is the medium of a touchpoint, in which sheets name channels as well."""
        return self._kind == Touchpoint.kind and column.name == "medium"

    def typed(self, column: Column, text: str, place: CellPlace) -> SheetValue | Unusable:
        """What a person typed for a field, read as a cell would be."""
        declared = declared_by(text)
        read: SheetValue | Unusable | None
        if declared and len(column.path) == 1 and not column.is_required:
            return declared
        if is_blank(text):
            read = None
        elif column.refers_to and column.name != "was":
            read = self._references(column, text, place)
        elif column.is_list:
            read = self._several(column, text, ColumnSense())
        else:
            read = read_value(column.leaf, text, ColumnSense())
        return Unusable(message("the field needs a value")) if read is None else read

    def _marked(self, mapped: MappedColumn, column: Column, raw: CellValue) -> SheetValue | Unusable | None:
        """What a mark says: the value over it, or nothing; of two words, no means the other."""
        said = raw if isinstance(raw, bool) else flag_of(text_of(raw))
        if said is None:
            return Unusable(message("it says neither yes nor no"))
        if not said and isinstance(column.leaf, ChoiceShape) and len(column.leaf.words) == _TWO:
            return next(each for each in column.leaf.words if each != mapped.mark)
        if not said:
            return None
        return (mapped.mark,) if column.is_list else mapped.mark

    def _value(
        self, column: Column, raw: CellValue, mapped: MappedColumn, place: CellPlace
    ) -> SheetValue | Unusable | None:
        declared = declared_by(raw)
        if declared and column.is_declarable and column.name not in {"id", "audience"}:
            return declared
        if declared:
            return Unusable(message("the field needs a value")) if column.is_required else None
        if is_formula(raw):
            return Unusable(message("it is a formula without a result; write the result into the cell"))
        if column.refers_to and column.name != "was":
            return self._references(column, raw, place)
        if self._is_medium(column) and (sense := channel_sense(text_of(raw))) is not None:
            return sense.medium
        if isinstance(column.leaf, ChoiceShape) and not column.is_list:
            return self._choice(column, raw, self._senses[mapped.index])
        if column.is_list:
            return self._several(column, raw, self._senses[mapped.index])
        return read_value(column.leaf, raw, self._senses[mapped.index])

    def _choice(self, column: Column, raw: CellValue, sense: ColumnSense) -> SheetValue | Unusable | None:
        read = read_value(column.leaf, raw, sense)
        if not isinstance(read, Unusable):
            return read
        assert isinstance(column.leaf, ChoiceShape)
        said = raw if isinstance(raw, bool) else flag_of(text_of(raw))
        if said is False:
            return None
        if said:
            words = Names(column.leaf.words, "or")
            return Unusable(message("yes is not enough here; the field needs one of {words}", words=words))
        return read

    def _several(self, column: Column, raw: CellValue, sense: ColumnSense) -> SheetValue | Unusable | None:
        """The entries of a list."""
        entries = _entries(text_of(raw), column)
        read: list[SheetValue | Unusable]
        if column.begins_with:
            known = self._matching.names(column.begins_with)
            read = [named_pair_in(each, column, known, sense) for each in entries]
        elif column.form == "several":
            read = [line_in(each, column, sense) for each in entries]
        elif column.parts:
            read = [pair_in(each, column, sense) for each in entries]
        else:
            read = [read_part(column.leaf, each, sense) for each in entries]
        refused = next((each for each in read if isinstance(each, Unusable)), None)
        return refused or tuple(dict.fromkeys(each for each in read if not isinstance(each, Unusable | tuple))) or None

    def _references(self, column: Column, raw: CellValue, place: CellPlace) -> SheetValue | Unusable | None:
        text = text_of(raw)
        known = self._matching.names(column.refers_to)
        parts = parts_of(text, known) if column.is_list else _one(text, column, self._matching)
        for name, key in parts.near:
            self.taken_for.append(SameRecord(place, name, self._matching.title(key)))
        if not column.is_list and len(parts.keys) > 1:
            return Unusable(message("it names {count} records, and the field holds one", count=len(parts.keys)))
        if parts.unknown:
            why = Unusable(self._unknown(column, parts.unknown))
            if not parts.keys:
                return why
            self.refuse(place, column.label(), ", ".join(parts.unknown), why.why)
        found = tuple(named_in(column, key) for key in parts.keys)
        return found if column.is_list else next(iter(found), None)

    def _unknown(self, column: Column, unknown: tuple[str, ...]) -> Message:
        """That there are no records of some names, with those that may have been meant, and the command that adds one."""
        kinds = column.refers_to
        names = Names(tuple(f'"{each}"' for each in unknown), "or")
        if ANY_KIND in kinds:
            said = message("there is no record {name}", name=names)
        else:
            said = message("there is no {kind} {name}", kind=Names(kinds, "or"), name=names)
        likely = dict.fromkeys(found for each in unknown if (found := self._matching.suggestion(kinds, each)))
        command = f'goldthread new {kinds[0]} "{unknown[0]}"' if ANY_KIND not in kinds and is_title(unknown[0]) else ""
        if likely:
            meant = Names(tuple(f'"{each}"' for each in likely), "and")
            if kinds[0] in PROPOSED and command:
                return message(
                    "{unknown}; did you mean {meant}? If not, add it first: {command}",
                    unknown=said, meant=meant, command=command,
                )  # fmt: skip
            return message("{unknown}; did you mean {meant}?", unknown=said, meant=meant)
        if command and '"' not in unknown[0]:
            return message("{unknown}; to add it, run: {command}", unknown=said, command=command)
        return said

    def _propose(self, *, is_late: bool) -> None:
        """Propose records for the names in cells that nobody knows, those first that are written most often."""
        for kinds in dict.fromkeys(
            each.column.refers_to for each in self._mapped if each.column and each.column.refers_to
        ):
            counts: Counter[str] = Counter()
            for mapped in self._mapped:
                column = mapped.column
                if column is None or column.refers_to != kinds or mapped.mark or column.name == "was":
                    continue
                if self._is_late(mapped) != is_late:
                    continue
                known = self._matching.names(kinds)
                for raw in self._table.column(mapped.index):
                    if declared_by(raw) or is_formula(raw) or not isinstance(raw, str):
                        continue
                    text = text_of(raw)
                    parts = parts_of(text, known) if column.is_list else _one(text, column, self._matching)
                    counts.update(parts.unknown)
            self._matching.propose(kinds, _single_names(counts, self._matching.names(kinds)))


def _is_rating(column: Column) -> bool:
    """Whether a field holds a priority from 1 to 5, which sheets often say in words."""
    return isinstance(column.leaf, NumberShape) and (column.leaf.least, column.leaf.most) == RATINGS


def _single_names(counts: Counter[str], known: KnownNames) -> Counter[str]:
    """Names that nobody knows, those that are two taken apart: "Marketing / Sales", where one of them stands alone elsewhere."""
    alone = {plain(each) for each in counts}
    found: Counter[str] = Counter()
    for name, count in counts.items():
        pieces = [each for each in _BETWEEN_NAMES.split(name) if each]
        others = [each for each in pieces if plain(each) in alone or known.match(each) is not None]
        if len(pieces) > 1 and others:
            found.update({each: count for each in pieces if known.match(each) is None})
        else:
            found[name] += count
    return found


def _one(text: str, column: Column, matching: Matching) -> Parts:
    """The one record that a cell names; the records, when it names several that are known."""
    known = matching.names(column.refers_to)
    match = known.match(text)
    if match is not None:
        return Parts((match.key,), near=((text, match.key),) if match.is_near else ())
    parts = parts_of(text, known)
    return parts if len(parts.keys) > 1 and not parts.unknown else Parts(unknown=(text,))


def shown_value(value: object) -> str:
    """A cell's value as a list shows it: on one line."""
    match value:
        case tuple() | list():
            return ", ".join(map(shown_value, value))
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case None:
            return ""
        case _:
            return " ".join(str(value).split())


def is_title_missing(row: ReadRow, kind: str) -> bool:
    """Whether a row does not say what it is called, where its kind has a title."""
    column = title_column(kind)
    return column.name != "id" and column.name not in row.values
