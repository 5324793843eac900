"""A handbook's files to its edition: read, judged, and written as pages."""

import os
from collections.abc import Container, Mapping

import msgspec

from goldthread.audience.public_book import public_book
from goldthread.comparison.events import teams_of
from goldthread.disclosures import disclosing_texts
from goldthread.editions.history import History
from goldthread.editions.public_history import PublicSelection, hidden_formers, named_in_public, public_history
from goldthread.findings import Finding, Severity, in_order
from goldthread.graph.graph import Graph, graph_of
from goldthread.inspection import (
    CheckFailedError,
    Inspection,
    LastLookup,
    explanations,
    inspect,
    inspect_files,
    nothing_known,
    report_of,
)
from goldthread.judging import judge
from goldthread.language.catalogue import catalogue
from goldthread.model.book import Book
from goldthread.model.editions import Edition as ReleasedEdition
from goldthread.model.record import Record
from goldthread.model.vision import Alignment, Handbook
from goldthread.pages.frame.context import Build, Context
from goldthread.pages.frame.kept_pages import KeptPages
from goldthread.pages.frame.page import Site, SiteOnRequest
from goldthread.pages.frame.pictures import ANY_PICTURE
from goldthread.pages.site import make_site, site_on_request
from goldthread.publishing.brand_files import brand_files
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.picture_files import picture_files, with_published_names
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.file_reading import FileReader
from goldthread.reading.files import files_on_disk
from goldthread.rule import RuleSetting
from goldthread.rules import aud001_public_text_names_internal
from goldthread.settings import Settings

OWN_RULES = "GOLDTHREAD_OWN_RULES"
"""The variable that lets a build run the files with rules that the handbook names."""


class DisclosureError(CheckFailedError):
    """Texts for the public name internal records; `report` says which."""


def inspected(request: BuildRequest) -> Inspection:
    """What is in the handbook on the day of the build; its own files with rules run where the environment asks for them."""
    if request.documents is None:
        return inspect(request.root, _settings(request))
    files = files_on_disk(request.root)  # of another time, in a folder that will be gone
    files.documents = request.documents
    return inspected_files(request, files)


def inspected_files(
    request: BuildRequest, files: FilesOnDisk, read: FileReader | None = None, last: LastLookup = nothing_known
) -> Inspection:
    """The same of files that were read from the disk.

    read: Reads a file; one that keeps what it has read may be given.
    last: Looks up what rules found last.
    """
    return inspect_files(files, _settings(request), request.root, read=read, last=last)


def _settings(request: BuildRequest) -> Settings:
    return Settings(today=request.build.on, own_rules=os.environ.get(OWN_RULES, "") not in ("", "0"))


def _slips(inspection: Inspection, build: Build) -> tuple[Finding, ...]:
    """The texts that keep an edition for the public from being made; no severity, waiver or baseline lets them pass."""
    rule = next(
        each.rule for each in inspection.rules if each.rule.module == aud001_public_text_names_internal.__name__
    )
    strict = RuleSetting(
        msgspec.structs.replace(rule, breaches=lambda graph, _: disclosing_texts(graph)), Severity.ERROR, "standard"
    )
    plain = graph_of(_without_exceptions(inspection.graph.book))
    return in_order(judge(plain, (strict,), Settings(today=build.on), inspection.reading.place_of).findings)


def _without_exceptions(book: Book) -> Book:
    """The records without what they waive, and without severities of the handbook's own, be they spelled well or not."""
    records = {
        key: msgspec.structs.replace(each, waive=(), alignment=Alignment())
        if isinstance(each, Handbook)
        else msgspec.structs.replace(each, waive=())
        if each.waive
        else each
        for key, each in book.records.items()
    }
    return Book(records, book.origins, book.uncertain)


def compose(
    inspection: Inspection,
    request: BuildRequest,
    pictures: Container[str] = ANY_PICTURE,
    kept: KeptPages | None = None,
) -> Site:
    """The edition of a handbook whose records can all be read.

    pictures: The pictures that pages can show, by their paths from the top of the site.
    kept: The pages of the last time.
    Raises what `_context` raises.
    """
    return make_site(_context(inspection, request, pictures), kept)


def compose_on_request(inspection: Inspection, request: BuildRequest, pictures: Container[str]) -> SiteOnRequest:
    """The same edition, of which a page is made when it is asked for. Raises the same."""
    return site_on_request(_context(inspection, request, pictures))


def _context(inspection: Inspection, request: BuildRequest, pictures: Container[str]) -> Context:
    """What the pages of the edition are made of.

    Raises ValueError when some cannot: their faults have to be shown instead.
    Raises InternalHandbookError when it is to be public and the handbook is internal, DisclosureError when it would name internal records.
    """
    if inspection.faults:
        raise ValueError("a handbook with data faults has no edition")
    build = request.build
    site = f"{request.site_url.rstrip('/')}/" if request.site_url else ""
    if request.audience == "public":
        return _for_public(inspection, request, pictures, site)
    return Context(
        graph=inspection.graph,
        findings=inspection.findings,
        waived=inspection.judgement.waived,
        rules=inspection.rules,
        explanations=explanations(inspection.rules),
        build=build,
        language=catalogue(inspection.graph.book.handbook.language),
        verdicts=inspection.verdicts,
        accepted=inspection.accepted,
        history=inspection.history,
        pictures=pictures,
        site=site,
        picture_files=picture_files(inspection.graph.book, request.docs, request.inside),
        brand=brand_files(inspection.graph.book.handbook, request.docs, request.inside),
    )


def _for_public(inspection: Inspection, request: BuildRequest, pictures: Container[str], site: str) -> Context:
    """What the edition for the public is made of: the public records, and nothing that was found, reviewed or decided about them."""
    slips = _slips(inspection, request.build)
    if slips:
        raise DisclosureError(msgspec.structs.replace(report_of(inspection), findings=slips))
    book = inspection.graph.book
    told = _told_outside(book, inspection.history)
    found = picture_files(told.graph.book, request.docs, request.inside)
    shown, files = with_published_names(told.graph.book, found)
    return Context(
        graph=told.graph if shown is told.graph.book else graph_of(shown),
        findings=(),
        waived=(),
        rules=(),
        explanations={},
        build=msgspec.structs.replace(request.build, commit=""),
        language=catalogue(shown.handbook.language),
        audience="public",
        history=told.history,
        pictures=pictures,
        site=site,
        picture_files=files,
        brand=brand_files(shown.handbook, request.docs, request.inside),
    )


class _ToldOutside(msgspec.Struct, frozen=True):
    """The records that are public, and what was public of their past."""

    graph: Graph
    history: History


def _told_outside(book: Book, history: History) -> _ToldOutside:
    shown = public_book(book)
    records = _without_hidden_formers(shown.records, history)
    inside = [record for key, record in book.records.items() if key not in records]
    now = {f"{each.kind}/{was}": key for key, each in records.items() for was in each.was}
    graph = graph_of(Book(records, {}, book.uncertain))
    sight = PublicSelection(
        hidden=frozenset(f"{each.kind}/{id_}" for each in inside for id_ in (each.id, *each.was)),
        internal_fields=book.handbook.internal_fields,
        editions=frozenset(each.edition for each in shown.editions),
        known=frozenset({*records, *now}),
        concerned=lambda key: frozenset(teams_of(graph, now.get(key, key))),
    )
    told = public_history(history, sight)
    seen = {key: _as_the_public_saw_it(each, records, told, history, now) for key, each in records.items()}
    return _ToldOutside(graph_of(Book(seen, {}, book.uncertain)), told)


def _without_hidden_formers(records: Mapping[str, Record], history: History) -> dict[str, Record]:
    """The public records without the ids that they had while they were internal."""
    hidden = hidden_formers(history, (f"{each.kind}/{was}" for each in records.values() for was in each.was))

    def without(record: Record) -> Record:
        kept = tuple(was for was in record.was if f"{record.kind}/{was}" not in hidden)
        return record if kept == record.was else msgspec.structs.replace(record, was=kept)

    return {key: without(each) for key, each in records.items()}


def _as_the_public_saw_it(
    record: Record, records: Mapping[str, Record], told: History, history: History, now: Mapping[str, str]
) -> Record:
    """An edition that names no record but those that are public, and of which the public saw a change."""
    if not isinstance(record, ReleasedEdition) or not record.changed:
        return record
    named = tuple(name for name in record.changed if now.get(name, name) in records)
    if history.step_of(record.edition) is not None:
        named = named_in_public(told, record.edition, named, now)
    return msgspec.structs.replace(record, changed=named)
