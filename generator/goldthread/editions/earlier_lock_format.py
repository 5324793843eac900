"""Entries of the lock file of editions as earlier versions wrote them: with words in place of values.

They are read as long as such files are about; `goldthread release` writes them in the form of today.
"""

import re
from typing import Literal

import msgspec

from goldthread.changes.change import Change, Value
from goldthread.editions.history import Key, Readers, RecordedChange

_PART = r"(?P<what>.+?) \((?:why|because): (?P<why>.*?)(?:; (?:match|customers|channels): .*)?\)"
"""A part with its reason, in words; what only checks need stood behind it and is left out."""


class FormerEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A change of one record, as it was written with `what`, `was` and `now`.

    record: The record's key then.
    edition: The edition's number.
    what: What changed.
    title: The words by which a reader knew the record.
    field: The field, as written in YAML.
    way: What happened in it.
    was: The words before.
    now: The words after.
    about: The record that a link leads to.
    called: The words by which a reader knew that record.
    teams: The ids of the teams that it concerned.
    audience: As in `RecordedChange`.
    """

    record: Key
    edition: str
    what: Literal["added", "dropped", "renamed", "reworded", "relinked", "shelved", "handed"]
    title: str
    field: str = ""
    way: Literal["", "added", "removed", "reworded", "reordered", "basis"] = ""
    was: str = ""
    now: str = ""
    about: str = ""
    called: str = ""
    teams: tuple[str, ...] = ()
    audience: Readers | None = None


def event_of(former: FormerEvent) -> RecordedChange:
    """The entry in the form of today."""
    change = _change(former)
    fields = {name: getattr(change, name) for name in Change.__struct_fields__}
    return RecordedChange(**fields, edition=former.edition, teams=former.teams, audience=former.audience)


def _change(former: FormerEvent) -> Change:
    change = Change(
        kind="reworded",
        record=former.record,
        title=former.title,
        field=former.field,
        before=former.was or None,
        after=former.now or None,
    )
    from goldthread.changes.record_changes import SAYING  # noqa: PLC0415 - few handbooks are so old

    saying = SAYING.get(change.record_kind, "")
    match former.what:
        case "added":
            field = saying if former.now else ""
            return msgspec.structs.replace(change, kind="added", field=field, before=None, target=former.was)
        case "dropped":
            return msgspec.structs.replace(change, kind="removed", field=saying if former.was else "")
        case "renamed":
            return msgspec.structs.replace(change, kind="renamed", field="was", after=former.record)
        case "shelved":
            return msgspec.structs.replace(change, kind="status", field="status")
        case "handed":
            return msgspec.structs.replace(change, kind="owner", field="owner")
        case "relinked":
            return _relinked(former, change)
        case _:
            kind: Literal["reworded", "reordered"] = "reordered" if former.way == "reordered" else "reworded"
            return msgspec.structs.replace(
                change,
                kind=kind,
                before=_value(change, former.was),
                after=_value(change, former.now),
                target=former.about,
            )


def _relinked(former: FormerEvent, change: Change) -> Change:
    from goldthread.changes.values import BASIS, TARGET  # noqa: PLC0415 - as above

    link: dict[str, Value] = {TARGET: former.about}
    before, after = (link if former.way == "removed" else None), (None if former.way == "removed" else link)
    if former.way == "basis":
        other = "stated" if former.now == "inferred" else "inferred"
        before, after = {**link, BASIS: other}, {**link, BASIS: former.now}
    return msgspec.structs.replace(
        change, kind="relinked", before=before, after=after, target=former.about, target_title=former.called
    )


def _value(change: Change, words: str) -> Value:
    """The words of a part as its fields, where it has a reason; other words as they are."""
    from goldthread.changes.values import reason_of  # noqa: PLC0415 - as above

    reason = reason_of(change.record_kind, change.field)
    found = re.fullmatch(_PART, words) if reason else None
    return {"what": found["what"], reason: found["why"]} if found else words or None
