"""What a record says now, and what it said: field by field, item by item, in words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

import msgspec

from goldthread.changes.change import Wording
from goldthread.graph.meaning import meaning
from goldthread.model import shapes
from goldthread.model.links import Link
from goldthread.model.record import Record

_WORD = re.compile(r"\w+")
_ALIKE = 0.4
"""How much of their words two items of a list share when one is taken for the other, reworded."""


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
        if _words(said(was.how)) != _words(said(each.how)):
            told = _told(name, said(was.how), said(each.how))
            yield msgspec.structs.replace(told, about=each.to)


def _items(name: str, before: Sequence[object], after: Sequence[object]) -> Iterator[Wording]:
    """Items that went and came; two that are alike are one, reworded."""
    old, new = [said(each) for each in before], [said(each) for each in after]
    stays = {_words(each) for each in old} & {_words(each) for each in new}
    went = [each for each in old if _words(each) not in stays]
    came = [each for each in new if _words(each) not in stays]
    for words in came:
        former = max(went, key=lambda each: _likeness(each, words), default="")
        if former and (_likeness(former, words) >= _ALIKE):
            went.remove(former)
            yield Wording(name, "reworded", former, words)
        else:
            yield Wording(name, "added", after=words)
    yield from (Wording(name, "removed", before=each) for each in went)
    if {_words(each) for each in old} == {_words(each) for each in new}:
        yield Wording(name, "reordered", "; ".join(old), "; ".join(new))


def _told(name: str, before: str, after: str) -> Wording:
    return Wording(name, "reworded" if before and after else "added" if after else "removed", before, after)


def _likeness(one: str, other: str) -> float:
    first, second = set(_words(one)), set(_words(other))
    return len(first & second) / max(1, len(first | second))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _label(attribute: str) -> str:
    return attribute.replace("_", " ").strip()
