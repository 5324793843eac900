"""The size of the next edition, and why: a brand's version says how much its readers have to learn anew."""

from collections.abc import Collection, Iterator
from typing import Literal

from goldthread.changes.change import Change
from goldthread.comparison.report import NextEdition, Reason
from goldthread.graph.scope import OUT_OF_PLAY
from goldthread.graph.traces import UPWARD

_MIDDLE = ("principle", "touchpoint")


def next_edition(changes: Collection[Change], changed: Collection[str], other: int) -> NextEdition:
    """The size of the next edition, and the changes that decide it.

    It is major when the vision, a focus or what it excludes changed, minor when a principle or a touchpoint was added, removed or linked
    elsewhere, patch for wording, for other kinds and for other fields, and none when nothing changed.

    changed: The keys of records whose meaning differs, without those marked as editorial.
    other: How many records changed only in form or in fields that carry no meaning.
    """
    whole = [Reason(_of_record(each), each.record) for each in changes if each.kind in {"added", "removed", "status"}]
    major = [*(each for each in whole if _kind(each.record) == "focus"), *_vision_and_focus(changed, changes)]
    if major:
        return NextEdition("major", tuple(major))
    relinked = (
        Reason("relinked", each.record)
        for each in changes
        if each.kind == "relinked" and each.field == UPWARD.get(each.record_kind)
    )
    minor = dict.fromkeys(each for each in (*whole, *relinked) if _kind(each.record) in _MIDDLE)
    if minor:
        return NextEdition("minor", tuple(minor))
    patch = tuple(_rest(changes, len(whole), other))
    return NextEdition("patch" if patch else "none", patch)


def _kind(key: str) -> str:
    return key.partition("/")[0]


def _of_record(change: Change) -> Literal["added", "removed", "back_in_use", "out_of_use"]:
    match change.kind:
        case "added" | "removed":
            return change.kind
        case _:
            return "out_of_use" if change.after in OUT_OF_PLAY else "back_in_use"


def _vision_and_focus(changed: Collection[str], changes: Collection[Change]) -> Iterator[Reason]:
    fields: dict[str, set[str]] = {}
    for change in changes:
        if change.kind in {"reworded", "reordered"}:
            fields.setdefault(change.record, set()).add(change.field)
    for key in changed:
        if _kind(key) == "handbook":
            yield Reason("vision_changed", key)
        elif _kind(key) == "focus":
            yield Reason("exclusions_changed" if fields.get(key) == {"excludes"} else "meaning_changed", key)


def _rest(changes: Collection[Change], whole: int, other: int) -> Iterator[Reason]:
    reworded, renamed, relinked = (
        len({each.record for each in changes if each.kind in kinds})
        for kinds in ({"reworded", "reordered"}, {"renamed"}, {"relinked"})
    )
    counts = (
        Reason("reworded", count=reworded),
        Reason("renamed", count=renamed),
        Reason("other_records", count=whole),
        Reason("other_links", count=relinked),
        Reason("other_fields", count=other),
    )
    return (each for each in counts if each.count)
