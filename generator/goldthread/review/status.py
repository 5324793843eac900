"""The review status of each record: never reviewed, reviewed, or needing review because a record above it has changed in meaning."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from goldthread.changes.change import Change
from goldthread.graph.graph import Graph
from goldthread.model.book import Book
from goldthread.review.lock import Lock, ReviewMark
from goldthread.review.sources import ComparedSources, SourceChange, compare_sources
from goldthread.review.upstream import Upstream, is_reviewable
from goldthread.review.wording import Wording, document_changes, wording, wording_changes

State = Literal["unreviewed", "reviewed", "suspect"]


class ChangedUpstream(msgspec.Struct, frozen=True):
    """A record above a reviewed record that has changed in meaning since the review.

    key: The record above; its last key when it was removed. For a document, its address.
    is_gone: Whether it was removed.
    changes: Its changes, in words; empty when the old words are not known.
    source: For a document that the record named as a source, what became of it.
    """

    key: str
    is_gone: bool
    changes: tuple[Change, ...]
    source: SourceChange | None = None


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
    records = graph.book.records.items()
    return {key: judging.verdict(key) for key, record in records if is_reviewable(record) or judging.has_sources(key)}


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
        of_that_day = [
            (mark, sources, tuple(self._changes(key, mark, sources)))
            for mark in marks
            if mark.on == last
            for sources in (self.sources(key, mark),)
        ]
        mark, sources, changes = min(of_that_day, key=lambda each: len(each[2]))
        if changes:
            return ReviewStatus(key, "suspect", mark, changes)
        seen = {self._upstream.names.get(each, each) for each in mark.against}
        has_seen_all = seen.issuperset(self._upstream.of(key)) and not sources.unseen
        return ReviewStatus(key, "reviewed" if has_seen_all else "unreviewed", mark)

    def has_sources(self, key: str) -> bool:
        """Whether a record was last reviewed against documents, be it that it names none any more."""
        marks = self._marks.get(key, ())
        return any(mark.documents for mark in marks if mark.on == max(each.on for each in marks))

    def sources(self, key: str, mark: ReviewMark) -> ComparedSources:
        """The sources of a record, at its review and now."""
        return compare_sources(self._book, self._book.records[key], mark.documents, self._document_words)

    def _changes(self, key: str, mark: ReviewMark, sources: ComparedSources) -> Iterator[ChangedUpstream]:
        above = frozenset(self._upstream.of(key))
        for named, seen in sorted(mark.against.items()):
            now = self._upstream.names.get(named, named)
            was = self._words.get((named, seen), self._words.get((now, seen), {}))
            if now not in self._book.records:
                if not self._may_be_hidden(key, now):
                    yield ChangedUpstream(now, is_gone=True, changes=wording_changes(now, was, {}))
            elif now in above and now not in self._uncertain and not self._upstream.is_known(now, seen, was):
                yield ChangedUpstream(now, is_gone=False, changes=_changes(was, self._book, now))

        for source in sources.changes:
            is_known = source.said and (source.says or source.passage is None)
            changes = document_changes(source.at, source.said, source.says) if is_known else ()
            yield ChangedUpstream(source.at, is_gone=source.fate == "gone", changes=changes, source=source)

    def _may_be_hidden(self, key: str, gone: str) -> bool:
        """Whether a data fault hides a record, or is what its absence was found by."""
        return key in self._uncertain or self._book.is_clouded(gone.partition("/")[0], "*")


def _changes(was: Wording, book: Book, key: str) -> tuple[Change, ...]:
    return wording_changes(key, was, wording(book.records[key])) if was else ()
