"""A context that notes what a page reads of it, so that the page is made anew exactly when something differs that it read.

Nothing is declared: what is asked for by a key is noted value by value, and what is gone through as a whole. Each has a name, under which
`reads.Values` finds it again.
"""

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

import msgspec

from goldthread.causes import Cause
from goldthread.editions.history import EditionSize, History, RecordedChange
from goldthread.findings import Finding
from goldthread.graph.graph import Graph
from goldthread.model.book import Book, Pointer
from goldthread.model.editions import Term
from goldthread.model.journey import Phase
from goldthread.model.record import Record
from goldthread.pages.frame.context import Build, Context, RowsOf
from goldthread.pages.frame.glossary_links import Terms
from goldthread.pages.frame.reads import ALL, BETWEEN, PICTURE, SHARED, Values, digest_of
from goldthread.pages.frame.watched_records import watched_records
from goldthread.rule import RuleSetting, Waived

T = TypeVar("T")
V = TypeVar("V")
R = TypeVar("R", bound=Record)

_WATCHED_OF_BOOK = frozenset({"records", "origins", "passages"})
_WATCHED_OF_BUILD = frozenset({"on", "commit", "generator"})
_WATCHED_OF_CONTEXT = frozenset(
    {
        "graph",
        "findings",
        "waived",
        "rules",
        "explanations",
        "build",
        "verdicts",
        "accepted",
        "history",
        "pictures",
        "picture_files",
        "site",
    }
)
_TOLD_APART = frozenset({"language", "brand"})
"""What is told by its names, being no data."""


def unwatched(value: msgspec.Struct, watched: Container[str]) -> dict[str, Any]:
    """The fields of a value of which nobody notes that they are read."""
    return {name: getattr(value, name) for name in value.__struct_fields__ if name not in watched}


def unnoted(context: Context) -> bytes:
    """A digest of all in a context that is read without being noted, so that every page depends on it; empty where none can be had."""
    told = {name: each for name, each in unwatched(context, _WATCHED_OF_CONTEXT).items() if name not in _TOLD_APART}
    book, build = unwatched(context.book, _WATCHED_OF_BOOK), unwatched(context.build, _WATCHED_OF_BUILD)
    brand = [each and each.path for each in (context.brand.favicon, context.brand.headings, context.brand.text)]
    return digest_of((context.language.language, brand, _in_order(told), _in_order(book), _in_order(build)))


def _in_order(fields: Mapping[str, object]) -> list[tuple[str, object]]:
    """Fields whose sets are in an order that does not change from run to run."""
    return [(name, sorted(each) if isinstance(each, frozenset) else each) for name, each in fields.items()]


class _Watched(Mapping[str, V]):
    """A mapping that notes which of its entries are asked for."""

    def __init__(self, sort: str, values: Mapping[str, V], reads: set[str]) -> None:
        self._start = sort if sort.endswith(BETWEEN) else f"{sort}:"
        self._all = sort.rstrip(BETWEEN) if sort.endswith(BETWEEN) else f"{sort}:{ALL}"
        self._values = values
        self._reads = reads

    def __getitem__(self, key: str) -> V:
        self._reads.add(f"{self._start}{key}")
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._reads.add(f"{self._start}{key}")
        return key in self._values

    def get(self, key: str, default: T | None = None) -> V | T | None:  # type: ignore[override]
        """The value of a key, or what stands for it where there is none."""
        self._reads.add(f"{self._start}{key}")
        return self._values.get(key, default)

    def __iter__(self) -> Iterator[str]:
        self._reads.add(self._all)
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.add(self._all)
        return len(self._values)


class _WatchedBook(Book, frozen=True):
    """Records that note which of them are read."""

    @classmethod
    def over(cls, book: Book, reads: set[str], *, by_field: bool) -> "_WatchedBook":
        """Records over others.

        by_field: Whether of the records of a kind, only those fields are noted that are read; else all of them.
        """
        watched = cls(
            records=_Watched("record", book.records, reads),
            origins=_Watched("place", book.origins, reads),
            passages=_Watched("passage", book.passages, reads),
            **unwatched(book, _WATCHED_OF_BOOK),
        )
        watched.__dict__["_watching"] = (book, reads)
        watched.__dict__["_given"] = {} if by_field else None
        return watched

    @property
    def _watched(self) -> tuple[Book, set[str]]:
        return cast("tuple[Book, set[str]]", self.__dict__["_watching"])

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        """The records of a kind, of which is noted which there are, and which of their fields are read."""
        book, reads = self._watched
        given: dict[type[Record], tuple[Record, ...]] | None = self.__dict__["_given"]
        if given is None:
            reads.add(f"kind:{record_type.kind}")
            return book.of(record_type)
        if record_type not in given:
            reads.add(f"keys:{record_type.kind}")
            given[record_type] = watched_records(record_type, book.of(record_type), reads)
        return cast("tuple[R, ...]", given[record_type])

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases, noted as a whole."""
        book, reads = self._watched
        reads.add(f"kind:{Phase.kind}")
        return book.phases

    @property
    def pointers(self) -> Mapping[str, tuple[Pointer, ...]]:
        """What each record points to, for which all records are read."""
        book, reads = self._watched
        reads.add(f"record:{ALL}")
        return book.pointers


class _WatchedHistory(History, frozen=True):
    """A history that notes of which records and editions it is read."""

    @classmethod
    def over(cls, history: History, reads: set[str]) -> "_WatchedHistory":
        watched = cls()
        watched.__dict__["_watching"] = (history, reads)
        return watched

    @property
    def _watched(self) -> tuple[History, set[str]]:
        return cast("tuple[History, set[str]]", self.__dict__["_watching"])

    def _whole(self) -> History:
        history, reads = self._watched
        reads.add(f"history:{ALL}")
        return history

    @property  # type: ignore[misc] # a read that is noted
    def steps(self) -> tuple[EditionSize, ...]:
        """The sizes of editions, noted as a whole."""
        return self._whole().steps

    @property  # type: ignore[misc] # a read that is noted
    def events(self) -> tuple[RecordedChange, ...]:
        """All changes, noted as a whole."""
        return self._whole().events

    def of_record(self, keys: Iterable[str]) -> tuple[RecordedChange, ...]:
        """The changes of a record, noted by its keys."""
        history, reads = self._watched
        wanted = tuple(keys)
        reads.update(f"history:{key}" for key in wanted)
        return history.of_record(wanted)

    def of_edition(self, edition: str) -> tuple[RecordedChange, ...]:
        """The changes in an edition, noted by its number."""
        history, reads = self._watched
        reads.add(f"edition:{edition}")
        return history.of_edition(edition)

    def step_of(self, edition: str) -> EditionSize | None:
        """The size of an edition, noted by its number."""
        history, reads = self._watched
        reads.add(f"size:{edition}")
        return history.step_of(edition)


class _WatchedBuild(Build, frozen=True):
    """Conditions of a build that note which of them are read."""

    @classmethod
    def over(cls, build: Build, reads: set[str]) -> "_WatchedBuild":
        watched = cls(on=build.on, generator=build.generator, **unwatched(build, _WATCHED_OF_BUILD))
        watched.__dict__["_watching"] = (build, reads)
        return watched

    def _noting(self, name: str) -> Build:
        build, reads = cast("tuple[Build, set[str]]", self.__dict__["_watching"])
        reads.add(name)
        return build

    @property  # type: ignore[misc] # a read that is noted
    def on(self) -> datetime.date:
        """The day, noted."""
        return self._noting("day").on

    @property  # type: ignore[misc] # a read that is noted
    def commit(self) -> str:
        """The commit, noted."""
        return self._noting("commit").commit

    @property  # type: ignore[misc] # a read that is noted
    def generator(self) -> str:
        """The version of the generator, noted."""
        return self._noting("generator").generator


class _WatchedPictures(Container[str]):
    """Pictures that note which of them are asked for."""

    def __init__(self, pictures: Container[str], reads: set[str]) -> None:
        self._pictures = pictures
        self._reads = reads

    def __contains__(self, path: object) -> bool:
        self._reads.add(f"{PICTURE}{path}")
        return path in self._pictures


class WatchedContext(Context, frozen=True, kw_only=True):
    """A context that notes what is read of it, whether directly or through the records, links and histories that it gives."""

    @classmethod
    def over(cls, values: Values, *, by_field: bool = True) -> "WatchedContext":
        """The context of some values, with nothing noted yet.

        by_field: Whether of the records of a kind, only those fields are noted that are read. What is made of them may not hold them then.
        """
        context, reads = values.context, set[str]()
        book = _WatchedBook.over(context.book, reads, by_field=by_field)
        graph = Graph.linked(
            book, _Watched("out", context.graph.out, reads), _Watched("into", context.graph.into, reads)
        )
        watched = cls(
            graph=graph,
            findings=(),
            waived=(),
            rules=(),
            explanations=_Watched("explanation", context.explanations, reads),
            build=_WatchedBuild.over(context.build, reads),
            verdicts=_Watched("verdict", context.verdicts, reads),
            history=_WatchedHistory.over(context.history, reads),
            pictures=_WatchedPictures(context.pictures, reads),
            picture_files=_Watched("picture_file", context.picture_files, reads),
            **unwatched(context, _WATCHED_OF_CONTEXT),
        )
        watched.__dict__["_watching"] = (values, reads)
        return watched

    @property
    def reads(self) -> set[str]:
        """The names of all that was read so far."""
        return self._watched[1]

    @property
    def _watched(self) -> tuple[Values, set[str]]:
        return cast("tuple[Values, set[str]]", self.__dict__["_watching"])

    def _noting(self, name: str) -> Context:
        values, reads = self._watched
        reads.add(name)
        return values.context

    @property  # type: ignore[misc] # a read that is noted
    def findings(self) -> tuple[Finding, ...]:
        """The findings, noted as a whole."""
        return self._noting(f"found:{ALL}").findings

    @property  # type: ignore[misc] # a read that is noted
    def accepted(self) -> tuple[Finding, ...]:
        """What the baseline accepts, noted as a whole."""
        return self._noting(f"accepted:{ALL}").accepted

    @property  # type: ignore[misc] # a read that is noted
    def waived(self) -> tuple[Waived, ...]:
        """What is waived, noted as a whole."""
        return self._noting("waived").waived

    @property  # type: ignore[misc] # a read that is noted
    def rules(self) -> tuple[RuleSetting, ...]:
        """The rules, noted as a whole."""
        return self._noting("rules").rules

    @property  # type: ignore[misc] # a read that is noted
    def site(self) -> str:
        """The address of the site, noted."""
        return self._noting("site").site

    @property
    def findings_by_record(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each record, noted by its key."""
        values, reads = self._watched
        return _Watched("found", values.context.findings_by_record, reads)

    @property
    def accepted_by_record(self) -> Mapping[str, tuple[Finding, ...]]:
        """The accepted findings of each record, noted by its key."""
        values, reads = self._watched
        return _Watched("accepted", values.context.accepted_by_record, reads)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The causes, for which all findings are read."""
        return self._noting(f"found:{ALL}").causes

    @property
    def accepted_causes(self) -> tuple[Cause, ...]:
        """The causes of what is accepted, for which all of that is read."""
        return self._noting(f"accepted:{ALL}").accepted_causes

    @property
    def terms(self) -> Terms:
        """The terms of the glossary, noted as a whole."""
        return self._noting(f"kind:{Term.kind}").terms

    def rows(self, make: RowsOf[V], keys: Iterable[str]) -> tuple[V, ...]:
        """The rows of a long list, each with what it reads noted by itself where rows are kept."""
        values, reads = self._watched
        return super().rows(make, keys) if values.rows is None else values.rows.rows(make, keys, reads)

    def shared(self, make: Callable[[Context], T]) -> T:
        """What several pages need, noted by its name, and by its keys where it is a table."""
        values, reads = self._watched
        name = f"{SHARED}{make.__module__}.{make.__qualname__}"
        found = values.share(name)
        if found.is_table:
            return cast("T", _Watched(f"{name}{BETWEEN}", cast("Mapping[str, object]", found.value), reads))
        reads.add(name)
        return cast("T", found.value)


def values_of(context: Context) -> Values:
    """The values of a context. One that several pages need may hold records as they are, and so depends on them as a whole."""

    def watched(values: Values) -> tuple[Context, set[str]]:
        noting = WatchedContext.over(values, by_field=False)
        return noting, noting.reads

    return Values(context, watched)
