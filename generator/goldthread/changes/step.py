"""The step that the edition should take, and why: a brand's version says how much its readers have to learn anew."""

from collections.abc import Collection, Iterator

import msgspec

from goldthread.changes.change import Relinked, Renamed, Reworded, Shelved, Told, Version
from goldthread.graph.traces import UPWARD

_MIDDLE = ("principle", "touchpoint")


class Events(msgspec.Struct, frozen=True, kw_only=True):
    """What happened to records, in the words of a change."""

    added: tuple[Told, ...] = ()
    dropped: tuple[Told, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    relinked: tuple[Relinked, ...] = ()
    shelved: tuple[Shelved, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The records to which something happened, each once."""
        all_events = (self.added, self.dropped, self.renamed, self.reworded, self.relinked, self.shelved)
        return tuple(dict.fromkeys(each.record.key for events in all_events for each in events))


def version(events: Events, changed: Collection[str], other: int) -> Version:
    """The step, and what made it so.

    It is major when the vision, a focus or an exclusion changed, minor when a principle or a touchpoint came, went or was relinked,
    patch for wording, for other kinds and for other fields, and none when nothing changed.

    changed: The keys of records whose meaning differs, those declared editorial left out.
    other: How many records changed only in form or in fields that carry no meaning.
    """
    came = [
        *((each.record.key, "is new") for each in events.added),
        *((each.record.key, "is gone") for each in events.dropped),
        *((each.record.key, f"counts {'again' if each.is_in_play else 'no longer'}") for each in events.shelved),
    ]
    major = [*(f"{key} {what}" for key, what in came if _kind(key) == "focus"), *_focused(changed, events.reworded)]
    if major:
        return Version("major", tuple(major))
    hung = (each for each in events.relinked if UPWARD.get(_kind(each.record.key)) == each.field)
    hangs = ((each.record.key, "hangs elsewhere") for each in hung)
    minor = dict.fromkeys(f"{key} {what}" for key, what in (*came, *hangs) if _kind(key) in _MIDDLE)
    if minor:
        return Version("minor", tuple(minor))
    patch = tuple(_rest(events, len(came), other))
    return Version("patch", patch) if patch else Version("none", ("nothing has changed",))


def _kind(key: str) -> str:
    return key.partition("/")[0]


def _focused(changed: Collection[str], reworded: tuple[Reworded, ...]) -> Iterator[str]:
    fields = {each.record.key: {wording.field for wording in each.wordings} for each in reworded}
    for key in changed:
        if _kind(key) == "handbook":
            yield "the vision changed"
        elif _kind(key) == "focus":
            yield f"what {key} says no to changed" if fields.get(key) == {"excludes"} else f"{key} changed"


def _rest(events: Events, came: int, other: int) -> Iterator[str]:
    counts = (
        (len(events.reworded), "reworded"),
        (len(events.renamed), "renamed"),
        (came, "of other kinds added, dropped or shelved"),
        (len({each.record.key for each in events.relinked}), "linked otherwise beside the thread"),
        (other, "changed in what carries no meaning"),
    )
    return (f"{_records(count)} {what}" for count, what in counts if count)


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count:,} records"
