"""Who has to read again: everything below a record that changed in meaning."""

from collections.abc import Iterable

from goldthread.changes.change import Suspect, named
from goldthread.graph.graph import Graph
from goldthread.graph.traces import beneath
from goldthread.rules.scope import is_in_play


def suspects(before: Graph, after: Graph, changed: Iterable[str]) -> tuple[Suspect, ...]:
    """The records that hang on changed ones, in the book's order.

    changed: The keys of records that say something else; each makes suspect what is below it, never itself.
    A record that is new was never reviewed, so it cannot become suspect; one that is out of play waits for nobody.
    """
    causes: dict[str, list[str]] = {}
    for key in changed:
        for below in beneath(after, key):
            causes.setdefault(below, []).append(key)
    return tuple(
        Suspect(named(key, record.title), tuple(named(each, after.record(each).title) for each in causes[key]))
        for key, record in after.book.records.items()
        if key in causes and key in before.book.records and is_in_play(record)
    )
