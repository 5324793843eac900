"""Changes of the fields that carry meaning: the value before and after, item by item in lists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice
from math import ceil
from typing import Literal

from goldthread.changes.change import Change, Value
from goldthread.changes.values import value_of, words
from goldthread.graph.meaning import meaning
from goldthread.language.words import words_of
from goldthread.model import shapes
from goldthread.model.links import Link
from goldthread.model.record import Record

_ALIKE = 0.4
"""The share of their words that two items of a list have in common when one is taken for the other, reworded."""
_NEAR = 50
"""How many items that have a word in common are looked at; a word that more have is no sign of likeness."""


def field_changes(before: Record, after: Record) -> Iterator[Change]:
    """The fields that carry meaning and differ in more than letter case, punctuation and white space.

    Links that were added or removed are left to `link_changes`; what a link says of itself is compared here.
    """
    fields = shapes.shape_of(after.kind).fields
    lines = zip(after.meaning, meaning(before), meaning(after), strict=True)
    for name, old, new in lines:
        if old != new:
            attribute = fields[name].attribute
            yield from _field(after, name, getattr(before, attribute), getattr(after, attribute))


def item_changes(before: Sequence[Value], after: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """The items of a list that were changed, added or removed, as pairs; two items that are alike are one, reworded.

    Items that only changed places are the whole list before and after.
    """
    old, new = ([(each, words_of(words(each))) for each in items] for items in (before, after))
    same = {meant for _, meant in old} & {meant for _, meant in new}
    removed = _Items((item, meant) for item, meant in old if meant not in same)
    for item, meant in new:
        if meant not in same:
            yield removed.take_most_alike(meant), item
    for item in removed.left():
        yield item, None
    if {meant for _, meant in old} == {meant for _, meant in new} and [each[1] for each in old] != [
        each[1] for each in new
    ]:
        yield list(before), list(after)


@cache
def link_fields(kind: str) -> frozenset[str]:
    """The fields of a kind that hold links with a basis, as written in YAML."""
    fields = shapes.shape_of(kind).fields.values()
    return frozenset(each.name for each in fields if _is_link(each.shape))


def _is_link(shape: shapes.Shape) -> bool:
    match shape:
        case shapes.GroupShape(ref=ref):
            return bool(ref)
        case shapes.ListShape(item=item):
            return _is_link(item)
        case _:
            return False


def _field(record: Record, name: str, before: object, after: object) -> Iterator[Change]:
    if any(isinstance(each, Link) for each in (*_items(before), *_items(after))):
        yield from _links(record, name, before, after)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        old, new = ([each for each in map(value_of, items) if each is not None] for items in (before, after))
        for was, now in item_changes(old, new):
            is_order = isinstance(was, list) and isinstance(now, list)
            yield _change(record, name, was, now, kind="reordered" if is_order else "reworded")
    else:
        yield _change(record, name, value_of(before), value_of(after))


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _links(record: Record, name: str, before: object, after: object) -> Iterator[Change]:
    """What links to the same record say of themselves."""
    old, new = ({each.to: each for each in _items(value) if isinstance(each, Link)} for value in (before, after))
    for to, link in new.items():
        if to in old and words_of(words(value_of(old[to].how))) != words_of(words(value_of(link.how))):
            yield _change(record, name, value_of(old[to].how), value_of(link.how), target=to)


def _change(
    record: Record,
    field: str,
    before: Value,
    after: Value,
    *,
    kind: Literal["reworded", "reordered"] = "reworded",
    target: str = "",
) -> Change:
    title = " ".join(record.title.split())
    return Change(kind=kind, record=record.key, title=title, field=field, before=before, after=after, target=target)


class _Items:
    """Items of a list, found by what they have in common with another."""

    def __init__(self, items: Iterable[tuple[Value, tuple[str, ...]]]) -> None:
        self._items = {index: (item, frozenset(meant)) for index, (item, meant) in enumerate(items)}
        self._having: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for index, (_, meant) in self._items.items():
            for word in meant:
                self._having[word][index] = None

    def take_most_alike(self, meant: Iterable[str]) -> Value:
        """The item that shares the most words with some, which is then taken; None when none shares enough.

        Only items that share one of the rarest words are looked at: to share two fifths of all, an item has to share one of three fifths.
        """
        wanted = frozenset(meant)
        by_rarity = sorted(wanted, key=lambda word: (len(self._having.get(word, ())), word))
        signs = by_rarity[: len(wanted) - ceil(_ALIKE * len(wanted)) + 1]
        near = dict.fromkeys(index for word in signs for index in islice(self._having.get(word, ()), _NEAR))
        much, place = max(((_likeness(self._items[index][1], wanted), -index) for index in near), default=(0.0, 0))
        if much < _ALIKE:
            return None
        item, shared = self._items.pop(-place)
        for word in shared:
            del self._having[word][-place]
        return item

    def left(self) -> Iterator[Value]:
        """The items that nothing was taken for."""
        return (item for item, _ in self._items.values())


def _likeness(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    return len(one & other) / max(1, len(one | other))
