"""Who has to read again: everything that rests on a record that changed in meaning, or is gone."""

from collections.abc import Collection, Iterator

from goldthread.changes.change import Named, Suspect, named
from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_in_play
from goldthread.review.upstream import LINKS, Upstream


def suspects(before: Graph, after: Graph, changed: Collection[str], gone: Collection[str]) -> tuple[Suspect, ...]:
    """The records that rest on changed ones, in the book's order: those that would be suspect had they been reviewed before.

    changed: The keys of records that say something else; each makes suspect what is below it, never itself.
    gone: The keys of records that there are no longer.
    A record that is new was never reviewed, so it cannot become suspect; one that is out of play waits for nobody.
    """
    causes = _Causes(before, after, frozenset(changed), frozenset(gone))
    both = ((key, record) for key, record in after.book.records.items() if key in before.book.records)
    asked = ((key, record.title) for key, record in both if record.kind in LINKS and is_in_play(record))
    told = (Suspect(named(key, title), tuple(causes.of(key))) for key, title in asked)
    return tuple(each for each in told if each.because)


class _Causes:
    """What lies above records and changed, or is gone."""

    def __init__(self, before: Graph, after: Graph, changed: frozenset[str], gone: frozenset[str]) -> None:
        self._before, self._after, self._changed, self._gone = before, after, changed, gone
        self._above_before, self._above = Upstream(before), Upstream(after)

    def of(self, key: str) -> Iterator[Named]:
        """The records because of which one has to be read again."""
        for graph, above, differing in (
            (self._after, self._above, self._changed),
            (self._before, self._above_before, self._gone),
        ):
            if differing:
                yield from (named(each, graph.record(each).title) for each in above.of(key) if each in differing)
