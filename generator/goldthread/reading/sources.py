"""The documents that records name as their sources: what they say, and which of them are not there."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from goldthread.data_faults import ref004_missing_source
from goldthread.documents.addresses import DocumentAddress, document_address, is_web_address
from goldthread.documents.document import (
    GONE,
    Absence,
    Document,
    DocumentStore,
    NoPassage,
    Passage,
    is_markdown,
    likeness,
    limit_of,
    read_document,
)
from goldthread.documents.folder import DocumentFolder
from goldthread.findings import Finding
from goldthread.language.words import words_of
from goldthread.model.record import Record
from goldthread.places import Path
from goldthread.reading.book import Reading
from goldthread.reading.suggestions import nearest

if TYPE_CHECKING:
    from goldthread.documents.markdown import Outline, Section

_ALIKE = 0.5
"""The share of their words that two sections have in common when one is taken for the other under a new heading."""

FormerWords = Mapping[str, tuple[tuple[str, ...], ...]]
"""What documents said at reviews, by address."""


class SourceSearch(msgspec.Struct, frozen=True):
    """The search for the documents that records name.

    passages: What they say, by address.
    absent: The addresses at which nothing is there, with what is likely meant.
    findings: The findings for those that are not there.
    places: The files and folders that were looked at; None where more was looked at than can be listed.
    """

    passages: Mapping[str, Passage] = MappingProxyType({})
    absent: Mapping[str, Absence] = MappingProxyType({})
    findings: tuple[Finding, ...] = ()
    places: frozenset[str] | None = frozenset()


def search_sources(reading: Reading, store: DocumentStore | None, former: FormerWords) -> SourceSearch:
    """Look for the documents that records name as their sources.

    store: The files of the repository; None where they are not known, and then nothing is looked for.
    former: What documents said, from which a section is known under a new heading.
    """
    if store is None or not any(record.source for record in reading.book.records.values()):
        return SourceSearch()
    library = _Library(store, former)
    findings = tuple(_findings(reading, library))
    places = store.places if isinstance(store, DocumentFolder) else ()
    return SourceSearch(
        library.passages, library.absent, findings, None if library.has_suggested else frozenset(places)
    )


def _findings(reading: Reading, library: "_Library") -> Iterator[Finding]:
    for record in reading.book.records.values():
        for steps, written in _addresses(record):
            address = document_address(written)
            if address is None:
                if not is_web_address(written):
                    place = reading.place_of(record.key, steps)
                    yield ref004_missing_source.no_address(place, record, written)
                continue
            problem = library.look_up(address)
            if problem is not None:
                place = reading.place_of(record.key, steps)
                meant, called = library.meant(address, problem)
                library.note(address, problem, meant)
                yield ref004_missing_source.finding(
                    place, record, address, problem, meant=meant, called=called, headings=library.headings(address)
                )


def _addresses(record: Record) -> Iterator[tuple[Path, str]]:
    for index, source in enumerate(record.source):
        if source.at is not None:
            yield ("source", index, "at"), source.at


class _Library:
    """The documents that were read, each once."""

    def __init__(self, store: DocumentStore, former: FormerWords) -> None:
        self._store = store
        self._former = former
        self._documents: dict[str, Document | NoPassage] = {}
        self._names: tuple[str, ...] | None = None
        self.passages: dict[str, Passage] = {}
        self.absent: dict[str, Absence] = {}
        self.has_suggested = False

    def look_up(self, address: DocumentAddress) -> NoPassage | None:
        """Read what an address leads to; why there is nothing, where there is not."""
        found = self._passage(address)
        if isinstance(found, NoPassage):
            return found
        self.passages[address.name] = found
        return None

    def note(self, address: DocumentAddress, problem: NoPassage, meant: str) -> None:
        """Keep that nothing is there at an address, with what is likely meant."""
        if problem.reason in GONE:
            near = document_address(meant) if meant else None
            found = self._passage(near) if near else None
            self.absent[address.name] = Absence(near.name, found) if near and isinstance(found, Passage) else Absence()

    def meant(self, address: DocumentAddress, problem: NoPassage) -> tuple[str, str]:
        """The address that is likely meant, and the words of the heading there; empty where there is none."""
        self.has_suggested = True
        if problem.reason == "no_heading":
            section = self._near_section(address)
            return (f"{address.path}#{section.anchors[0]}", section.heading) if section else ("", "")
        near = self._near_file(address.path) if problem.reason == "missing" else None
        if near is None:
            return "", ""
        return (f"{near}#{address.heading}" if address.heading else near), ""

    def headings(self, address: DocumentAddress) -> tuple[str, ...]:
        """The anchors that a document has."""
        outline = self._outline(address.path)
        return tuple(each.anchors[0] for each in outline.sections if each.anchors) if outline else ()

    def _passage(self, address: DocumentAddress) -> Passage | NoPassage:
        document = self._document(address.path)
        return document if isinstance(document, NoPassage) else document.passage(address.heading)

    def _document(self, path: str) -> Document | NoPassage:
        if path not in self._documents:
            data = self._store.read(path, limit_of(path))
            self._documents[path] = data if isinstance(data, NoPassage) else read_document(path, data)
        return self._documents[path]

    def _outline(self, path: str) -> "Outline | None":
        document = self._document(path)
        return document.outline if isinstance(document, Document) else None

    def _near_section(self, address: DocumentAddress) -> "Section | None":
        """The section that says what the one that is gone said, or whose heading is like that one's."""
        outline = self._outline(address.path)
        sections = [each for each in outline.sections if each.anchors] if outline else []
        for says in self._former.get(address.name, ()):
            alike = [(likeness(says[1:], each.says[1:]), -index) for index, each in enumerate(sections)]
            much, place = max(alike, default=(0.0, 0))
            if much >= _ALIKE:
                return sections[-place]
        anchors = {anchor: each for each in reversed(sections) for anchor in each.anchors}
        near = nearest(address.heading, list(anchors))
        if near is not None:
            return anchors[near]
        wanted = frozenset(words_of(address.heading))
        holding = [each for each in sections if wanted and _is_part(wanted, frozenset(words_of(each.heading)))]
        return holding[0] if len(holding) == 1 else None

    def _near_file(self, path: str) -> str | None:
        if self._names is None:
            kept = sorted(self._store.names(), key=lambda each: (not is_markdown(each), each))
            self._names = tuple(kept)
        name = path.rpartition("/")[2].casefold()
        moved = [each for each in self._names if each.rpartition("/")[2].casefold() == name]
        return nearest(path, self._names) or (moved[0] if len(moved) == 1 else None)


def _is_part(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)
