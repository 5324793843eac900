"""Which column of a table is which field: as somebody said, as it was last time, by its header, or by what it holds."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from goldthread.importing.candidates import candidates
from goldthread.importing.channels import channel_sense
from goldthread.importing.columns import ID, Column, column_named, columns_of, title_column
from goldthread.importing.matching import Matching, parts_of
from goldthread.importing.names import column_names, names_of, plain
from goldthread.importing.tables import Header, Table
from goldthread.importing.values import Unusable, read_value, sense_of, text_of
from goldthread.importing.vocabulary import choice_words, flag_of
from goldthread.language.message import Message, MessageError, message
from goldthread.language.translation import to_say
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND
from goldthread.model.record import ID_PATTERN
from goldthread.model.shapes import ChoiceShape, TextShape
from goldthread.reading.suggestions import nearest
from goldthread.spreadsheets.sheets import CellValue, column_letters

GIVEN = to_say("as you said")
KEPT = to_say("as last time")
BY_NAME = to_say("by its name")
BY_NEAR_NAME = to_say("by a name like it")
BY_CONTENT = to_say("by what it holds")
BY_MARKS = to_say("a mark stands for the value in the header")
BY_FORM = to_say("by the form of the file")
LEFT_OUT = ""
"""What a person writes for a column that is not to be read."""
UNKNOWN = "?"
"""What is kept of a column that nobody knew: another import asks again, and takes it for nothing by itself."""
_KEYS = frozenset(
    {
        "nr",
        "no",
        "number",
        "num",
        "nummer",
        "key",
        "id",
        "ref",
        "reference",
        "lfd nr",
        "lfd",
        "code",
        "schlussel",
        "kennung",
        "uid",
        "record id",
    }
)
_INTERNAL = ("internal", "intern", "vertraulich", "confidential", "interne")
_MOST, _MANY = 0.8, 0.6
_SAMPLE = 400
_TITLE_LENGTH = 100
_LEAST_HITS = 2
_OWN_NAMES = 4
"""How many of the names of a column are its own rather than what people call it."""
_WORDS = re.compile(r"\s*[;,/\n]\s*")
_NEAR_LENGTH = 6
_OTHER_MEANING = {"location": "channel", "timing": "phase"}
"""Fields whose names people use for another one as well."""
_MOST_PHASES = 12


class MappedColumn(msgspec.Struct, frozen=True):
    """A column of a table and what it was taken for.

    index: Which column it is, from 0.
    where: The letters of the column, or the number of the row where fields are rows.
    header: What stands over it.
    column: The field that it holds; None when it is left out.
    how: What it was recognised by; what `to_say` has marked.
    mark: For a column of marks, the value that a mark stands for.
    why: For a column that is left out, the reason when there is one.
    is_key: Whether it tells rows apart, so that the same row is found again next time.
    could_be: For a column that is left out because nobody knows it, the fields that it may be, the likeliest first.
    """

    index: int
    header: str
    column: Column | None = None
    how: str = ""
    mark: str = ""
    why: Message | None = None
    is_key: bool = False
    where: str = ""
    could_be: tuple[Column, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether nothing says what it is: no person, no name and no content."""
        return self.column is None and not self.is_key and not self.how and self.why is None

    @property
    def is_settled(self) -> bool:
        """Whether the same column is to be read, or left out, as it was now."""
        return bool(self.header) and not self.is_key and self.why is None

    @property
    def field(self) -> str:
        """The field as it is kept: "customers", or "customers: islanders" for a column of marks."""
        name = self.column.name if self.column else UNKNOWN if self.is_unknown else LEFT_OUT
        return f"{name}: {self.mark}" if self.mark else name


class Wishes(msgspec.Struct, frozen=True):
    """What is known of a mapping before a table is looked at.

    given: Fields by the headers of columns, as a person gave them; an empty one leaves a column out.
    kept: The same, as it was last time.
    key: The header of the key column, as it was last time.
    by_form: The same, as the form of another tool's file has it.
    """

    given: Mapping[str, str] = {}
    kept: Mapping[str, str] = {}
    key: str = ""
    by_form: Mapping[str, str] = {}


class MappingError(MessageError):
    """A mapping that was asked for cannot be; the message says why, and what to do."""


def has_own_header(mapped: MappedColumn) -> bool:
    """Whether a column is headed as exports head it, or is left out for a reason of its own, as an empty one is."""
    if mapped.column is None:
        return mapped.why is not None
    return plain(mapped.header) in {plain(mapped.column.name), *names_of(mapped.column)[:_OWN_NAMES]}


def map_columns(table: Table, kind: str, book: Book, matching: Matching, wishes: Wishes) -> tuple[MappedColumn, ...]:
    """What each column of a table is taken for. Raises MappingError when a column or a field that was named is not there."""
    guess = _Guess(table, kind, book, matching)
    guess.take(_resolved(table, wishes.given), GIVEN)
    guess.take(_present(table, wishes.kept), KEPT)
    guess.take(_present(table, wishes.by_form), BY_FORM)
    guess.leave_hidden()
    guess.by_name()
    guess.by_near_name()
    guess.key(wishes.key)
    guess.by_marks()
    guess.by_content()
    guess.title()
    return guess.result()


def unknown_field(kind: str, name: str) -> MappingError:
    """The error for a field that a kind does not have, or that no cell can hold."""
    known = [each.name for each in columns_of(kind)]
    meant = nearest(name, known)
    if meant is not None:
        return MappingError(
            message(
                '{kind} has no field "{field}" that a cell can hold. Did you mean "{meant}"?',
                kind=kind, field=name, meant=meant,
            )
        )  # fmt: skip
    return MappingError(
        message(
            '{kind} has no field "{field}" that a cell can hold. Fields: {known}',
            kind=kind, field=name, known=", ".join(known),
        )
    )  # fmt: skip


def _resolved(table: Table, given: Mapping[str, str]) -> dict[int, str]:
    """The fields by columns, for headers that a person typed, or letters of columns."""
    found: dict[int, str] = {}
    for name, field in given.items():
        exact = [index for index, each in enumerate(table.headers) if each.text == name.strip()]
        loose = [index for index, each in enumerate(table.headers) if each.text and plain(each.text) == plain(name)]
        by_name = [index for index, each in enumerate(table.headers) if plain(name) in each.names]
        by_letters = [index for index in range(len(table.headers)) if column_letters(index) == name.strip()]
        hits = exact or loose or by_name or by_letters
        if not hits:
            known = ", ".join(f'"{each.text}"' for each in table.headers if each.text)
            raise MappingError(message('There is no column "{name}". Columns: {known}', name=name, known=known))
        found[hits[0]] = field.strip()
    return found


def _present(table: Table, known: Mapping[str, str]) -> dict[int, str]:
    exact = {index: known[each.text] for index, each in enumerate(table.headers) if each.text in known}
    seen = {table.headers[index].text for index in exact}
    loose = {plain(name): field for name, field in known.items() if name not in seen}
    for index, each in enumerate(table.headers):
        if index not in exact and each.text and plain(each.text) in loose:
            exact[index] = loose.pop(plain(each.text))
    return exact


class _Guess:
    """A mapping while it is being found."""

    def __init__(self, table: Table, kind: str, book: Book, matching: Matching) -> None:
        self._table, self._kind, self._book, self._matching = table, kind, book, matching
        self._found: dict[int, MappedColumn] = {}
        self._names = column_names(kind)
        self._key: int | None = None

    def take(self, fields: Mapping[int, str], how: str) -> None:
        """Take columns for fields that were named."""
        for index, name in fields.items():
            if index in self._found:
                continue
            header = self._table.headers[index].text
            field, _, mark = name.partition(": ")
            column = column_named(self._kind, field)
            if field == UNKNOWN and how == KEPT:
                self._found[index] = self._unknown(index)
            elif field in {LEFT_OUT, "-"}:
                self._found[index] = MappedColumn(index, header, how=how)
            elif column is not None:
                self._found[index] = MappedColumn(index, header, column, how, mark)
            elif how == GIVEN:
                raise unknown_field(self._kind, field)

    def leave_hidden(self) -> None:
        """Leave out the columns that people who open the file do not see, as hidden sheets are."""
        for index, header in self._open():
            if header.is_hidden and (header.text or self._cells(index)):
                why = message(
                    'the column is hidden; to read it, name it: --map "{column}=FIELD"', column=column_letters(index)
                )
                self._found[index] = MappedColumn(index, header.text, why=why)

    def by_name(self) -> None:
        """Take columns by the names over them, the surest of all first."""
        ranked: list[tuple[int, int, int, Column]] = []
        for index, header in self._open():
            for rank, name in enumerate(header.names):
                for order, column in enumerate(self._names.get(name, ())):
                    ranked.append((rank, order, index, column))
        for _, _, index, column in sorted(ranked, key=lambda each: each[:3]):
            if index not in self._found and not self._is_taken(column) and self._fits(index, column):
                meant = self._instead(index, column)
                self._assign(index, meant, BY_NAME if meant == column else BY_CONTENT)

    def _instead(self, index: int, column: Column) -> Column:
        """The field that is meant by a name with two meanings.

        "Where" is a place, or the channel when channels stand there; "When" is a time, or the phase when a few names return in it.
        """
        meant = column_named(self._kind, _OTHER_MEANING.get(column.name, ""))
        if meant is None or self._is_taken(meant) or self._is_named(meant, index):
            return column
        cells = [text_of(each) for each in self._cells(index)]
        if meant.name == "phase":
            return meant if self._are_phases(cells, meant) else column
        return meant if sum(channel_sense(each) is not None for each in cells) >= len(cells) * _MOST else column

    def _is_named(self, column: Column, but: int) -> bool:
        """Whether the name of a field stands over a column other than one."""
        return any(
            column in self._names.get(name, ())[:1]
            for index, header in self._open()
            for name in header.names
            if index != but
        )

    def _are_phases(self, cells: list[str], column: Column) -> bool:
        """Whether cells name phases: some that are known, or a few names, without numbers, that return again and again."""
        known = self._matching.names(column.refers_to)
        names = {plain(each) for each in cells}
        if names and all(known.match(each) is not None for each in cells):
            return True
        has_digits = any(character.isdigit() for each in names for character in each)
        return not has_digits and _LEAST_HITS <= len(names) <= _MOST_PHASES and len(cells) >= 2 * len(names)

    def by_near_name(self) -> None:
        """Take columns by names that are a slip away from one."""
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - only names that nobody knows need it

        known = [each for each in self._names if len(each) >= _NEAR_LENGTH]
        for index, header in self._open():
            for name in header.names:
                near = [
                    each for each in known if DamerauLevenshtein.distance(name, each, score_cutoff=2) <= 1 + (len(each) > 2 * _NEAR_LENGTH)
                ]  # fmt: skip
                column = next((each for hit in near for each in self._names[hit] if not self._is_taken(each)), None)
                if column is not None and len(name) >= _NEAR_LENGTH and self._fits(index, column):
                    self._assign(index, column, BY_NEAR_NAME)
                    break

    def key(self, header: str) -> None:
        """Take the column by which rows are found again, so that it is taken for nothing else.

        header: What stood over it last time.
        """
        self._key = self._key_index(header)
        if self._key is not None and self._key not in self._found:
            self._found[self._key] = MappedColumn(self._key, self._table.headers[self._key].text)

    def by_marks(self) -> None:
        """Take columns of marks under a value: crosses under the names of customers, or under a medium."""
        for index, header in self._open():
            cells = self._cells(index)
            if not cells or sum(_is_mark(each) for each in cells) < len(cells) * _MOST:
                continue
            found = self._marked(header)
            if found is not None:
                column, mark = found
                self._found[index] = MappedColumn(index, header.text, column, BY_MARKS, mark)

    def by_content(self) -> None:
        """Take columns for the links and vocabularies whose words stand in them."""
        for index, header in self._open():
            cells = [text_of(each) for each in self._cells(index)]
            if not cells or not header.text:
                continue
            for column in columns_of(self._kind):
                if not self._is_taken(column) and column.name != ID and self._holds(cells, column):
                    self._assign(index, column, BY_CONTENT)
                    break

    def title(self) -> None:
        """Take the first column of short texts that differ for the title, when nothing else is."""
        column = title_column(self._kind)
        if column.name == ID or self._is_taken(column):
            return
        for index, header in self._open():
            cells = [text_of(each) for each in self._cells(index) if isinstance(each, str)]
            if not cells or not header.text or len(cells) < len(self._table.rows) * _MANY:
                continue
            if len({plain(each) for each in cells}) >= len(cells) * _MOST and max(map(len, cells)) <= _TITLE_LENGTH:
                self._assign(index, column, BY_CONTENT)
                return

    def result(self) -> tuple[MappedColumn, ...]:
        """All columns that have a header or cells, with the key column marked."""
        found: list[MappedColumn] = []
        for index, header in enumerate(self._table.headers):
            mapped = self._found.get(index)
            if mapped is None and not header.text and not self._cells(index):
                continue
            if mapped is None and not self._cells(index):
                mapped = MappedColumn(index, header.text, why=message("it is empty"))
            if mapped is None:
                mapped = self._unknown(index)
            if mapped.is_unknown:
                free = [each for each in columns_of(self._kind) if not self._is_taken(each)]
                likely = candidates(self._kind, header.text, self._cells(index), free, self._matching)
                mapped = msgspec.structs.replace(mapped, could_be=likely)
            where = header.place or column_letters(index)
            found.append(msgspec.structs.replace(mapped, is_key=index == self._key, where=where))
        return tuple(found)

    def _unknown(self, index: int) -> MappedColumn:
        return MappedColumn(index, self._table.headers[index].text)

    def _key_index(self, key: str) -> int | None:
        """The column by which rows are found again: the one of last time, else one of numbers or codes that differ."""
        if any(each.column is not None and each.column.name == ID for each in self._found.values()):
            return None
        for index, header in enumerate(self._table.headers):
            if header.is_hidden:
                continue
            cells = [text_of(each) for each in self._table.column(index)]
            is_named = (
                plain(header.text) == plain(key)
                if key
                else not _KEYS.isdisjoint(header.names) or header.text.strip() == "#"
            )
            mapped = self._found.get(index)
            if (
                is_named
                and cells
                and (mapped is None or mapped.column is None)
                and len(set(cells)) == len(self._table.rows)
            ):
                return index
        return None

    def _open(self) -> Iterator[tuple[int, Header]]:
        return ((index, header) for index, header in enumerate(self._table.headers) if index not in self._found)

    def _cells(self, index: int) -> list[CellValue]:
        cells: list[CellValue] = []
        for each in self._table.column(index):
            cells.append(each)
            if len(cells) == _SAMPLE:
                break
        return cells

    def _assign(self, index: int, column: Column, how: str) -> None:
        header = self._table.headers[index].text
        bare = " ".join(re.findall(r"[^\W_]+", header.casefold()))  # with what stands in brackets
        is_own_name = bare in {plain(column.name), *names_of(column)[:_OWN_NAMES]}
        if is_marked_internal(header) and not is_own_name and self._is_published(column):
            why = message(
                "its header says that it is internal, and {field} is published; list it in internal_fields of the handbook first",
                field=f"{self._kind}.{column.name}",
            )
            self._found[index] = MappedColumn(index, header, why=why)
            return
        self._found[index] = MappedColumn(index, header, column, how)

    def _is_published(self, column: Column) -> bool:
        if column.name in {"notes", "audience", ID} or is_internal_kind(self._kind):
            return False
        hidden = set(self._book.handbook.internal_fields)
        return not any(
            f"{self._kind}.{'.'.join(column.path[: depth + 1])}" in hidden for depth in range(len(column.path))
        )

    def _is_taken(self, column: Column) -> bool:
        return any(each.column == column and not each.mark for each in self._found.values())

    def _fits(self, index: int, column: Column) -> bool:
        """Whether a column may hold what its name says: an id has the form of one."""
        cells = [text_of(each) for each in self._cells(index)]
        if column.name != ID:
            return bool(cells) and self._reads_any(index, column)
        known = {each.id for each in self._book.records.values() if each.kind == self._kind}
        ids = [each for each in cells if each in known or (re.search(ID_PATTERN, each) and not each.isdecimal())]
        return bool(ids) and len(ids) >= len(cells) * _MOST

    def _reads_any(self, index: int, column: Column) -> bool:
        """Whether any cell can be read as a field of dates, numbers or a vocabulary: a customer column may be called "Audience"."""
        if isinstance(column.leaf, TextShape):
            return True
        cells = self._cells(index)
        sense = sense_of(self._table.headers[index].text, cells)
        values = (
            read_value(column.leaf, piece, sense) for each in cells for piece in (each, *_WORDS.split(text_of(each)))
        )
        return any(not isinstance(each, Unusable) for each in values) or all(map(_is_mark, cells))

    def _marked(self, header: Header) -> tuple[Column, str] | None:
        """The field and the value that a mark under a header stands for."""
        for name in header.names:
            for column in columns_of(self._kind):
                if isinstance(column.leaf, ChoiceShape) and not self._is_taken(column):
                    word = choice_words(column.leaf).get(name)
                    if word is not None and (len(name) > 1):
                        return column, word
                if column.is_list and column.refers_to and ANY_KIND not in column.refers_to:
                    match = self._matching.match(column.refers_to, name)
                    if match is not None and not match.is_near:
                        return column, match.key.partition("/")[2]
        return None

    def _holds(self, cells: list[str], column: Column) -> bool:
        """Whether most of some cells are values of a field."""
        leaf = column.leaf
        if isinstance(leaf, ChoiceShape):
            words = choice_words(leaf)
            hits = [words[plain(each)] for each in cells if plain(each) in words]
            return len(hits) >= len(cells) * _MOST and len(set(hits)) >= _LEAST_HITS and not all(map(_is_mark, cells))
        if isinstance(leaf, TextShape) and leaf.ref and ANY_KIND not in leaf.ref and column.name != "was":
            known = self._matching.names(leaf.ref)
            sure = [parts for text in cells if not (parts := parts_of(text, known)).unknown and not parts.near]
            return len(sure) >= max(len(cells) * _MANY, _LEAST_HITS)
        return False


@cache
def is_internal_kind(kind: str) -> bool:
    """Whether records of a kind are internal unless they say otherwise."""
    return any(
        field.name == "audience" and field.default == "internal" for field in msgspec.structs.fields(KINDS[kind])
    )


def is_marked_internal(header: str) -> bool:
    """Whether a header or the name of a sheet says that what stands there is internal."""
    words = header.casefold()
    return any(word in words.replace("(", " ").replace(")", " ").replace(",", " ").split() for word in _INTERNAL)


def _is_mark(cell: CellValue) -> bool:
    return isinstance(cell, bool) or flag_of(text_of(cell)) is not None
