"""The records of a kind, which note which of their fields are read.

Each stands for a record and looks like one: it says that it is of the record's class, and has its fields, properties and methods, of which
each is told through the fields that it reads. Whatever takes a record for what it is, and not for what it says, is refused or noted as
reading all of it.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from goldthread.model.record import Record

R = TypeVar("R", bound=Record)


class _WatchedRecord:
    """Stands for a record. Classes of it for each kind are made below, with a property for each field."""

    __slots__ = ("_reads", "_record")
    _record: Record
    _reads: set[str]

    def __init__(self, record: Record, reads: set[str]) -> None:
        self._record = record
        self._reads = reads

    def _whole(self) -> Record:
        self._reads.add(f"kind:{self._record.kind}")
        return self._record

    def __eq__(self, other: object) -> bool:
        return self._whole() == (other._whole() if isinstance(other, _WatchedRecord) else other)

    def __hash__(self) -> int:
        return hash(self._whole())

    def __repr__(self) -> str:
        return repr(self._whole())


def watched_records(kind: type[R], records: tuple[R, ...], reads: set[str]) -> tuple[R, ...]:
    """Records of a kind, which note in `reads` which of their fields are read."""
    watched = _watched_class(kind)
    return cast("tuple[R, ...]", tuple([watched(each, reads) for each in records]))


@cache
def _watched_class(kind: type[Record]) -> type[_WatchedRecord]:
    names: dict[str, Any] = {"__slots__": (), "__class__": property(lambda _: kind)}
    told: Mapping[str, object] = dict(inspect.getmembers_static(kind))
    names |= {name: each for name, each in told.items() if not name.startswith("__")}
    names |= {name: getattr(kind, name) for name in ("__struct_fields__", "__struct_encode_fields__")}
    names |= {field: property(_noting(kind, field)) for field in kind.__struct_fields__}
    names["id"] = property(lambda self: self._record.id)  # which records there are is noted already
    return type(f"Watched{kind.__name__}", (_WatchedRecord,), names)


def _noting(kind: type[Record], field: str) -> Callable[[_WatchedRecord], object]:
    name = f"column:{kind.kind}.{field}"

    def read(self: _WatchedRecord) -> object:
        self._reads.add(name)
        return getattr(self._record, field)

    return read
