"""Changes between two states of the records: which were added, removed or renamed, and what changed in the others."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from goldthread.changes.change import Change
from goldthread.changes.field_changes import field_changes
from goldthread.changes.link_changes import link_changes
from goldthread.changes.renaming import splits
from goldthread.changes.values import value_of
from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.model.shapes import shape_of

SAYING: Mapping[str, str] = MappingProxyType(
    {"principle": "statement", "focus": "statement", "touchpoint": "outcome", "situation": "say"}
)
"""The field that says most of a record whose title is a name, by kind: the value of a record that was added or removed."""

_ON_THE_THREAD = frozenset({"need", "focus", "principle", "touchpoint", "situation"})
_HANDED_OVER = frozenset({"principle", "touchpoint", "situation"})
"""The kinds of which a new owner is news for both teams."""


def changed_keys(before: Book, after: Book) -> frozenset[str]:
    """The keys of records that were added, removed, or differ in any field."""
    old, new = before.records, after.records
    return frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def record_changes(original: Book, before: Graph, after: Graph, names: Mapping[str, str]) -> tuple[Change, ...]:
    """All changes, those of one kind together, each kind in the order of the book.

    original: The earlier records as they were.
    before: The earlier records under the keys of today.
    names: The new keys of renamed records, by their old ones.
    """
    old, new = before.book, after.book
    differs = changed_keys(old, new)
    both = [key for key in new.records if key in differs and key in old.records]
    return (
        *_only_in(new, old, "added", splits(original, new)),
        *_only_in(old, new, "removed", {}),
        *_renamed(new, names),
        *(change for key in both for change in field_changes(old.records[key], new.records[key])),
        *(change for key in both for change in link_changes(before, after, key)),
        *(change for key in both for change in _status(old.records[key], new.records[key])),
        *(change for key in both for change in _owner(old.records[key], new.records[key])),
    )


def _only_in(here: Book, there: Book, kind: Literal["added", "removed"], split: Mapping[str, str]) -> Iterator[Change]:
    """The records of one state that the other lacks, unless a data fault there may hide them."""
    for key, record in here.records.items():
        hidden = {f"{record.kind}.*", f"{record.kind}/*.*"} & there.uncertain
        if key not in there.records and not hidden:
            field, value = _saying(record)
            before, after = (None, value) if kind == "added" else (value, None)
            yield Change(
                kind=kind,
                record=key,
                title=_title(record),
                field=field,
                before=before,
                after=after,
                target=split.get(key, ""),
            )


def _saying(record: Record) -> tuple[str, object]:
    """The field that says most of a record and its value; nothing when its title says the same."""
    field = SAYING.get(record.kind, "")
    value = value_of(getattr(record, shape_of(record.kind).fields[field].attribute)) if field else None
    return ("", None) if value is None or value == _title(record) else (field, value)


def _renamed(new: Book, names: Mapping[str, str]) -> Iterator[Change]:
    for was, key in names.items():
        yield Change(kind="renamed", record=key, title=_title(new.records[key]), field="was", before=was, after=key)


def _status(before: Record, after: Record) -> Iterable[Change]:
    """A new status that takes a record of the thread out of use, or back into it."""
    if after.kind in _ON_THE_THREAD and is_active(before) != is_active(after):
        yield _of_field("status", "status", after, before.status or "live", after.status or "live")


def _owner(before: Record, after: Record) -> Iterable[Change]:
    """A new owner: no change of meaning, and yet news for both teams."""
    if after.kind in _HANDED_OVER and before.owner and after.owner and before.owner != after.owner:
        yield _of_field("owner", "owner", after, before.owner, after.owner)


def _of_field(kind: Literal["status", "owner"], field: str, record: Record, before: str, after: str) -> Change:
    return Change(kind=kind, record=record.key, title=_title(record), field=field, before=before, after=after)


def _title(record: Record) -> str:
    return " ".join(record.title.split())
