"""A first summary of an edition, from what happened in it: plain, and for an editor to improve."""

from collections.abc import Collection, Iterator

from goldthread.editions.history import Event
from goldthread.editions.sentences import counted
from goldthread.language.translation import say

_KINDS = ("focus", "principle", "need", "touchpoint")
_NAMED = 2
_TITLE_LIMIT = 60


def summary(events: Collection[Event], *, is_first: bool) -> str:
    """One to four sentences; records of the thread are named where they are few, and counted where they are many."""
    if is_first:
        return say("The first edition: {contents}.", contents=", ".join(_rows(events, ("added",), named=0)))
    told = [say("The vision says something else.")] if any(_kind(each) == "handbook" for each in events) else []
    sorts = (
        (say("New: {records}."), ("added",)),
        (say("Changed in meaning: {records}."), ("reworded", "relinked", "shelved")),
        (say("Renamed: {records}."), ("renamed",)),
        (say("In other hands: {records}."), ("handed",)),
        (say("No longer there: {records}."), ("dropped",)),
    )
    for sentence, whats in sorts:
        rows = "; ".join(_rows(events, whats, named=_NAMED))
        if rows:
            told.append(sentence.replace("{records}", rows))
    return " ".join(told) or say("Corrections only: nothing that we promise has changed.")


def _rows(events: Collection[Event], whats: tuple[str, ...], *, named: int) -> Iterator[str]:
    for kind in _KINDS:
        titles = dict.fromkeys(
            (each.record, each.title.rstrip(".")) for each in events if _kind(each) == kind and each.what in whats
        )
        if 0 < len(titles) <= named and all(len(title) <= _TITLE_LIMIT for _, title in titles):
            yield ", ".join(say("“{title}”", title=title) for _, title in titles)
        elif titles:
            yield counted(kind, len(titles))


def _kind(event: Event) -> str:
    return event.record.partition("/")[0]
