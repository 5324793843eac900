"""Documents that records name as their sources and that say something else than before."""

from collections.abc import Iterator

from goldthread.comparison.report import ChangedDocument, Named, named
from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active
from goldthread.model.book import document_names
from goldthread.review.wording import called_document, document_changes


def changed_documents(before: Graph, after: Graph) -> tuple[ChangedDocument, ...]:
    """The documents that both versions can read and that say something else, with the records that named them in both."""
    old, new = before.book.passages, after.book.passages
    changed = [name for name in sorted(old.keys() & new.keys()) if old[name].print != new[name].print]
    if not changed:
        return ()
    citing = dict(_citing(before, after))
    return tuple(
        ChangedDocument(
            at=name,
            title=str(called_document(name, new[name])),
            changes=document_changes(name, old[name].says, new[name].says) if old[name].says and new[name].says else (),
            records=tuple(each for each, names in citing.items() if name in names),
        )
        for name in changed
    )


def _citing(before: Graph, after: Graph) -> Iterator[tuple[Named, frozenset[str]]]:
    for key, record in after.book.records.items():
        former = before.book.records.get(key)
        if former is not None and is_active(record):
            names = frozenset(document_names(former)) & frozenset(document_names(record))
            if names:
                yield named(key, record.title), names
