"""Records and their links as GraphML, for programs that draw and measure graphs."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from goldthread.graph.graph import Graph

_KEYS = (
    ("node", "title"), ("node", "kind"), ("node", "status"), ("node", "owner"),
    ("edge", "field"), ("edge", "basis"), ("edge", "how"),
)  # fmt: skip


def write(graph: Graph, keys: frozenset[str]) -> bytes:
    """The records with some keys, and the links between them; the same graph gives the same bytes."""
    return ("\n".join(_lines(graph, keys)) + "\n").encode()


def _lines(graph: Graph, keys: frozenset[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for of, name in _KEYS:
        yield f'  <key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    for key, record in graph.book.records.items():
        if key in keys:
            values = {"title": record.title, "kind": record.kind, "status": record.status, "owner": record.owner}
            yield f"    <node id={quoteattr(key)}>{_data('node', values)}</node>"
    for key in graph.book.records:
        for edge in graph.out.get(key, ()):
            if {edge.source, edge.target} <= keys:
                values = {"field": edge.field, "basis": edge.basis, "how": edge.how}
                ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
                yield f"    <edge {ends}>{_data('edge', values)}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(of: str, values: dict[str, str | None]) -> str:
    return "".join(f'<data key="{of}-{name}">{escape(each)}</data>' for name, each in values.items() if each)
