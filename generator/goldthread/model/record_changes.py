"""What differs between the records of a book and those that it held before, field by field."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import msgspec

from goldthread.model.dates import written_date
from goldthread.model.record import Record

ANY = "*"
"""Stands for any kind, and for any field."""
_DECLARED = "declared"


class RecordChanges(msgspec.Struct, frozen=True):
    """In what records differ from those that were there before, which have the same keys.

    fields: The fields of which some record says something else, as `kind.field`, as written in YAML, and for each of them also as
        `kind.*`, `*.field` and `*.*`; one that is declared to be a gap, or is no more, counts as changed.
    titles: The kinds of which some record is called by another title.
    records: The records that differ, as they were and as they are, in the order of the book within a kind.
    """

    fields: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    records: tuple[tuple[Record, Record], ...] = ()


def record_changes(before: Iterable[Record], after: Iterable[Record]) -> RecordChanges | None:
    """In what records differ from others; None where some were added, taken out, or put into another place."""
    changed: list[tuple[Record, Record]] = []
    for old, new in zip_longest(before, after):
        if old is new:
            continue
        if old is None or new is None or old.key != new.key:
            return None
        if not _is_same(old, new):
            changed.append((old, new))
    fields = {(old.kind, field) for old, new in changed for field in _changed_fields(old, new)}
    return RecordChanges(
        frozenset(f"{one}.{other}" for kind, field in fields for one in (kind, ANY) for other in (field, ANY)),
        frozenset(old.kind for old, new in changed if not _is_same(old.title_text, new.title_text)),
        tuple(changed),
    )


def _changed_fields(old: Record, new: Record) -> Iterator[str]:
    for attribute, field in zip(old.__struct_fields__, old.__struct_encode_fields__, strict=True):
        if attribute != _DECLARED and not _is_same(getattr(old, attribute), getattr(new, attribute)):
            yield field
    for path, _ in old.declared.items() ^ new.declared.items():
        yield path.partition(".")[0]


def _is_same(one: object, other: object) -> bool:
    """Whether two values are written alike; 1 and 1.0 are equal and say different things."""
    return one is other or _ENCODER.encode(one) == _ENCODER.encode(other)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=written_date)
