"""Which column of a table is which field: as somebody said, as it was last time, by its header, or by what it holds."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from goldthread.importing.candidates import candidates
from goldthread.importing.channels import channel_sense
from goldthread.importing.column_contents import MANY, MOST, ColumnContents
from goldthread.importing.columns import ID, Column, column_named, columns_of, title_column
from goldthread.importing.mapped_columns import (
    BY_CONTENT,
    BY_FORM,
    BY_MARKS,
    BY_NAME,
    BY_NEAR_NAME,
    GIVEN,
    KEPT,
    LEFT_OUT,
    OWN_NAMES,
    UNKNOWN,
    MappedColumn,
    MappingError,
    is_internal_kind,
    is_marked_internal,
    unknown_field,
)
from goldthread.importing.matching import Matching
from goldthread.importing.names import column_names, names_of, plain
from goldthread.importing.tables import Header, Table
from goldthread.importing.values import text_of
from goldthread.importing.vocabulary import choice_words
from goldthread.language.message import message
from goldthread.model.book import Book
from goldthread.model.links import ANY_KIND
from goldthread.model.shapes import ChoiceShape
from goldthread.spreadsheets.sheets import column_letters

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
_TITLE_LENGTH = 100
_NEAR_LENGTH = 6
_OTHER_MEANING = {"location": "channel", "timing": "phase"}
"""Fields whose names people use for another one as well."""


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
        self._contents = ColumnContents(table, kind, book, matching)
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
            if header.is_hidden and (header.text or self._contents.cells(index)):
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
            if index not in self._found and not self._is_taken(column) and self._contents.fits(index, column):
                meant = self._instead(index, column)
                self._assign(index, meant, BY_NAME if meant == column else BY_CONTENT)

    def _instead(self, index: int, column: Column) -> Column:
        """The field that is meant by a name with two meanings.

        "Where" is a place, or the channel when channels stand there; "When" is a time, or the phase when a few names return in it.
        """
        meant = column_named(self._kind, _OTHER_MEANING.get(column.name, ""))
        if meant is None or self._is_taken(meant) or self._is_named(meant, index):
            return column
        if meant.name == "phase":
            return meant if self._contents.are_phases(index, meant) else column
        cells = self._contents.texts(index)
        return meant if sum(channel_sense(each) is not None for each in cells) >= len(cells) * MOST else column

    def _is_named(self, column: Column, but: int) -> bool:
        """Whether the name of a field stands over a column other than one."""
        return any(
            column in self._names.get(name, ())[:1]
            for index, header in self._open()
            for name in header.names
            if index != but
        )

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
                if column is not None and len(name) >= _NEAR_LENGTH and self._contents.fits(index, column):
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
            if not self._contents.are_marks(index):
                continue
            found = self._marked(header)
            if found is not None:
                column, mark = found
                self._found[index] = MappedColumn(index, header.text, column, BY_MARKS, mark)

    def by_content(self) -> None:
        """Take columns for the links and vocabularies whose words stand in them."""
        for index, header in self._open():
            if not self._contents.cells(index) or not header.text:
                continue
            for column in columns_of(self._kind):
                if not self._is_taken(column) and column.name != ID and self._contents.holds(index, column):
                    self._assign(index, column, BY_CONTENT)
                    break

    def title(self) -> None:
        """Take the first column of short texts that differ for the title, when nothing else is."""
        column = title_column(self._kind)
        if column.name == ID or self._is_taken(column):
            return
        for index, header in self._open():
            cells = [text_of(each) for each in self._contents.cells(index) if isinstance(each, str)]
            if not cells or not header.text or len(cells) < len(self._table.rows) * MANY:
                continue
            if len({plain(each) for each in cells}) >= len(cells) * MOST and max(map(len, cells)) <= _TITLE_LENGTH:
                self._assign(index, column, BY_CONTENT)
                return

    def result(self) -> tuple[MappedColumn, ...]:
        """All columns that have a header or cells, with the key column marked."""
        found: list[MappedColumn] = []
        for index, header in enumerate(self._table.headers):
            mapped = self._found.get(index)
            if mapped is None and not header.text and not self._contents.cells(index):
                continue
            if mapped is None and not self._contents.cells(index):
                mapped = MappedColumn(index, header.text, why=message("it is empty"))
            if mapped is None:
                mapped = self._unknown(index)
            if mapped.is_unknown:
                free = [each for each in columns_of(self._kind) if not self._is_taken(each)]
                likely = candidates(self._kind, header.text, self._contents.cells(index), free, self._matching)
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

    def _assign(self, index: int, column: Column, how: str) -> None:
        header = self._table.headers[index].text
        bare = plain(" ".join(re.findall(r"[^\W_]+", header)))  # with what stands in brackets
        is_own_name = bare in {plain(column.name), *names_of(column)[:OWN_NAMES]}
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
