"""The documents that a record named as its sources when it was reviewed, held against those that it names now."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from goldthread.documents.document import Passage, likeness
from goldthread.model.book import Book, document_names
from goldthread.model.record import Record

Fate = Literal["reworded", "gone", "replaced", "dropped"]
"""What became of a source: it says something else, nothing can be read at its address any more, the record names another one instead, or
the record names it no longer."""


class SourceChange(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is no longer what a record was reviewed against.

    at: Its address at the review.
    fate: What became of it.
    said: What it said; empty where that is not known.
    now: The address at which the record's source is read now, or that of the passage that is likely meant; empty where there is none.
    passage: What is read there.
    """

    at: str
    fate: Fate
    said: tuple[str, ...] = ()
    now: str = ""
    passage: Passage | None = None

    @property
    def says(self) -> tuple[str, ...]:
        """What is read there now."""
        return self.passage.says if self.passage else ()


class ComparedSources(msgspec.Struct, frozen=True):
    """The sources of a record, then and now.

    changes: Those that are no longer what they were.
    moved: The addresses at which the same words are read now, by those of the review.
    unseen: The addresses that nobody has reviewed the record against, but for those that stand in the place of another.
    """

    changes: tuple[SourceChange, ...] = ()
    moved: Mapping[str, str] = MappingProxyType({})
    unseen: tuple[str, ...] = ()


def compare_sources(
    book: Book, record: Record, seen: Mapping[str, str], words: Mapping[tuple[str, str], tuple[str, ...]]
) -> ComparedSources:
    """What became of the sources against which a record was reviewed. The order in which it names them never matters.

    seen: Their fingerprints at the review, by address.
    words: What documents said, by address and fingerprint.
    """
    if not seen and not record.source:
        return ComparedSources()
    names = document_names(record)
    new = {name: book.passages[name] for name in names if name not in seen and name in book.passages}
    lost = [name for name in sorted(seen) if name in book.absent or name not in names]
    if lost and not (book.passages or book.absent) and any(name not in seen for name in names):
        lost = []  # the documents were not looked up, so it is not known what the record's sources say
    moved = dict(_moved(lost, seen, new))
    lost = [name for name in lost if name not in moved]
    left = {name: passage for name, passage in new.items() if name not in moved.values()}
    instead = _instead(lost, {name: words.get((name, seen[name]), ()) for name in lost}, left)
    changes = []
    for name, was in sorted(seen.items()):
        said = words.get((name, was), ())
        passage = book.passages.get(name)
        if name in moved:
            continue
        if name in instead:
            now = instead[name]
            changes.append(SourceChange(at=name, fate="replaced", said=said, now=now, passage=new[now]))
        elif name in lost and name in names:
            near = book.absent[name]
            changes.append(SourceChange(at=name, fate="gone", said=said, now=near.at, passage=near.passage))
        elif name in lost:
            changes.append(SourceChange(at=name, fate="dropped", said=said))
        elif passage is not None and name in names and passage.print != was:
            changes.append(SourceChange(at=name, fate="reworded", said=said, now=name, passage=passage))
    unseen = tuple(name for name in left if name not in instead.values())
    return ComparedSources(tuple(changes), moved, unseen)


def _moved(lost: list[str], seen: Mapping[str, str], new: Mapping[str, Passage]) -> Iterator[tuple[str, str]]:
    """The addresses under which the very same words are named now."""
    free = dict(new)
    for name in lost:
        found = next((each for each, passage in free.items() if passage.print == seen[name]), None)
        if found is not None:
            del free[found]
            yield name, found


def _instead(lost: list[str], said: Mapping[str, tuple[str, ...]], new: Mapping[str, Passage]) -> dict[str, str]:
    """The address that a record names in the place of each that it has lost: the one that says most of the same."""
    pairs = sorted(
        (
            (-likeness(said[name], passage.says), _distance(name, each), name, each)
            for name in lost
            for each, passage in new.items()
        ),
    )
    found: dict[str, str] = {}
    for _, _, name, each in pairs:
        if name not in found and each not in found.values():
            found[name] = each
    return found


def _distance(one: str, other: str) -> int:
    """Whether two addresses are of one document."""
    return int(one.partition("#")[0] != other.partition("#")[0])
