"""Documents that records name as their sources and that are not what they were for them."""

from collections.abc import Iterable, Mapping

from goldthread.comparison.report import ChangedDocument, Named, named
from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active
from goldthread.model.book import document_names
from goldthread.review.lock import SourceCorrection
from goldthread.review.sources import Fate, SourceChange, compare_sources
from goldthread.review.wording import called_now, called_source, document_changes


def changed_documents(
    before: Graph, after: Graph, corrections: Iterable[SourceCorrection] = ()
) -> tuple[ChangedDocument, ...]:
    """The documents that records named before and that are something else for them now, with those records.

    corrections: The changes that were marked as editorial.
    """
    old = before.book.passages
    if not old:
        return ()
    words = {(name, passage.print): passage.says for name, passage in old.items()}
    found: dict[tuple[str, Fate, str], tuple[SourceChange, list[Named]]] = {}
    for key, record in after.book.records.items():
        former = before.book.records.get(key)
        if former is None or not former.source or not is_active(record):
            continue
        seen = {name: old[name].print for name in document_names(former) if name in old}
        for change in compare_sources(after.book, record, seen, words).changes:
            found.setdefault((change.at, change.fate, change.now), (change, []))[1].append(named(key, record.title))
    steps = _steps(corrections)
    return tuple(
        ChangedDocument(
            at=change.at,
            title=str(called_source(change)),
            changes=document_changes(change.at, change.said, change.says) if _is_known(change) else (),
            records=tuple(records),
            what=change.fate,
            now=change.now,
            now_title=str(called_now(change)),
            editorial=change.passage is not None and _leads(steps, old[change.at].print, change.passage.print),
        )
        for _, (change, records) in sorted(found.items())
    )


def _is_known(change: SourceChange) -> bool:
    return bool(change.said and (change.says or change.passage is None))


def _steps(corrections: Iterable[SourceCorrection]) -> Mapping[str, frozenset[str]]:
    """What was said to mean the same, by what was said before."""
    found: dict[str, set[str]] = {}
    for each in corrections:
        found.setdefault(each.was, set()).add(each.now)
    return {was: frozenset(now) for was, now in found.items()}


def _leads(steps: Mapping[str, frozenset[str]], was: str, now: str) -> bool:
    """Whether corrections lead from one fingerprint to another, one after the other."""
    reached, waiting = {was}, [was]
    while waiting:
        new = steps.get(waiting.pop(), frozenset()) - reached
        reached |= new
        waiting += new
    return now in reached
