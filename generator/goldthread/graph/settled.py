"""Whether somebody has decided or planned something about a record."""

from goldthread.graph.graph import Graph
from goldthread.graph.scope import is_active, is_to_do
from goldthread.model.record import Record


def is_settled(graph: Graph, *records: Record) -> bool:
    """Whether a decision changes one of the records, or an initiative that is still to be done works toward one."""
    return any(
        any(is_active(graph.record(edge.source)) for edge in graph.links_to(record.key, "decision", "changes"))
        or any(is_to_do(graph.record(edge.source)) for edge in graph.links_to(record.key, "initiative", "toward"))
        for record in records
    )
