"""The graph: every link between records, followed in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Self

import msgspec

from goldthread.model.book import Book, Pointer
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
    """A book with its links; those of all records are followed when they are first asked for.

    book: The records.
    """

    book: Book

    @classmethod
    def linked(cls, book: Book, out: Mapping[str, tuple[Edge, ...]], into: Mapping[str, tuple[Edge, ...]]) -> Self:
        """A book with links that are known already."""
        graph = cls(book)
        graph.__dict__.update(out=out, into=into)
        return graph

    def of_part(self, book: Book) -> "Graph":
        """The same graph of a book with the same records that gives only some of them."""
        graph = Graph(book)
        graph.__dict__.update(self.__dict__)
        return graph

    @cached_property
    def out(self) -> Mapping[str, tuple[Edge, ...]]:
        """The links written in a record, by its key, in the order in which they were written."""
        links = ((key, self._followed.get(key) or _edges(key, each)) for key, each in self.book.pointers.items())
        return {key: edges for key, edges in links if edges}

    @cached_property
    def into(self) -> Mapping[str, tuple[Edge, ...]]:
        """The links that lead to a record, by its key, in the order of the records in which they were written."""
        into: defaultdict[str, list[Edge]] = defaultdict(list)
        for edges in self.out.values():
            for edge in edges:
                into[edge.target].append(edge)
        return {key: tuple(edges) for key, edges in into.items()}

    def links_from(self, key: str, field: str) -> tuple[Edge, ...]:
        """The links in one field of a record."""
        return self.fields_of(key).get(field, ())

    def fields_of(self, key: str) -> Mapping[str, tuple[Edge, ...]]:
        """The links of a record by the fields in which they are written."""
        fields = self._by_field.get(key)
        if fields is None:
            if "out" in self.__dict__:
                edges = self.out.get(key, ())
            else:
                edges = self._followed[key] = _edges(key, self.book.pointers.get(key, ()))
            fields = self._by_field[key] = _parted(edges)
        return fields

    @cached_property
    def _followed(self) -> dict[str, tuple[Edge, ...]]:
        """The links of each record that was asked for before those of all."""
        return {}

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


def _edges(key: str, pointers: Iterable[Pointer]) -> tuple[Edge, ...]:
    """The links of a record; those that lead nowhere are left out, since reading has reported them."""
    return tuple(
        [
            Edge(key, each.hits[0], (link := each.reference).field, link.path, link.basis, link.how)
            for each in pointers
            if len(each.hits) == 1
        ]
    )


def graph_of(book: Book) -> Graph:
    """The graph of a book."""
    return Graph(book)
