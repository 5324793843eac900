"""What editions changed, as values: a step for each edition, and an event for whatever happened to a record in it."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal

import msgspec

from goldthread.findings import Finding
from goldthread.model.record import END, ID_FORM

Key = Annotated[str, msgspec.Meta(pattern=f"^[a-z]+/{ID_FORM}{END}")]
What = Literal["added", "dropped", "renamed", "reworded", "relinked", "shelved", "handed"]
Way = Literal["", "added", "removed", "reworded", "reordered", "basis"]
Size = Literal["patch", "minor", "major"]
Readers = Literal["public", "internal", "public-only"]

SAYING: Mapping[str, str] = MappingProxyType({"principle": "statement", "focus": "statement", "touchpoint": "outcome"})
"""The field that says most of a record whose title is a name, by kind: what an event says of a record that came or went."""

TITLES: Mapping[str, str] = MappingProxyType({"focus": "title", "connect": "purpose"})
"""The field by which readers know records of a kind that have something else to be known by where it is not written."""

BINDING = frozenset({"handbook", "focus", "need", "principle"})
"""The kinds of which an edition names what is new under `changed`, beside what says something else."""


def is_other(kind: str, whats: Collection[str]) -> bool:
    """Whether an edition names a record under `changed` to which such things happened."""
    counts = set(whats) - {"renamed", *(() if kind in BINDING else ("added",))}
    return bool(counts) and kind in BINDING | {"touchpoint"}


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """How far an edition went.

    step: How much its readers have to learn anew.
    edition: Its number.
    since: The number of the edition before; empty for the first, in which everything is new.
    public: How far it went by what was public before and then; None when nobody kept that.
    internal_fields: The fields that the handbook kept internal then.
    """

    step: Size
    edition: str
    since: str = ""
    public: Size | None = None
    internal_fields: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Something that happened to one record in one edition.

    record: The record's key then.
    edition: The edition's number.
    what: What happened.
    title: The words by which a reader knew the record.
    field: For what was reworded or relinked, the field, as written in YAML.
    way: What became of it there.
    was: The old words; for a renamed record its old key, for a shelved one its old status, for one handed over the team's id.
    now: The new words; for a record that is new, what it says; for one handed over the id of the team that answers for it now.
    about: For a link, the key or id of the record that it leads to.
    called: The words by which a reader knew that record.
    teams: The ids of the teams that it concerned.
    audience: `public` when it follows from what was public before and in that edition as well, `internal` when it does not;
        `public-only` when it follows from that alone, as when a record that was internal became public.
        None in files of earlier versions, which did not keep it; the public is told nothing of such an event.
    """

    record: Key
    edition: str
    what: What
    title: str
    field: str = ""
    way: Way = ""
    was: str = ""
    now: str = ""
    about: str = ""
    called: str = ""
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
    """What is known of all editions.

    steps: How far each went.
    events: What happened to records, some of it for one readership alone.
    findings: What is wrong with the file that says so.
    """

    steps: tuple[Step, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def _by_record(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for event in self.events:
            if event.is_inside:
                found.setdefault(event.record, []).append(event)
        return found

    def of_record(self, keys: Iterable[str]) -> tuple[Event, ...]:
        """What happened to a record under any of the keys that it has and had."""
        return tuple(event for key in dict.fromkeys(keys) for event in self._by_record.get(key, ()))

    def of_edition(self, edition: str) -> tuple[Event, ...]:
        """What happened in an edition."""
        return tuple(event for event in self.events if event.edition == edition and event.is_inside)

    def step_of(self, edition: str) -> Step | None:
        """How far an edition went; None when nobody has kept it."""
        return next((step for step in self.steps if step.edition == edition), None)


NO_HISTORY = History()
"""Nothing has been released by the tool yet."""
