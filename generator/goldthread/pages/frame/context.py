"""The context of all pages: records, links, findings, and the conditions of the build."""

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

import msgspec

from goldthread.causes import Cause, causes_of
from goldthread.editions.history import NO_HISTORY, History
from goldthread.explanation import Explanation
from goldthread.findings import Finding
from goldthread.graph.graph import Graph
from goldthread.language.catalogue import Catalogue
from goldthread.model.book import Book
from goldthread.model.record import Audience, Record
from goldthread.pages.frame.addresses import paged_address
from goldthread.pages.frame.brand_files import NO_BRAND_FILES, BrandFiles
from goldthread.pages.frame.glossary_links import Terms, terms_of
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.pages.frame.pictures import ANY_PICTURE
from goldthread.places import Place
from goldthread.review.status import ReviewStatus
from goldthread.rule import RuleSetting, Waived

T = TypeVar("T")
V = TypeVar("V")
R = TypeVar("R", bound=Record)


RowsOf = Callable[["Context"], Callable[[str], V]]
"""What makes the rows of a list: of a context, and then of the key of each; they are data, and its annotation says of which class."""


class Build(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The conditions under which the handbook was built.

    on: The day that counts as today.
    commit: The abbreviated commit of the records; empty when they lie in no repository.
    generator: The version of the generator.
    """

    on: datetime.date
    commit: str = ""
    generator: str


class Context(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All data that pages are made of.

    graph: The records and their links.
    findings: What the rules found, in order, without what the baseline accepts.
    waived: What records waive.
    rules: The rules with the severities in force.
    explanations: What rules and faults check and why, by code.
    build: The conditions of the build.
    verdicts: The review status of records, by key.
    accepted: What the baseline accepts for now, in order.
    language: The language that pages are written in.
    audience: The readers of the edition; for the public, the records have nothing internal.
    history: What editions changed.
    absent: The addresses of pages that the site leaves out.
    pictures: The pictures that are published, by their paths from the top of the site.
    site: The address under which the site is published, with a slash at its end; empty where nobody said.
    picture_files: The pictures of records as they are published, by the path that a record names.
    brand: The brand's own type and sign, of which no page but only the style sheet and the frame know.
    """

    graph: Graph
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    rules: tuple[RuleSetting, ...]
    explanations: Mapping[str, Explanation]
    build: Build
    language: Catalogue
    verdicts: Mapping[str, ReviewStatus] = MappingProxyType({})
    accepted: tuple[Finding, ...] = ()
    audience: Audience = "internal"
    history: History = NO_HISTORY
    absent: frozenset[str] = frozenset()
    pictures: Container[str] = ANY_PICTURE
    site: str = ""
    picture_files: Mapping[str, PictureFile] = MappingProxyType({})
    brand: BrandFiles = NO_BRAND_FILES

    @property
    def book(self) -> Book:
        """The records."""
        return self.graph.book

    @cached_property
    def findings_by_record(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each record that has any, by key."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.record, []).append(finding)
        return {key: tuple(findings) for key, findings in found.items()}

    @cached_property
    def accepted_by_record(self) -> Mapping[str, tuple[Finding, ...]]:
        """The accepted findings of each record that has any, by key."""
        found: dict[str, list[Finding]] = {}
        for finding in self.accepted:
            found.setdefault(finding.record, []).append(finding)
        return {key: tuple(findings) for key, findings in found.items()}

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """What the findings come of, the most telling first."""
        return causes_of(self.findings)

    @cached_property
    def accepted_causes(self) -> tuple[Cause, ...]:
        """What the accepted findings come of, the most telling first."""
        return causes_of(self.accepted)

    @cached_property
    def terms(self) -> Terms:
        """Finds the terms of the glossary in a text."""
        return terms_of(self.book.terms)

    def shared(self, make: Callable[["Context"], T]) -> T:
        """The result of a function that several pages need, computed once for a context."""
        found = self._shared
        if make not in found:
            found[make] = make(self)
        return cast("T", found[make])

    def rows(self, make: RowsOf[V], keys: Iterable[str]) -> tuple[V, ...]:
        """The rows of a long list, by their keys; where pages are kept, so are these, and made again one by one.

        A list is asked for as a whole, since only what is asked for is kept.
        """
        return tuple(map(make(self), keys))

    def take_shared(self, make: Callable[["Context"], T], value: T) -> None:
        """Take the result of such a function as somebody else has computed it of the same data."""
        self._shared[make] = value

    @cached_property
    def _shared(self) -> dict[object, object]:
        return {}

    def addresses(self, kind: type[Record]) -> Iterator[str]:
        """The addresses of the pages of records of a kind."""
        return (paged_address(record.kind, record.id) for record in self.book.of(kind))

    def record(self, kind: type[R], address: str) -> R:
        """The record whose page lies at an address. Raises KeyError when there is none."""
        record = self.book.records[f"{kind.kind}/{address.rstrip('/').rpartition('/')[2]}"]
        assert isinstance(record, kind)
        return record

    def place(self, key: str) -> Place | None:
        """The place of a record, if readers may see it."""
        return self.book.origins[key].place if key in self.book.origins else None
