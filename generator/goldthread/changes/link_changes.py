"""Links that were added, removed, or changed their basis."""

from collections.abc import Iterator, Mapping

from goldthread.changes.change import Change, Value
from goldthread.changes.field_changes import link_fields
from goldthread.changes.values import BASIS, TARGET
from goldthread.graph.graph import Edge, Graph

_Links = Mapping[tuple[str, str], Edge]


def link_changes(before: Graph, after: Graph, key: str) -> Iterator[Change]:
    """The links of a record of both states that were added, changed their basis or were removed; links without a basis are fields."""
    old, new = _links(before, key), _links(after, key)
    for place, edge in new.items():
        if place not in old or old[place].basis != edge.basis:
            yield _change(after, after, old.get(place), edge)
    for place, edge in old.items():
        if place not in new:
            yield _change(after, after if edge.target in after.book.records else before, edge, None)


def _change(here: Graph, there: Graph, before: Edge | None, after: Edge | None) -> Change:
    edge = after or before
    assert edge is not None
    return Change(
        kind="relinked",
        record=edge.source,
        title=" ".join(here.record(edge.source).title.split()),
        field=edge.field,
        before=_value(before),
        after=_value(after),
        target=edge.target,
        target_title=" ".join(there.record(edge.target).title.split()),
    )


def _value(edge: Edge | None) -> Value:
    return None if edge is None else {TARGET: edge.target, BASIS: edge.basis}


def _links(graph: Graph, key: str) -> _Links:
    fields = link_fields(key.partition("/")[0])
    return {(edge.field, edge.target): edge for edge in graph.out.get(key, ()) if edge.field in fields}
