"""What a rule reads of the records of a graph, noted while it judges them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from goldthread.graph.graph import Edge, Graph
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.pages.frame.watched_records import watched_records
from goldthread.rule import Rule, RuleContext

Reads = dict[str, set[str]]
"""The fields that were read, as `kind.field`, by the keys of records; `kind.(title)` for a title, and `kind.*` for all fields."""
_GAPS = "(declared)"
_TITLES = ("title", "title_text", "written_title")


class _NotingGraph(Graph, frozen=True):
    """A graph that notes of which records it is asked for links, and in which fields."""

    @classmethod
    def over(cls, graph: Graph, reads: Reads) -> "_NotingGraph":
        """The graph of records that note what is read of them."""
        records = {key: _watched(record, reads[key]) for key, record in graph.book.records.items()}
        book = Book(records, graph.book.origins)
        kinds = {kind: tuple(records[each.key] for each in graph.book.of(kind)) for kind in KINDS.values()}
        book.__dict__["_sorted"] = {kind: found for kind, found in kinds.items() if found}
        noting = cls.linked(book, _Noted(graph.out, reads), _NotedInto(graph.into, reads))
        noting.__dict__["_noted"] = (graph, reads)
        return noting

    def of(self, book: Book) -> "_NotingGraph":
        """The same graph of a book that gives only some records."""
        noting = type(self)(book)
        noting.__dict__.update(self.__dict__)
        return noting

    def links_from(self, key: str, field: str) -> tuple[Edge, ...]:
        """The links in one field, which is noted."""
        graph, reads = self.__dict__["_noted"]
        reads[key].add(_named(key, field))
        return graph.links_from(key, field)  # type: ignore[no-any-return] # kept beside

    def fields_of(self, key: str) -> Mapping[str, tuple[Edge, ...]]:
        """The links by fields, of which those asked for are noted."""
        graph, reads = self.__dict__["_noted"]
        return _Fields(key, graph.fields_of(key), reads[key])

    def links_to(self, key: str, kind: str, field: str) -> tuple[Edge, ...]:
        """The links to a record from one field, which is noted of all records of the kind."""
        graph, reads = self.__dict__["_noted"]
        for each in reads:
            if each.startswith(f"{kind}/"):
                reads[each].add(f"{kind}.{field}")
        return graph.links_to(key, kind, field)  # type: ignore[no-any-return] # as above

    def all_to(self, key: str, field: str) -> tuple[Edge, ...]:
        """The links to a record from one field, which is noted of all records."""
        graph, reads = self.__dict__["_noted"]
        for each in reads:
            reads[each].add(_named(each, field))
        return graph.all_to(key, field)  # type: ignore[no-any-return] # as above


class _Fields(Mapping[str, tuple[Edge, ...]]):
    """The links of a record by the field, noted where they are asked for."""

    def __init__(self, key: str, fields: Mapping[str, tuple[Edge, ...]], noted: set[str]) -> None:
        self._key, self._fields, self._noted = key, fields, noted

    def __getitem__(self, field: str) -> tuple[Edge, ...]:
        self._noted.add(_named(self._key, field))
        return self._fields[field]

    def __iter__(self) -> Iterator[str]:
        self._noted.add(_named(self._key, "*"))
        return iter(self._fields)

    def __len__(self) -> int:
        self._noted.add(_named(self._key, "*"))
        return len(self._fields)


class _Noted(Mapping[str, tuple[Edge, ...]]):
    """All links of a record, noted as reading all of it."""

    def __init__(self, links: Mapping[str, tuple[Edge, ...]], reads: Reads) -> None:
        self._links, self._reads = links, reads

    def __getitem__(self, key: str) -> tuple[Edge, ...]:
        self._reads[key].add(_named(key, "*"))
        return self._links[key]

    def __iter__(self) -> Iterator[str]:
        for key in self._reads:
            self._reads[key].add(_named(key, "*"))
        return iter(self._links)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _NotedInto(_Noted):
    """All links to a record, noted as reading all records."""

    def __getitem__(self, key: str) -> tuple[Edge, ...]:
        return {each: self._links[each] for each in self}[key]


def _named(key: str, field: str) -> str:
    return f"{key.partition('/')[0]}.{field}"


def _watched(record: Record, reads: set[str]) -> Any:  # noqa: ANN401 - stands for a record
    (watched,) = watched_records(type(record), (record,), reads)
    kind = type(watched)

    def of_title(name: str) -> property:
        def read(self: Any) -> object:  # noqa: ANN401 - as above
            reads.add(f"{record.kind}.(title)")
            return getattr(self._record, name)

        return property(read)

    told = type(kind.__name__, (kind,), {"__slots__": (), **{name: of_title(name) for name in _TITLES}})
    return told(record, reads)


def groups_of(rule: Rule, graph: Graph) -> list[set[str]]:
    """The keys of the records that a rule judges apart from the others, group by group."""
    groups: dict[object, set[str]] = {}
    for kind in sorted(rule.each):
        for each in graph.book.of(KINDS[kind]):
            groups.setdefault(rule.judged_with(each) if rule.judged_with else each.key, set()).add(each.key)
    return list(groups.values())


def part_of(rule: Rule, book: Book, keys: Collection[str]) -> Book:
    """The book with those records alone, of all kinds whose records a rule judges one by one."""
    kinds = [KINDS[kind] for kind in rule.each]
    return book.narrowed({kind: tuple(each for each in book.of(kind) if each.key in keys) for kind in kinds})


def reads_of(rule: Rule, graph: Graph, context: RuleContext) -> set[str]:
    """What a rule reads in a graph beside the records that it judges one by one and titles, as its `READS` name it."""
    found: set[str] = set()
    reads: Reads = {key: set() for key in graph.book.records}
    whole = _NotingGraph.over(graph, reads)
    for own in ((), *groups_of(rule, graph)) if rule.each else ((),):
        noting = whole.of(part_of(rule, whole.book, own)) if rule.each else whole
        for noted in reads.values():
            noted.clear()
        for each in rule.breaches(noting, context):
            assert each.record.key in reads
        for key, noted in reads.items():
            if key not in own:
                found |= {_column(graph.book.records[key], each) for each in noted}
    return {each for each in found if not each.endswith(f".{_GAPS}") and not _is_plain_title(each, rule)}


def _column(record: Record, noted: str) -> str:
    """A field as it is written in YAML, for what was noted under its name in Python."""
    sort, _, name = noted.rpartition(":")
    if sort == "kind":
        return f"{name}.*"
    if not sort:
        return noted
    kind, _, attribute = name.partition(".")
    return f"{kind}.{record.__struct_encode_fields__[record.__struct_fields__.index(attribute)]}"


def _is_plain_title(read: str, rule: Rule) -> bool:
    """Whether only a title is read, of a kind of which the rule says that it reads something."""
    kind, _, field = read.partition(".")
    kinds = {each.partition(".")[0] for each in rule.reads or ()}
    return field == "(title)" and kind not in rule.each and not kinds.isdisjoint((kind, "*"))
