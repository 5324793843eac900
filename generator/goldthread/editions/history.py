"""The history of the handbook: the size of each edition, and the changes of records in it, as values."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal

import msgspec

from goldthread.changes.change import Change
from goldthread.findings import Finding
from goldthread.model.record import END, ID_FORM

Key = Annotated[str, msgspec.Meta(pattern=f"^[a-z]+/{ID_FORM}{END}")]
Size = Literal["patch", "minor", "major"]
Readers = Literal["public", "internal", "public-only"]

TITLES: Mapping[str, str] = MappingProxyType({"focus": "title", "connect": "purpose"})
"""The field by which readers know records of a kind that have something else to be known by where it is not written."""

BINDING = frozenset({"handbook", "focus", "need", "principle"})
"""The kinds of which an edition names new records under `changed`, beside those that changed in meaning."""


def is_other(kind: str, changes: Collection[str]) -> bool:
    """Whether an edition names a record under `changed` that changed in such ways."""
    counts = set(changes) - {"renamed", *(() if kind in BINDING else ("added",))}
    return bool(counts) and kind in BINDING | {"touchpoint", "situation"}


class EditionSize(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """The size of an edition.

    step: How much its readers have to learn anew.
    edition: Its number.
    since: The number of the edition before; empty for the first, in which everything is new.
    public: Its size by what was public before and then; None when that was not recorded.
    internal_fields: The fields that the handbook kept internal then.
    """

    step: Size
    edition: str
    since: str = ""
    public: Size | None = None
    internal_fields: tuple[str, ...] = ()


class RecordedChange(Change, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A change of one record in one edition; `record` is the key that it had then.

    edition: The edition's number.
    teams: The ids of the teams that it concerned.
    audience: `public` when it follows from what was public before and in that edition as well, `internal` when it does not;
        `public-only` when it follows from that alone, as when a record that was internal became public.
        None in files of earlier versions, which did not record it; such a change is not published.
    """

    record: Key
    edition: str
    teams: tuple[str, ...] = ()
    audience: Readers | None = None

    @property
    def is_public(self) -> bool:
        """Whether all of it was public before and in that edition."""
        return self.audience in {"public", "public-only"}

    @property
    def is_inside(self) -> bool:
        """Whether it happened to the records themselves, whoever may read them."""
        return self.audience != "public-only"


class History(msgspec.Struct, frozen=True, dict=True):
    """All editions.

    steps: The size of each.
    events: The changes of records, some of them for one readership alone.
    findings: What is wrong with the file that holds them.
    """

    steps: tuple[EditionSize, ...] = ()
    events: tuple[RecordedChange, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def _by_record(self) -> dict[str, list[RecordedChange]]:
        found: dict[str, list[RecordedChange]] = {}
        for event in self.events:
            if event.is_inside:
                found.setdefault(event.record, []).append(event)
        return found

    def of_record(self, keys: Iterable[str]) -> tuple[RecordedChange, ...]:
        """The changes of a record under any of the keys that it has and had."""
        return tuple(event for key in dict.fromkeys(keys) for event in self._by_record.get(key, ()))

    def of_edition(self, edition: str) -> tuple[RecordedChange, ...]:
        """The changes in an edition."""
        return tuple(event for event in self.events if event.edition == edition and event.is_inside)

    def step_of(self, edition: str) -> EditionSize | None:
        """The size of an edition; None when it was not recorded."""
        return next((step for step in self.steps if step.edition == edition), None)


NO_HISTORY = History()
"""The history before the first release."""
