"""The wording of what a record means, recorded with a review so that a change can be shown as old and new words."""

import datetime
from collections.abc import Iterator, Mapping

import msgspec

from goldthread.changes.change import Change
from goldthread.changes.field_changes import item_changes
from goldthread.language.message import Text, message
from goldthread.model.dates import Date
from goldthread.model.links import Link
from goldthread.model.record import Record
from goldthread.model.shapes import shape_of
from goldthread.review.sources import SourceChange

Wording = Mapping[str, tuple[str, ...]]
"""The words in each field that carries meaning, item by item."""

DOCUMENT_FIELD = "text"
"""The name under which the words of a document stand in a change."""

_BEFORE, _SHOWN = 3, 14


def wording(record: Record) -> Wording:
    """The words of what a record means, without the fields that say nothing."""
    fields = shape_of(record.kind).fields
    found = {name: tuple(_items(getattr(record, fields[name].attribute))) for name in record.meaning}
    return {name: items for name, items in found.items() if items}


def wording_changes(key: str, before: Wording, after: Wording) -> tuple[Change, ...]:
    """Where two wordings of a record differ in meaning, field by field and item by item."""
    return tuple(
        Change(kind="reworded", record=key, field=field, before=was, after=now)
        for field in dict.fromkeys((*before, *after))
        for was, now in item_changes(before.get(field, ()), after.get(field, ()))
    )


def document_changes(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Change, ...]:
    """Where a document says something else than before, block by block; the order of its blocks alone is no change of words."""
    return tuple(
        Change(kind="reworded", record=name, field=DOCUMENT_FIELD, before=was, after=now)
        for was, now in item_changes(before, after)
        if not (isinstance(was, list) and isinstance(now, list))
    )


def called_document(name: str, heading: str) -> Text:
    """A document by its address, or by the words of the heading that is meant in it."""
    path, _, anchor = name.partition("#")
    if not anchor:
        return path
    return message('"{heading}" in {path}', heading=heading or f"#{anchor}", path=path)


def called_source(change: SourceChange) -> Text:
    """A source as it was called at the review."""
    said = change.said[0] if change.said else ""
    is_read = change.fate == "reworded" and change.passage is not None
    return called_document(change.at, change.passage.heading if is_read and change.passage else said)


def called_now(change: SourceChange) -> Text:
    """What is read in the place of a source."""
    return called_document(change.now, change.passage.heading) if change.passage else ""


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
        case int() | float() | datetime.date() | Date():
            return str(value)
        case _:
            return ""
