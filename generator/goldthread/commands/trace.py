"""The line of sight of a record: up to the needs that it serves, down to the touchpoints that practise it."""

from pathlib import Path

import msgspec

from goldthread.commands.errors import RequestError, name_suggestion
from goldthread.graph.graph import Edge, Graph, graph_of
from goldthread.graph.traces import UPWARD, below
from goldthread.language.message import Names, message
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.places import Place
from goldthread.reading.book import read_book
from goldthread.reading.suggestions import nearest

DOWNWARD = ("need", "focus", "principle")
"""The kinds below which others follow."""


class Branch(msgspec.Struct, frozen=True):
    """A record in a tree.

    record: The record.
    edge: The link that leads to it; None for the record that is traced.
    branches: The records that follow.
    is_open: Whether a record should follow and none does.
    """

    record: Record
    edge: Edge | None
    branches: tuple["Branch", ...]
    is_open: bool


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """The line of sight of a record.

    record: The record.
    place: Where it is written.
    up: The tree of what it serves; None for kinds above which there is nothing.
    down: The tree of what serves it; None for kinds below which there is nothing.
    named: The records that it names, for a kind that is in no line of sight.
    naming: The records that name it, likewise.
    """

    record: Record
    place: Place
    up: Branch | None
    down: Branch | None
    named: tuple[Record, ...]
    naming: tuple[Record, ...]


def trace(root: Path, name: str) -> Trace:
    """The line of sight of the record of a name: `kind/id`, or an id that only one record has.

    Raises RequestError when there is no such record, or more than one.
    """
    book = read_book(root).book
    return trace_of(graph_of(book), _record_named(book, name))


def trace_of(graph: Graph, record: Record) -> Trace:
    """The line of sight of a record."""
    return Trace(
        record=record,
        place=graph.book.origins[record.key].place,
        up=_up(graph, record.key, None) if record.kind in UPWARD else None,
        down=_down(graph, record.key, None) if record.kind in DOWNWARD else None,
        named=tuple(graph.record(key) for key in dict.fromkeys(edge.target for edge in graph.out.get(record.key, ()))),
        naming=tuple(
            graph.record(key) for key in dict.fromkeys(edge.source for edge in graph.into.get(record.key, ()))
        ),
    )


def _record_named(book: Book, name: str) -> Record:
    found = book.named(name)
    if len(found) > 1:
        keys = Names(tuple(each.key for each in found), "or")
        raise RequestError(message('"{name}" may be {keys}. Give the kind as well.', name=name, keys=keys))
    if not found:
        known = book.records if "/" in name else {each.id: each for each in book.records.values()}
        after = name_suggestion(nearest(name, list(known)), "goldthread list")
        raise RequestError(message('There is no record "{name}". {hint}', name=name, hint=after))
    return found[0]


def _up(graph: Graph, key: str, edge: Edge | None) -> Branch:
    field = UPWARD.get(key.partition("/")[0])
    edges = graph.links_from(key, field) if field else ()
    branches = tuple(_up(graph, each.target, each) for each in edges)
    return Branch(graph.record(key), edge, branches, is_open=field is not None and not edges)


def _down(graph: Graph, key: str, edge: Edge | None) -> Branch:
    has_more = key.partition("/")[0] in DOWNWARD
    edges = below(graph, key) if has_more else ()
    branches = tuple(_down(graph, each.source, each) for each in edges)
    return Branch(graph.record(key), edge, branches, is_open=has_more and not edges)
