"""Traces: the golden thread from a record up to the vision, and from it down to practice."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from goldthread.graph.graph import Edge, Graph
from goldthread.model.links import Basis

UPWARD: Mapping[str, str] = MappingProxyType(
    {"touchpoint": "principles", "situation": "principles", "principle": "supports", "focus": "need"}
)
"""The field through which each kind hangs on the one above it. There is no other way from practice to the vision."""

_BELOW: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"need": ("focus", "need"), "focus": ("principle", "supports"), "principle": ("touchpoint", "principles")}
)


class Trace(msgspec.Struct, frozen=True):
    """One way along the thread.

    keys: The records on the way, the one asked about first.
    edges: The links between them, one fewer than the records.
    """

    keys: tuple[str, ...]
    edges: tuple[Edge, ...] = ()

    @property
    def basis(self) -> Basis:
        """`stated` when every link on the way is."""
        return "stated" if all(edge.basis == "stated" for edge in self.edges) else "inferred"

    @property
    def end(self) -> str:
        """The key of the last record on the way."""
        return self.keys[-1]


def upward(graph: Graph, key: str) -> tuple[Trace, ...]:
    """Every way from a record toward the vision, each as far as it goes; a need has one way, of itself alone."""
    return tuple(_climb(graph, Trace((key,))))


def _climb(graph: Graph, trace: Trace) -> Iterator[Trace]:
    field = UPWARD.get(trace.end.partition("/")[0])
    edges = graph.links_from(trace.end, field) if field else ()
    if not edges:
        yield trace
    for edge in edges:
        yield from _climb(graph, Trace((*trace.keys, edge.target), (*trace.edges, edge)))


def below(graph: Graph, key: str) -> tuple[Edge, ...]:
    """The links by which records hang directly on this one, on the way down to practice."""
    kind, field = _BELOW.get(key.partition("/")[0], ("", ""))
    return graph.links_to(key, kind, field) if kind else ()


def beneath(graph: Graph, key: str) -> tuple[str, ...]:
    """The keys of all records that hang on this one, level by level, each once."""
    found: dict[str, None] = {}
    level = [key]
    while level:
        level = [edge.source for each in level for edge in below(graph, each) if edge.source not in found]
        found |= dict.fromkeys(level)
    return tuple(found)


def keys_above(graph: Graph, key: str, kind: str) -> tuple[str, ...]:
    """The keys of the records of a kind that lie on some way up from a record, each once."""
    found = (step for trace in upward(graph, key) for step in trace.keys if step.startswith(f"{kind}/"))
    return tuple(dict.fromkeys(found))
