"""New contents of the lock file of reviews: records marked as reviewed, and reviews that stay valid after an editorial change."""

import datetime
from collections.abc import Callable, Iterable, Mapping

import msgspec

from goldthread.graph.graph import Graph
from goldthread.language.message import MessageError, message
from goldthread.review.lock import Correction, DocumentWords, Lock, Meaning, ReviewMark, SourceCorrection
from goldthread.review.sources import ComparedSources, compare_sources
from goldthread.review.status import verdicts
from goldthread.review.upstream import Upstream, is_reviewable
from goldthread.review.wording import wording


class Reviewer(msgspec.Struct, frozen=True, kw_only=True):
    """Who reviews, when, and, where one act settles many records, why."""

    on: datetime.date
    by: str
    because: str = ""


class EditorialError(MessageError):
    """No review can be kept valid; the message says why."""


class KeptReviews(msgspec.Struct, frozen=True):
    """The reviews after a change was marked as editorial, and the records whose reviews stay valid."""

    lock: Lock
    records: tuple[str, ...]


def mark_reviewed(lock: Lock, graph: Graph, keys: Iterable[str], reviewer: Reviewer) -> Lock:
    """The reviews with some records reviewed against the records above them as they are now."""
    upstream = Upstream(graph)
    new = {
        key: ReviewMark(
            record=key,
            on=reviewer.on,
            by=reviewer.by,
            against={each: upstream.print(each) for each in upstream.of(key)},
            because=reviewer.because,
            documents={name: each.print for name, each in upstream.documents(key).items()},
        )
        for key in keys
    }
    return _tidied(lock, graph, upstream, new)


def mark_reviewed_against(lock: Lock, graph: Graph, above: str, keys: Iterable[str], reviewer: Reviewer) -> Lock:
    """The reviews with some records reviewed against one record above them, or one document, as it is now.

    What else has changed above a record since its review is left as it was reviewed; a record never reviewed is reviewed against all.
    """
    upstream = Upstream(graph)
    known = verdicts(graph, lock)
    today = _Today(lock, graph, upstream)
    new = {
        key: msgspec.structs.replace(
            mark,
            record=key,
            on=reviewer.on,
            by=reviewer.by,
            because=reviewer.because,
            against={
                name: seen
                for each, seen in mark.against.items()
                if (name := upstream.names.get(each, each)) != above or name in graph.book.records
            }
            | ({above: upstream.print(above)} if above in graph.book.records else {}),
            documents=today.documents(key, mark, above),
        )
        for key in keys
        if (mark := known[key].mark) is not None and known[key].state == "suspect"
    }
    others = tuple(key for key in keys if key not in new)
    return mark_reviewed(_tidied(lock, graph, upstream, new), graph, others, reviewer)


def keep_reviews(lock: Lock, graph: Graph, key: str, reviewer: Reviewer) -> KeptReviews:
    """The reviews in which a record's present meaning replaces the one that was reviewed last; reviews of older ones stay as they are.

    Raises EditorialError when nothing below the record was reviewed, when it has not changed since, or when it cannot be told which
    meaning was reviewed last.
    """
    upstream = Upstream(graph)
    tidy = _tidied(lock, graph, upstream, {})
    holding = [mark for mark in tidy.marks if key in mark.against]
    if not holding:
        raise EditorialError(message("No record that depends on {record} has been reviewed yet.", record=key))
    last = max(mark.on for mark in holding)
    reviewed = {mark.against[key] for mark in holding if mark.on == last}
    now = upstream.print(key)
    if not reviewed.isdisjoint(
        upstream.prints(key)
    ):  # prints of the first scheme were brought up to date with the rest
        raise EditorialError(
            message("{record} means the same as at the last review: there is nothing to mark.", record=key)
        )
    if len(reviewed) > 1:
        raise EditorialError(
            message(
                "Two meanings of {record} were reviewed on {day}, so none is the last: review the records that depend on it.",
                record=key,
                day=str(last),
            )
        )
    (was,) = reviewed
    kept = {
        mark.record: msgspec.structs.replace(mark, against={**mark.against, key: now})
        for mark in holding
        if mark.against[key] == was
    }
    correction = Correction(editorial=key, was=was, now=now, on=reviewer.on, by=reviewer.by, because=reviewer.because)
    noted = msgspec.structs.replace(tidy, corrections=(*tidy.corrections, correction))
    return KeptReviews(_tidied(noted, graph, upstream, kept), tuple(sorted(kept)))


def keep_source_reviews(lock: Lock, graph: Graph, at: str, reviewer: Reviewer) -> KeptReviews:
    """The same for a document that records name as their source, by its address then or now.

    Raises EditorialError when no record that names it was reviewed, when it says the same, or when nothing can be read there.
    """
    upstream = Upstream(graph)
    tidy = _tidied(lock, graph, upstream, {})
    today = _Today(tidy, graph, upstream)
    found = [
        (mark, change)
        for mark in tidy.marks
        for change in today.compared(mark.record, mark).changes
        if at in {change.at, change.now}
    ]
    if not found:
        if any(at in mark.documents for mark in tidy.marks):
            raise EditorialError(
                message("{document} says the same as at the last review: there is nothing to mark.", document=at)
            )
        raise EditorialError(
            message("No record that names {document} as its source has been reviewed yet.", document=at)
        )
    corrections = {
        (change.at, mark.documents[change.at]): change.passage.print
        for mark, change in found
        if change.passage is not None and change.fate != "gone"
    }
    if not corrections:
        raise EditorialError(
            message("Nothing can be read at {document} any more, so it cannot be said to mean the same.", document=at)
        )
    last = max(mark.on for mark, _ in found)
    reviewed = {(change.at, mark.documents[change.at]) for mark, change in found if mark.on == last}
    corrections = {each: now for each, now in corrections.items() if each in reviewed}
    kept = {
        mark.record: msgspec.structs.replace(mark, documents=today.documents(mark.record, mark, at))
        for mark, change in found
        if (change.at, mark.documents[change.at]) in corrections
    }
    noted = tuple(
        SourceCorrection(
            editorial_source=at, was=was, now=now, on=reviewer.on, by=reviewer.by, because=reviewer.because
        )
        for (_, was), now in sorted(corrections.items())
    )
    noting = msgspec.structs.replace(tidy, source_corrections=(*tidy.source_corrections, *noted))
    return KeptReviews(_tidied(noting, graph, upstream, kept), tuple(sorted(kept)))


def _tidied(lock: Lock, graph: Graph, upstream: Upstream, new: Mapping[str, ReviewMark]) -> Lock:
    """The reviews with new marks in place of old ones, under the keys and by the scheme of today, without unused meanings."""
    known = verdicts(graph, lock)
    today = _Today(lock, graph, upstream)
    old = {key: verdict.mark for key, verdict in known.items() if verdict.mark is not None and key not in new}
    marks = [*(today.mark(key, mark) for key, mark in old.items()), *filter(_is_needed(graph), new.values())]
    wordings = {(upstream.names.get(key, key), seen): says for (key, seen), says in lock.wordings.items()}
    wanted = sorted({(key, seen) for mark in marks for key, seen in mark.against.items()})
    for key, seen in wanted:
        if (key, seen) not in wordings and key in graph.book.records and seen == upstream.print(key):
            wordings[key, seen] = wording(graph.book.records[key])
    meanings = (
        Meaning(meaning=seen, of=key, says=dict(wordings[key, seen])) for key, seen in wanted if (key, seen) in wordings
    )
    return Lock(
        tuple(marks),
        tuple(map(today.correction, lock.corrections)),
        tuple(meanings),
        documents=_document_words(lock, graph, marks),
        source_corrections=lock.source_corrections,
    )


def _is_needed(graph: Graph) -> Callable[[ReviewMark], bool]:
    """Whether a mark says anything: one of a record that was reviewed against documents and names none any more does not."""
    return lambda mark: bool(mark.against or mark.documents) or is_reviewable(graph.book.records[mark.record])


def _document_words(lock: Lock, graph: Graph, marks: Iterable[ReviewMark]) -> tuple[DocumentWords, ...]:
    """What documents said at the reviews that are kept."""
    known = lock.document_words
    wanted = sorted({each for mark in marks for each in mark.documents.items()})
    now = {(name, each.print): each.says for name, each in graph.book.passages.items()}
    said = (((name, seen), known.get((name, seen)) or now.get((name, seen), ())) for name, seen in wanted)
    return tuple(DocumentWords(passage=seen, at=name, says=says) for (name, seen), says in said if says)


class _Today:
    """Entries of a lock brought up to date: keys of renamed records, and fingerprints of the first scheme that still hold."""

    def __init__(self, lock: Lock, graph: Graph, upstream: Upstream) -> None:
        self._upstream = upstream
        self._book = graph.book
        self._records = graph.book.records
        self._words = lock.wordings
        self._document_words = lock.document_words

    def mark(self, key: str, mark: ReviewMark) -> ReviewMark:
        """A mark under the keys and by the scheme of today."""
        against = {self._upstream.names.get(each, each): self._print(each, seen) for each, seen in mark.against.items()}
        return msgspec.structs.replace(mark, record=key, against=against, documents=self.documents(key, mark))

    def compared(self, key: str, mark: ReviewMark) -> ComparedSources:
        """The sources of a record, at its review and now."""
        return compare_sources(self._book, self._records[key], mark.documents, self._document_words)

    def documents(self, key: str, mark: ReviewMark, settled: str = "") -> dict[str, str]:
        """The documents of a mark, those that have moved under their new addresses.

        settled: The address, then or now, of one that is taken as it is now.
        """
        compared = self.compared(key, mark)
        found = {compared.moved.get(name, name): seen for name, seen in mark.documents.items()}
        for change in compared.changes:
            if settled and settled in {change.at, change.now}:
                del found[change.at]
                if change.passage is not None and change.fate != "gone":
                    found[change.now] = change.passage.print
        return found

    def correction(self, correction: Correction) -> Correction:
        """A correction that leads to the meaning of today, by the scheme of today."""
        return msgspec.structs.replace(correction, now=self._print(correction.editorial, correction.now))

    def _print(self, named: str, seen: str) -> str:
        key = self._upstream.names.get(named, named)
        if key not in self._records or seen in self._upstream.prints(key):
            return seen
        says = self._words.get((named, seen), self._words.get((key, seen), {}))
        return self._upstream.print(key) if self._upstream.is_known_as_before(key, seen, says) else seen
