"""What a record says now, and what it said: field by field, item by item, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, islice
from math import ceil

import msgspec

from goldthread.changes.change import Wording
from goldthread.graph.meaning import meaning
from goldthread.language.words import words_of
from goldthread.model import shapes
from goldthread.model.links import Link
from goldthread.model.record import Record

_ALIKE = 0.4
"""How much of their words two items of a list share when one is taken for the other, reworded."""
_NEAR = 50
"""How many items that have a word in common are looked at; a word that more have is no sign of likeness."""


def wordings(before: Record, after: Record) -> tuple[Wording, ...]:
    """The fields that carry meaning and differ in more than letter case, punctuation and white space; links are told elsewhere."""
    fields = shapes.shape_of(after.kind).fields
    lines = zip(after.meaning, meaning(before), meaning(after), strict=True)
    differing = [fields[name] for name, old, new in lines if old != new]
    told = (_field(each.name, getattr(before, each.attribute), getattr(after, each.attribute)) for each in differing)
    return tuple(chain.from_iterable(told))


@cache
def link_fields(kind: str) -> frozenset[str]:
    """The fields of a kind that hold links with a basis, as written in YAML."""
    fields = shapes.shape_of(kind).fields.values()
    return frozenset(each.name for each in fields if _is_link(each.shape))


def said(value: object) -> str:
    """A value in words, on one line."""
    match value:
        case None:
            return ""
        case str():
            return " ".join(value.split())
        case tuple():
            return "; ".join(said(each) for each in value)
        case Link():
            return f"{value.to}: {said(value.how)}" if value.how else value.to
        case msgspec.Struct():
            parts = [(name, said(getattr(value, name))) for name in value.__struct_fields__]
            (_, first), *rest = [(name, words) for name, words in parts if words] or [("", "")]
            return f"{first} ({'; '.join(f'{_label(name)}: {words}' for name, words in rest)})" if rest else first
        case _:
            return str(value)


def _is_link(shape: shapes.Shape) -> bool:
    match shape:
        case shapes.Group(ref=ref):
            return bool(ref)
        case shapes.Sequence(item=item):
            return _is_link(item)
        case _:
            return False


def _field(name: str, before: object, after: object) -> Iterator[Wording]:
    if isinstance(before, Link) or isinstance(after, Link):
        yield from _links(name, _linked(before), _linked(after))
    elif isinstance(before, tuple) and isinstance(after, tuple):
        is_linked = any(isinstance(each, Link) for each in (*before, *after))
        yield from _links(name, _linked(before), _linked(after)) if is_linked else _items(name, before, after)
    else:
        yield _told(name, said(before), said(after))


def _linked(value: object) -> tuple[Link, ...]:
    links = value if isinstance(value, tuple) else (value,)
    return tuple(each for each in links if isinstance(each, Link))


def _links(name: str, before: tuple[Link, ...], after: tuple[Link, ...]) -> Iterator[Wording]:
    """What links say of themselves; which there are is told as links."""
    old, new = {each.to: each for each in before}, {each.to: each for each in after}
    both = [(old[to], each) for to, each in new.items() if to in old]
    for was, each in both:
        if words_of(said(was.how)) != words_of(said(each.how)):
            told = _told(name, said(was.how), said(each.how))
            yield msgspec.structs.replace(told, about=each.to)


def _items(name: str, before: Sequence[object], after: Sequence[object]) -> Iterator[Wording]:
    """Items that went and came; two that are alike are one, reworded."""
    old, new = ([(each, words_of(each)) for each in map(said, items)] for items in (before, after))
    stay = {meant for _, meant in old} & {meant for _, meant in new}
    went = _Items((text, meant) for text, meant in old if meant not in stay)
    for text, meant in new:
        if meant in stay:
            continue
        former = went.take_most_alike(meant)
        yield Wording(name, "added", after=text) if former is None else Wording(name, "reworded", former, text)
    yield from (Wording(name, "removed", before=each) for each in went.left())
    if {meant for _, meant in old} == {meant for _, meant in new}:
        yield Wording(name, "reordered", *("; ".join(text for text, _ in items) for items in (old, new)))


class _Items:
    """Items of a list, found by what they have in common with another."""

    def __init__(self, items: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._items = {index: (text, frozenset(meant)) for index, (text, meant) in enumerate(items)}
        self._having: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for index, (_, meant) in self._items.items():
            for word in meant:
                self._having[word][index] = None

    def take_most_alike(self, meant: Iterable[str]) -> str | None:
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
        text, shared = self._items.pop(-place)
        for word in shared:
            del self._having[word][-place]
        return text

    def left(self) -> Iterator[str]:
        """The items that nobody has taken."""
        return (text for text, _ in self._items.values())


def _told(name: str, before: str, after: str) -> Wording:
    return Wording(name, "reworded" if before and after else "added" if after else "removed", before, after)


def _likeness(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _label(attribute: str) -> str:
    return attribute.replace("_", " ").strip()
