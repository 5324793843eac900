"""What editions changed, as values: a step for each edition, and an event for whatever happened to a record in it."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Annotated, Literal

import msgspec

from goldthread.findings import Finding
from goldthread.model.record import Audience

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Key = Annotated[str, msgspec.Meta(pattern="^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$")]
What = Literal["added", "dropped", "renamed", "reworded", "relinked", "shelved", "handed"]
Way = Literal["", "added", "removed", "reworded", "reordered", "basis"]
Size = Literal["patch", "minor", "major"]


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """How far an edition went.

    step: How much its readers have to learn anew.
    edition: Its number.
    since: The number of the edition before; empty for the first, in which everything is new.
    """

    step: Size
    edition: str
    since: str = ""


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
    audience: `internal` keeps it out of an edition for the public.
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
    audience: Audience = "public"


class History(msgspec.Struct, frozen=True, dict=True):
    """What is known of all editions.

    steps: How far each went.
    events: What happened to records.
    findings: What is wrong with the file that says so.
    """

    steps: tuple[Step, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def _by_record(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.record, []).append(event)
        return found

    def of_record(self, keys: Iterable[str]) -> tuple[Event, ...]:
        """What happened to a record under any of the keys that it has and had."""
        return tuple(event for key in dict.fromkeys(keys) for event in self._by_record.get(key, ()))

    def of_edition(self, edition: str) -> tuple[Event, ...]:
        """What happened in an edition."""
        return tuple(event for event in self.events if event.edition == edition)

    def step_of(self, edition: str) -> Step | None:
        """How far an edition went; None when nobody has kept it."""
        return next((step for step in self.steps if step.edition == edition), None)

    def for_public(self, hidden: Collection[str], internal_fields: Collection[str]) -> "History":
        """What an edition for the public may tell.

        hidden: The keys that records have or had which are kept out of it now, whatever they were when the edition came out.
        internal_fields: The fields that are kept out of it, as `kind.field`.
        Events of such records and fields are left out, and so are links to such records and words in which their ids stand.
        """
        away = {each.record for each in self.events if each.audience == "internal"} | set(hidden)
        ids = {key.partition("/")[2] for key in away}

        def is_told(event: Event) -> bool:
            kind = event.record.partition("/")[0]
            led = event.about in away or ("/" not in event.about and event.about in ids)
            named = any(name.strip() in away | ids for name in _MENTION.findall(f"{event.was} {event.now}"))
            field = f"{kind}.{event.field}"
            is_inside = any(f"{each}.".startswith(f"{field}.") for each in internal_fields)
            says = not ids.isdisjoint(_ID.findall(f"{event.was} {event.now}"))
            return not (event.record in away or is_inside or led or named or says)

        def told(event: Event) -> Event:
            teams = tuple(team for team in event.teams if f"team/{team}" not in away)
            return event if len(teams) == len(event.teams) else msgspec.structs.replace(event, teams=teams)

        return History(self.steps, tuple(map(told, filter(is_told, self.events))))


NO_HISTORY = History()
"""Nothing has been released by the tool yet."""
