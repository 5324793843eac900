"""The words of what a record means, kept so that a change can be shown as old and new words."""

import datetime
from collections.abc import Iterator, Mapping

import msgspec

from goldthread.language.words import words_of
from goldthread.model.links import Link
from goldthread.model.record import Record
from goldthread.model.shapes import shape_of

Wording = Mapping[str, tuple[str, ...]]
"""The words in each field that carries meaning, item by item."""

_BEFORE, _SHOWN = 3, 14


class Difference(msgspec.Struct, frozen=True):
    """What one field said, and what it says now; items that stayed are left out.

    field: The field, as written in YAML.
    was: The old words.
    now: The new words.
    """

    field: str
    was: tuple[str, ...]
    now: tuple[str, ...]


def wording(record: Record) -> Wording:
    """The words of what a record means, without the fields that say nothing."""
    fields = shape_of(record.kind).fields
    found = {name: tuple(_items(getattr(record, fields[name].attribute))) for name in record.meaning}
    return {name: items for name, items in found.items() if items}


def differences(was: Wording, now: Wording) -> tuple[Difference, ...]:
    """Where two wordings differ in meaning, field by field."""
    found = (_difference(field, was.get(field, ()), now.get(field, ())) for field in dict.fromkeys((*was, *now)))
    return tuple(each for each in found if each is not None)


def excerpt(was: str, now: str) -> tuple[str, str]:
    """Both texts, from a little before the first word in which they differ, cut short."""
    old, new = was.split(), now.split()
    same = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    return _cut(old, same), _cut(new, same)


def _cut(words: list[str], at: int) -> str:
    start = max(0, at - _BEFORE)
    shown = words[start : start + _SHOWN]
    is_cut = start + _SHOWN < len(words)
    return ("... " if start else "") + (" ".join(shown) + " ..." if is_cut else " ".join(shown).rstrip("."))


def _difference(field: str, was: tuple[str, ...], now: tuple[str, ...]) -> Difference | None:
    old, new = [words_of(each) for each in was], [words_of(each) for each in now]
    if old == new:
        return None
    before, after = set(old), set(new)
    gone = tuple(text for text, meant in zip(was, old, strict=True) if meant not in after)
    come = tuple(text for text, meant in zip(now, new, strict=True) if meant not in before)
    return Difference(field, gone, come) if gone or come else Difference(field, was, now)


def _items(value: object) -> Iterator[str]:
    items = value if isinstance(value, tuple) else (value,)
    return filter(None, map(_text, items))


def _text(value: object) -> str:
    match value:
        case str():
            return " ".join(value.split())
        case Link():
            remark = " (inferred)" if value.basis == "inferred" else ""
            return f"{value.to}{remark}" + (f": {_text(value.how)}" if value.how else "")
        case tuple():
            return ", ".join(filter(None, map(_text, value)))
        case dict():
            return ", ".join(f"{name}: {_text(item)}" for name, item in sorted(value.items()))
        case msgspec.Struct():
            return " / ".join(filter(None, (_text(getattr(value, name)) for name in value.__struct_fields__)))
        case int() | float() | datetime.date():
            return str(value)
        case _:
            return ""
