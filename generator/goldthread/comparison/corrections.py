"""Changes that the lock file of reviews marks as editorial: the new words mean the same."""

from collections.abc import Collection, Iterable, Iterator

from goldthread.graph.graph import Graph
from goldthread.graph.meaning import fingerprint, former_fingerprint
from goldthread.model.book import Book
from goldthread.review.lock import Correction
from goldthread.review.upstream import Upstream


def declared_editorial(
    befores: Collection[Book], after: Graph, keys: Iterable[str], corrections: Iterable[Correction]
) -> Iterator[str]:
    """The keys of records that corrections lead from the meaning of before to that of now, one after the other.

    befores: The earlier records, as they were and under the names of today: a correction was written under either.
    keys: The records that both states hold and that differ in meaning.
    A correction that was written by the first scheme of fingerprints holds until the lock is written anew, although that scheme did not see
    symbols and combining marks.
    """
    upstream = Upstream(after)
    steps: dict[str, list[Correction]] = {}
    for each in corrections:
        steps.setdefault(upstream.names.get(each.editorial, each.editorial), []).append(each)
    former = {new: old for old, new in upstream.names.items()}
    for key in keys:
        names = (key, former.get(key, key))
        if key not in steps:
            continue
        records = [book.records[name] for book in befores for name in names if name in book.records]
        starts = {scheme(record) for record in records for scheme in (fingerprint, former_fingerprint)}
        reached = _reached(starts, steps[key])
        if any(upstream.is_known(key, each, {}) for each in reached):
            yield key


def _reached(starts: set[str], steps: list[Correction]) -> set[str]:
    """All meanings to which corrections lead from some, each in at least one step."""
    reached: set[str] = set()
    while new := {each.now for each in steps if each.was in starts | reached} - reached:
        reached |= new
    return reached
