"""Rows of long lists, kept with what was read to make each: of a list that is made again, only those rows are of which something differs.

They are kept apart from pages, those of a list together, and are read when a page asks for them. A list of which nothing is kept yet
notes what each row reads only when the site is made for the second time, since that takes a while.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar, get_args

import msgspec
from markupsafe import Markup

from goldthread.caching.folder import digest, write_entry
from goldthread.caching.kept_values import read_as
from goldthread.pages.frame.context import RowsOf
from goldthread.pages.frame.reads import PICTURE, Values, encoded
from goldthread.pages.frame.watched_context import WatchedContext

V = TypeVar("V")


class _Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row, and the numbers of what was read to make it."""

    reads: list[int]
    value: msgspec.Raw


class _List(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a list.

    conditions: A digest of all that every row depends on.
    names: The names of the values that were read.
    digests: Their digests.
    rows: The rows by their keys.
    """

    conditions: bytes
    names: list[str]
    digests: list[bytes]
    rows: dict[str, _Row]


_NOTHING = _List(b"", [], [], {})
_DECODER = msgspec.msgpack.Decoder(_List)


class KeptRows:
    """The rows of the lists of one site.

    site: What sets the site apart in what is kept.
    conditions: A digest of all that every row depends on.
    values: What rows are made of.
    """

    def __init__(self, site: str, conditions: bytes, values: Values) -> None:
        self._site = site
        self._conditions = conditions
        self._values = values

    def rows(self, make: RowsOf[V], keys: Iterable[str], reads: set[str]) -> tuple[V, ...]:
        """The rows of a list, of which those are made that are not kept, or of which something differs.

        reads: Takes the names of all that the rows were made of.
        """
        name = f"rows-{digest(self._site.encode(), make.__module__.encode(), make.__qualname__.encode()).hex()}"
        kept = read_as(name, _DECODER) or _NOTHING
        making = _ListMaking(kept if kept.conditions == self._conditions else _NOTHING, self._values)
        decode = msgspec.msgpack.Decoder(get_args(make.__annotations__["return"])[1], dec_hook=_decoded).decode
        found = []
        for key in keys:
            row = making.kept(key)
            if row is not None:
                found.append(decode(row.value))
                continue
            watched = WatchedContext.over(self._values)
            made = make(watched)(key)
            making.add(key, watched.reads, encoded(made))
            found.append(made)
        reads.update(making.names)
        if making.rows.keys() != kept.rows.keys() or making.is_changed:
            write_entry(name, encoded(making.list(self._conditions)))
        return tuple(found)


class _ListMaking:
    """The rows of a list so far.

    rows: Those that were asked for.
    is_changed: Whether any of them was made anew.
    """

    def __init__(self, before: _List, values: Values) -> None:
        self._before, self._values = before, values
        self._same: set[int] = set()
        """The numbers of values that are known to be as they were."""
        self._numbers = {name: number for number, name in enumerate(before.names)}
        self.rows: dict[str, _Row] = {}
        self.is_changed = False

    @property
    def names(self) -> list[str]:
        """The names of all that was read to make the rows that were asked for."""
        names = list(self._numbers)
        return [names[number] for number in self._used()]

    def _used(self) -> list[int]:
        return sorted(set[int]().union(*(each.reads for each in self.rows.values())))

    def kept(self, key: str) -> _Row | None:
        """The row that is kept under a key, where nothing differs that was read to make it."""
        found = self._before.rows.get(key)
        if found is None or not self._are_same(found.reads):
            return None
        self.rows[key] = found
        return found

    def add(self, key: str, reads: Iterable[str], value: bytes) -> None:
        """Take in a row that was made anew."""
        numbers = sorted(self._numbers.setdefault(each, len(self._numbers)) for each in reads)
        self.rows[key] = _Row(numbers, msgspec.Raw(value))
        self.is_changed = True

    def list(self, conditions: bytes) -> _List:
        """What is to be kept, without the names of what is no longer read."""
        names, used, rows = self.names, self._used(), self.rows
        if len(used) < len(self._numbers):
            moved = {number: place for place, number in enumerate(used)}
            rows = {key: _Row([moved[each] for each in row.reads], row.value) for key, row in rows.items()}
        return _List(conditions, names, [self._values.digest(each) for each in names], rows)

    def _are_same(self, numbers: Sequence[int]) -> bool:
        """Whether all values are as they were; pictures are asked for last, since those asked for are published."""
        if self._same.issuperset(numbers):
            return True
        names = self._before.names
        return all(map(self._is_same, sorted(numbers, key=lambda number: names[number].startswith(PICTURE))))

    def _is_same(self, number: int) -> bool:
        before = self._before.digests[number]
        is_same = number in self._same or (bool(before) and before == self._values.digest(self._before.names[number]))
        if is_same:
            self._same.add(number)
        return is_same


def _decoded(kind: type, value: object) -> object:
    if kind is Markup:
        return Markup(value)  # noqa: S704 - it was written as such
    raise NotImplementedError(kind)  # how a hook tells msgspec that it knows nothing of a type
