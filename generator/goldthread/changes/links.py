"""Links that came, went, or changed their basis."""

from collections.abc import Iterator, Mapping
from typing import Literal

from goldthread.changes.change import Relinked, named
from goldthread.changes.wording import link_fields
from goldthread.graph.graph import Edge, Graph

_Links = Mapping[tuple[str, str], Edge]


def relinked(before: Graph, after: Graph, key: str) -> Iterator[Relinked]:
    """What became of the links written in a record that both states hold; links without a basis are fields like others."""
    old, new = _links(before, key), _links(after, key)
    for place, edge in new.items():
        if place not in old:
            yield _relinked(after, after, edge, "added")
        elif old[place].basis != edge.basis:
            yield _relinked(after, after, edge, "basis")
    for place, edge in old.items():
        if place not in new:
            yield _relinked(after, after if edge.target in after.book.records else before, edge, "removed")


def _relinked(here: Graph, there: Graph, edge: Edge, way: Literal["added", "removed", "basis"]) -> Relinked:
    record, target = here.record(edge.source), there.record(edge.target)
    return Relinked(named(record.key, record.title), edge.field, named(target.key, target.title), way, edge.basis)


def _links(graph: Graph, key: str) -> _Links:
    fields = link_fields(key.partition("/")[0])
    return {(edge.field, edge.target): edge for edge in graph.out.get(key, ()) if edge.field in fields}
