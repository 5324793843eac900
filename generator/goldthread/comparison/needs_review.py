"""Records that need review: all that depend on a record that changed in meaning or was removed."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from goldthread.comparison.report import ChangedDocument, Named, NeedsReview, named
from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active
from goldthread.review.upstream import Upstream, is_reviewable


def needs_review(
    before: Graph,
    after: Graph,
    changed: Collection[str],
    gone: Collection[str],
    documents: Collection[ChangedDocument] = (),
) -> tuple[NeedsReview, ...]:
    """The records that depend on changed ones, in the book's order: those that need review if they were reviewed before.

    changed: The keys of records that say something else; what is below each needs review, the record itself does not.
    gone: The keys of records that were removed.
    documents: The documents that are not what they were.
    A new record was never reviewed, so it does not need review; nor does one that is out of use.
    """
    causes = _Causes(before, after, frozenset(changed), frozenset(gone))
    both = ((key, record) for key, record in after.book.records.items() if key in before.book.records)
    sources = _by_record(each for each in documents if not each.editorial)
    asked = (
        (key, record.title) for key, record in both if (is_reviewable(record) or key in sources) and is_active(record)
    )
    found = (NeedsReview(named(key, title), (*causes.of(key), *sources.get(key, ()))) for key, title in asked)
    return tuple(each for each in found if each.because)


def _by_record(documents: Iterable[ChangedDocument]) -> Mapping[str, list[Named]]:
    """The documents because of which records need review, by the records' keys."""
    found: dict[str, list[Named]] = {}
    for document in documents:
        for record in document.records:
            found.setdefault(record.key, []).append(Named(document.at, document.title))
    return found


class _Causes:
    """The records above others that changed or were removed."""

    def __init__(self, before: Graph, after: Graph, changed: frozenset[str], gone: frozenset[str]) -> None:
        self._before, self._after, self._changed, self._gone = before, after, changed, gone
        self._above_before, self._above = Upstream(before), Upstream(after)

    def of(self, key: str) -> Iterator[Named]:
        """The records because of which one needs review."""
        for graph, above, differing in (
            (self._after, self._above, self._changed),
            (self._before, self._above_before, self._gone),
        ):
            if differing:
                yield from (named(each, graph.record(each).title) for each in above.of(key) if each in differing)
