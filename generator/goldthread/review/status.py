"""The review status of each record: never reviewed, reviewed, or needing review because a record above it has changed in meaning."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from goldthread.changes.change import Change
from goldthread.documents.document import Passage
from goldthread.graph.graph import Graph
from goldthread.model.book import Book
from goldthread.review.lock import Lock, ReviewMark
from goldthread.review.upstream import Upstream, is_reviewable
from goldthread.review.wording import Wording, document_changes, wording, wording_changes

State = Literal["unreviewed", "reviewed", "suspect"]


class ChangedUpstream(msgspec.Struct, frozen=True):
    """A record above a reviewed record that has changed in meaning since the review.

    key: The record above; its last key when it was removed. For a document, its address.
    is_gone: Whether it was removed.
    changes: Its changes, in words; empty when the old words are not known.
    document: For a document that the record names as a source, what it says now.
    """

    key: str
    is_gone: bool
    changes: tuple[Change, ...]
    document: Passage | None = None


class ReviewStatus(msgspec.Struct, frozen=True):
    """The review status of a record.

    A record that was linked anew since its review is unreviewed again, for nobody has read it beside the records that it now depends on.

    key: The record.
    state: Its status; `suspect` means that it needs review.
    mark: Its last review, if there was one.
    upstream: The changed records because of which it needs review.
    """

    key: str
    state: State
    mark: ReviewMark | None = None
    upstream: tuple[ChangedUpstream, ...] = ()


def verdicts(graph: Graph, lock: Lock) -> Mapping[str, ReviewStatus]:
    """The review status of each record that depends on others, in the order of the book.

    A record needs review when a record above it means something else than at its last review, or is there no longer.
    Linking a record elsewhere is its owner's own act and needs no review.
    Nothing needs review for what a data fault hides.
    """
    judging = _Judging(graph, lock)
    return {key: judging.verdict(key) for key, record in graph.book.records.items() if is_reviewable(record)}


class _Judging:
    """Review marks compared with the records."""

    def __init__(self, graph: Graph, lock: Lock) -> None:
        self._book = graph.book
        self._upstream = Upstream(graph)
        self._words = lock.wordings
        self._document_words = lock.document_words
        self._uncertain = frozenset(name.partition(".")[0] for name in graph.book.uncertain)
        self._marks: dict[str, list[ReviewMark]] = {}
        for mark in lock.marks:
            self._marks.setdefault(self._upstream.names.get(mark.record, mark.record), []).append(mark)

    def verdict(self, key: str) -> ReviewStatus:
        """The status of one record; of several reviews on its last day, the one that saw most of what there is counts."""
        marks = self._marks.get(key, [])
        if not marks:
            return ReviewStatus(key, "unreviewed")
        last = max(mark.on for mark in marks)
        of_that_day = [(mark, tuple(self._changes(key, mark))) for mark in marks if mark.on == last]
        mark, changes = min(of_that_day, key=lambda each: len(each[1]))
        if changes:
            return ReviewStatus(key, "suspect", mark, changes)
        seen = {self._upstream.names.get(each, each) for each in mark.against}
        has_seen_all = (
            seen.issuperset(self._upstream.of(key)) and mark.documents.keys() >= self._upstream.documents(key).keys()
        )
        return ReviewStatus(key, "reviewed" if has_seen_all else "unreviewed", mark)

    def _changes(self, key: str, mark: ReviewMark) -> Iterator[ChangedUpstream]:
        above = frozenset(self._upstream.of(key))
        for named, seen in sorted(mark.against.items()):
            now = self._upstream.names.get(named, named)
            was = self._words.get((named, seen), self._words.get((now, seen), {}))
            if now not in self._book.records:
                if not self._may_be_hidden(key, now):
                    yield ChangedUpstream(now, is_gone=True, changes=wording_changes(now, was, {}))
            elif now in above and now not in self._uncertain and not self._upstream.is_known(now, seen, was):
                yield ChangedUpstream(now, is_gone=False, changes=_changes(was, self._book, now))

        documents = self._upstream.documents(key)
        for name, seen in sorted(mark.documents.items()):
            passage = documents.get(name)
            if passage is not None and passage.print != seen:
                before = self._document_words.get((name, seen), ())
                changes = document_changes(name, before, passage.says) if before else ()
                yield ChangedUpstream(name, is_gone=False, changes=changes, document=passage)

    def _may_be_hidden(self, key: str, gone: str) -> bool:
        """Whether a data fault hides a record, or is what its absence was found by."""
        return key in self._uncertain or self._book.is_clouded(gone.partition("/")[0], "*")


def _changes(was: Wording, book: Book, key: str) -> tuple[Change, ...]:
    return wording_changes(key, was, wording(book.records[key])) if was else ()
