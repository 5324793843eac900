"""The line of sight of a record, drawn for a terminal: upward to the vision, downward to practice."""

from collections.abc import Mapping
from types import MappingProxyType

from goldthread.graph.graph import Edge, Graph
from goldthread.graph.traces import UPWARD, below
from goldthread.model.record import Record
from goldthread.reports.lines import line

_VERBS: Mapping[str, str] = MappingProxyType({"touchpoint": "follows", "principle": "supports", "focus": "answers"})
_DOWN: Mapping[str, str] = MappingProxyType({"need": "answered by", "focus": "carried by", "principle": "practised at"})
_MISSING: Mapping[str, str] = MappingProxyType(
    {"touchpoint": "no principle", "principle": "no focus", "focus": "no need"}
)


def trace(graph: Graph, record: Record) -> str:
    """The record, what it hangs on as far as the need, and what hangs on it, as a tree in text.

    Dotted branches are inferred; a thread that breaks off says so.
    """
    place = graph.book.origins[record.key].place
    lines = [f"{_name(record)}  ({line(place.file)}:{place.line})"]
    if record.kind in UPWARD:
        lines += ["", "why it is there", *_up(graph, record.key, "")]
    if record.kind in _DOWN:
        lines += ["", "what comes of it", *_down(graph, record.key, "")]
    if len(lines) == 1:
        lines += ["", f"A {record.kind} is no part of the thread from need to touchpoint.", *_links(graph, record)]
    return "\n".join(lines) + "\n"


def _up(graph: Graph, key: str, indent: str) -> list[str]:
    kind = key.partition("/")[0]
    field = UPWARD.get(kind)
    if field is None:
        return []
    edges = graph.leaving(key, field)
    if not edges:
        return [f"{indent}└╌ {_MISSING[kind]}: the thread breaks off here"]
    lines = []
    for edge, branch, rest in _branches(edges):
        lines.append(f"{indent}{branch} {_VERBS[kind]} {_name(graph.record(edge.target))}{_remark(edge)}")
        lines += _up(graph, edge.target, indent + rest)
    return lines


def _down(graph: Graph, key: str, indent: str) -> list[str]:
    kind = key.partition("/")[0]
    if kind not in _DOWN:
        return []
    edges = below(graph, key)
    if not edges:
        return [f"{indent}└╌ {_DOWN[kind]} nothing: the thread breaks off here"]
    lines = []
    for edge, branch, rest in _branches(edges):
        lines.append(f"{indent}{branch} {_DOWN[kind]} {_name(graph.record(edge.source))}{_remark(edge)}")
        lines += _down(graph, edge.source, indent + rest)
    return lines


def _branches(edges: tuple[Edge, ...]) -> list[tuple[Edge, str, str]]:
    """Each edge with the sign that it hangs on and the indent of what hangs on it."""
    branches = []
    for edge in edges:
        last = edge is edges[-1]
        stroke = "─" if edge.basis == "stated" else "╌"
        branches.append((edge, ("└" if last else "├") + stroke, "   " if last else "│  "))
    return branches


def _links(graph: Graph, record: Record) -> list[str]:
    named = [f"  names {_name(graph.record(edge.target))}" for edge in graph.out.get(record.key, ())]
    naming = [f"  named by {_name(graph.record(edge.source))}" for edge in graph.into.get(record.key, ())]
    return list(dict.fromkeys([*named, *naming]))


def _name(record: Record) -> str:
    title = " ".join(record.title.split())
    return f'{record.key} "{title}"' if title != record.id else record.key


def _remark(edge: Edge) -> str:
    inferred = " (inferred)" if edge.basis == "inferred" else ""
    return f"{inferred}: {' '.join(edge.how.split())}" if edge.how else inferred
