"""Exporting records: as a workbook or a table for editors, and in forms that other programs read."""

from pathlib import Path
from typing import Literal, get_args

import msgspec

from goldthread.commands.errors import RequestError, name_suggestion, no_records
from goldthread.commands.readership import for_audience
from goldthread.commands.write_errors import write_errors
from goldthread.disk.files import replace_file
from goldthread.exchange import codeowners, graphml, handbook_json, table_csv, workbook
from goldthread.exchange.record_tables import record_table
from goldthread.graph.graph import graph_of
from goldthread.importing.matching import Matching
from goldthread.language.catalogue import catalogue
from goldthread.language.message import Names, message
from goldthread.language.translation import speaking
from goldthread.model.book import Book, by_kind
from goldthread.model.kinds import KINDS
from goldthread.model.record import Audience
from goldthread.reading.book import read_book
from goldthread.reading.suggestions import nearest

ExportFormat = Literal["xlsx", "csv", "json", "codeowners", "graphml"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)


class Export(msgspec.Struct, frozen=True):
    """Records for other programs.

    data: The bytes of the file.
    records: How many records it holds.
    unread: Where the first record is that could not be read; empty when all are there.
    """

    data: bytes
    records: int
    unread: str = ""


def export(root: Path, export_format: ExportFormat, *, kind: str | None, audience: Audience = "internal") -> Export:
    """The records of a handbook, or those of one kind. Raises RequestError when they cannot be given in this form."""
    if kind is not None:
        require_kind(kind)
    if export_format == "csv" and kind is None:
        raise RequestError(message("A CSV file holds records of one kind: name it with --kind, or export a workbook."))
    if export_format == "codeowners" and audience == "public":
        raise RequestError(message("Owners of files are for editors: export them without --audience public."))
    reading = read_book(root)
    book = for_audience(reading.book, audience)
    if not book.records:
        raise no_records(root)
    kinds = (kind,) if kind is not None else tuple(each.kind for each, _ in by_kind(book))
    errors = [each for each in reading.findings if each.severity == "error"]
    unread = f"{errors[0].place.file}:{errors[0].place.line}" if errors else ""
    with speaking(catalogue(reading.book.handbook.language)):
        data = _data(export_format, book, kinds, kind)
    return Export(data, sum(len(book.of(KINDS[each])) for each in kinds), unread)


def require_kind(kind: str) -> None:
    """Raise RequestError when there is no such kind."""
    if kind not in KINDS:
        meant = nearest(kind, list(KINDS))
        after = name_suggestion(meant, "") if meant else message("Kinds: {kinds}.", kinds=Names(tuple(KINDS)))
        raise RequestError(message('There is no kind "{kind}". {hint}', kind=kind, hint=after))


def write_file_of_export(file: Path, data: bytes) -> None:
    """Write an export to a file, whole or not at all. Raises WriteError."""
    with write_errors(str(file)):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, data)


def _data(export_format: ExportFormat, book: Book, kinds: tuple[str, ...], kind: str | None) -> bytes:
    some = Book({key: each for key, each in book.records.items() if each.kind in kinds}, book.origins, book.uncertain)
    matching = Matching(book)
    match export_format:
        case "xlsx":
            wanted = kinds if kind is not None or not book.origins else tuple(KINDS)
            return workbook.write([record_table(book, each, matching) for each in wanted], book, matching)
        case "csv":
            return table_csv.write(record_table(book, kinds[0], matching))
        case "json":
            return handbook_json.book_as_json(some, book.handbook)
        case "codeowners":
            return codeowners.write(some, book)
        case "graphml":
            return graphml.write(graph_of(book), frozenset(some.records))
