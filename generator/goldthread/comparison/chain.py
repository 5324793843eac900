"""Where the chain to the vision breaks now, and where it is complete again."""

from collections.abc import Iterable, Iterator, Mapping

from goldthread.comparison.report import ChainBreak, named
from goldthread.graph.graph import Edge, Graph
from goldthread.graph.scope import active_records, is_active
from goldthread.model.record import Record


def broken(before: Graph, after: Graph) -> tuple[ChainBreak, ...]:
    """Records of both states at which the chain was complete and breaks now."""
    return tuple(_only_in(_gaps(after), _gaps(before), before, after))


def restored(before: Graph, after: Graph) -> tuple[ChainBreak, ...]:
    """Records of both states at which the chain broke and is complete now."""
    return tuple(_only_in(_gaps(before), _gaps(after), before, after))


def _only_in(gaps: Mapping[str, str], others: Mapping[str, str], before: Graph, after: Graph) -> Iterator[ChainBreak]:
    both = before.book.records.keys() & after.book.records.keys()
    for key, lacks in gaps.items():
        if key not in others and key in both and is_active(before.record(key)) and is_active(after.record(key)):
            yield ChainBreak(named(key, after.record(key).title), lacks)


def _gaps(graph: Graph) -> Mapping[str, str]:
    """The records in play at which the chain breaks, with the kind that they do not reach."""
    book = graph.book
    answered = {edge.target for edge in _leaving(graph, book.focuses, "need")}
    carrying = _leaving(graph, book.principles, "supports")
    carried, bearing = {edge.target for edge in carrying}, {edge.source for edge in carrying}
    practising = _leaving(graph, book.touchpoints, "principles")
    practised = {edge.target for edge in practising}
    reaching = {edge.source for edge in practising if edge.target in bearing}
    guiding = {each.key for each in book.principles if each.scope == "practice" and each.guides}
    return dict(
        (
            *_without(book.needs, answered, "focus"),
            *_without(book.focuses, carried, "principle"),
            *_without(book.principles, bearing, "focus"),
            *_without((each for each in book.principles if each.key in bearing), practised | guiding, "touchpoint"),
            *_without(book.touchpoints, reaching, "focus"),
        )
    )


def _leaving(graph: Graph, records: tuple[Record, ...], field: str) -> list[Edge]:
    edges = (edge for record in active_records(records) for edge in graph.links_from(record.key, field))
    return [edge for edge in edges if is_active(graph.record(edge.target))]


def _without(records: Iterable[Record], known: set[str], lacks: str) -> Iterator[tuple[str, str]]:
    return ((record.key, lacks) for record in active_records(records) if record.key not in known)
