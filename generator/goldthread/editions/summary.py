"""A first summary of an edition from its changes: plain, and for an editor to improve."""

from collections.abc import Collection, Iterator

from goldthread.changes.wording import counted
from goldthread.editions.history import RecordedChange
from goldthread.language.translation import say

_KINDS = ("focus", "principle", "need", "touchpoint", "situation")
_NAMED = 2
_TITLE_LIMIT = 60


def summary(events: Collection[RecordedChange], *, is_first: bool) -> str:
    """One to four sentences; records of the thread are named where they are few, and counted where they are many."""
    if is_first:
        return say("The first edition: {contents}.", contents=", ".join(_rows(events, ("added",), named=0)))
    shown = [say("The vision has changed.")] if any(each.record_kind == "handbook" for each in events) else []
    sentences = (
        (say("New: {records}."), ("added",)),
        (say("Changed in meaning: {records}."), ("reworded", "reordered", "relinked", "status")),
        (say("Renamed: {records}."), ("renamed",)),
        (say("With a new owner: {records}."), ("owner",)),
        (say("Removed: {records}."), ("removed",)),
    )
    for sentence, changes in sentences:
        rows = "; ".join(_rows(events, changes, named=_NAMED))
        if rows:
            shown.append(sentence.replace("{records}", rows))
    return " ".join(shown) or say("Corrections only: nothing that we promise has changed.")


def _rows(events: Collection[RecordedChange], changes: tuple[str, ...], *, named: int) -> Iterator[str]:
    for kind in _KINDS:
        titles = dict.fromkeys(
            (each.record, each.title.rstrip("."))
            for each in events
            if each.record_kind == kind and each.kind in changes
        )
        if 0 < len(titles) <= named and all(len(title) <= _TITLE_LIMIT for _, title in titles):
            yield ", ".join(say("“{title}”", title=title) for _, title in titles)
        elif titles:
            yield counted(kind, len(titles))
