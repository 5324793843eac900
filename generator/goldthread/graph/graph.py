"""The graph: every link between records, followed in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from goldthread.model.book import Book
from goldthread.model.links import Basis
from goldthread.model.record import Record
from goldthread.places import Path


class Edge(msgspec.Struct, frozen=True, gc=False):
    """One link that leads to a record that exists.

    source: The key of the record in which it is written.
    target: The key of the record that it leads to.
    field: The field in which it is written.
    path: The steps to it in the source.
    basis: Whether it is stated or inferred.
    how: In what way it holds.
    """

    source: str
    target: str
    field: str
    path: Path
    basis: Basis = "stated"
    how: str | None = None


class Graph(msgspec.Struct, frozen=True, dict=True):
    """A book with its links.

    book: The records.
    out: The links written in a record, by its key, in the order in which they were written.
    into: The links that lead to a record, by its key, in the order of the records in which they were written.
    """

    book: Book
    out: Mapping[str, tuple[Edge, ...]]
    into: Mapping[str, tuple[Edge, ...]]

    def links_from(self, key: str, field: str) -> tuple[Edge, ...]:
        """The links in one field of a record."""
        return self.fields_of(key).get(field, ())

    def fields_of(self, key: str) -> Mapping[str, tuple[Edge, ...]]:
        """The links of a record by the fields in which they are written."""
        fields = self._by_field.get(key)
        if fields is None:
            fields = self._by_field[key] = _parted(self.out.get(key, ()))
        return fields

    @cached_property
    def _by_field(self) -> dict[str, Mapping[str, tuple[Edge, ...]]]:
        """The links of each record that was asked for, by the field: rules ask for a field after the other."""
        return {}

    def links_to(self, key: str, kind: str, field: str) -> tuple[Edge, ...]:
        """The links to a record from one field of records of a kind."""
        start = f"{kind}/"
        return tuple(edge for edge in self.into.get(key, ()) if edge.field == field and edge.source.startswith(start))

    def all_to(self, key: str, field: str) -> tuple[Edge, ...]:
        """The links to a record from one field of records of any kind."""
        return tuple(edge for edge in self.into.get(key, ()) if edge.field == field)

    def record(self, key: str) -> Record:
        """The record with a key. Raises KeyError when there is none."""
        return self.book.records[key]


def _parted(edges: Iterable[Edge]) -> Mapping[str, tuple[Edge, ...]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        field = edge.field
        if field in found:
            found[field].append(edge)
        else:
            found[field] = [edge]
    return {field: tuple(together) for field, together in found.items()}


def graph_of(book: Book) -> Graph:
    """The graph of a book; links that lead nowhere are left out, since reading has reported them."""
    out: dict[str, tuple[Edge, ...]] = {}
    into: defaultdict[str, list[Edge]] = defaultdict(list)
    for key, pointers in book.pointers.items():
        edges = []
        for reference, hits in [(each.reference, each.hits) for each in pointers if len(each.hits) == 1]:
            edge = Edge(key, hits[0], reference.field, reference.path, reference.basis, reference.how)
            edges.append(edge)
            into[hits[0]].append(edge)
        if edges:
            out[key] = tuple(edges)
    return Graph(book, out, {key: tuple(edges) for key, edges in into.items()})
