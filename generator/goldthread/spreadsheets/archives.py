"""Workbooks looked into before they are unpacked: files that would take up more memory than there is, and columns that nobody sees."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import ClassVar
from xml.parsers import expat

import msgspec

from goldthread.language.message import message
from goldthread.spreadsheets.errors import SpreadsheetError

UNPACKED_LIMIT = 400_000_000
CELLS_LIMIT = 5_000_000
"""How many cells a sheet may span: the reader makes room for all of them, empty ones included."""
_WIDEST = 16_384
_LONGEST = 1_000_000
"""How many spaces an .ods may write with one sign; no cell holds so many."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_BOOK, _LINKS, _CONTENT = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "content.xml"
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_VALUE = re.compile(rb'\b(min|max|hidden)="([0-9a-z]{1,9})"')
_CHUNK = 1 << 20
_OVERLAP = 1 << 10
"""How much of a part is looked at again with the next, so that no element is cut in two."""


class UnreadableArchiveError(Exception):
    """An archive is damaged, or packed in a way that is not known; its text quotes why."""


class SheetExtent(msgspec.Struct):
    """How far a sheet reaches.

    rows, columns: How many it has, up to the last that holds something.
    hidden: The columns that people who open the file do not see.
    """

    rows: int = 0
    columns: int = 0
    hidden: frozenset[int] = frozenset()


def extents(name: str, data: bytes) -> Mapping[str, SheetExtent]:
    """How far each sheet of an .xlsx or .ods reaches, by its name; nothing for a file that is no archive.

    Raises SpreadsheetError for one that is too large, and UnreadableArchiveError.
    """
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_packed(name, archive)
            found = _of_ods(name, archive) if _CONTENT in archive.namelist() else _of_xlsx(archive)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        expat.ExpatError,
    ) as error:
        # zipfile raises NotImplementedError for a compression it does not know, and RuntimeError for an archive with a password
        raise UnreadableArchiveError(str(error)) from error
    for each in found.values():
        if each.rows * each.columns > CELLS_LIMIT:
            raise SpreadsheetError(
                message(
                    "{file} has a cell so far from the others that its sheet spans more than 5 million cells. "
                    "Delete what lies far below or beside the table.",
                    file=name,
                )
            )
    return found


def _refuse_packed(name: str, archive: zipfile.ZipFile) -> None:
    """Raise SpreadsheetError for an archive that is larger unpacked than it may be, whatever it says of its size."""
    too_large = SpreadsheetError(
        message("{file} holds more than 400 MB. Save the sheet that you need as a file of its own.", file=name)
    )
    if sum(each.file_size for each in archive.infolist()) > UNPACKED_LIMIT:
        raise too_large
    unpacked = 0
    for each in archive.infolist():  # reading a file to its end compares it with its size and its sum
        for part in _parts(archive, each.filename):
            unpacked += len(part)
            if unpacked > UNPACKED_LIMIT:
                raise too_large


def _parts(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as stream:
        while part := stream.read(_CHUNK):
            yield part


class _Reader:
    """What is read in a file of XML, element by element, whatever prefixes its names have; `wanted` names the elements."""

    wanted: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse

    def read(self, parts: Iterator[bytes]) -> None:
        for part in parts:
            self._parser.Parse(part, False)
        self._parser.Parse(b"", True)

    def _start(self, tag: str, values: Mapping[str, str]) -> None:
        bare = tag[tag.find(":") + 1 :]
        if bare in self.wanted:
            self.start(bare, {each[each.find(":") + 1 :]: values[each] for each in values} if values else values)

    def _end(self, tag: str) -> None:
        bare = tag[tag.find(":") + 1 :]
        if bare in self.wanted:
            self.end(bare)

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    @staticmethod
    def _refuse(*_: object) -> None:
        raise ValueError("it has a document type")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else default


class _OdsReader(_Reader):
    """The tables in the contents of an .ods, where rows, columns and cells say how often they are repeated."""

    wanted = frozenset({"table", "table-column", "table-row", "table-cell", "covered-table-cell", "p", "s"})

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.found: dict[str, SheetExtent] = {}
        self._sheet = SheetExtent()
        self._column = self._row = self._repeated = self._cell = self._width = 0
        self._hidden: set[int] = set()

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        match tag:
            case "table":
                self._sheet = self.found[values.get("name", "")] = SheetExtent()
                self._column = self._row = 0
                self._hidden = set()
            case "table-column":
                count = _whole(values.get("number-columns-repeated"), 1)
                if values.get("visibility") in {"collapse", "filter"}:
                    self._hidden.update(range(self._column, min(self._column + count, _WIDEST)))
                self._column += count
            case "table-row":
                self._repeated = _whole(values.get("number-rows-repeated"), 1)
                self._cell = self._width = 0
            case "table-cell" | "covered-table-cell":
                self._cell += _whole(values.get("number-columns-repeated"), 1)
                if "value-type" in values or "formula" in values:
                    self._width = self._cell
            case "p":
                self._width = self._cell
            case "s" if _whole(values.get("c"), 1) > _LONGEST:
                raise SpreadsheetError(
                    message("{file} has a cell with more text than a cell can hold.", file=self._name)
                )
            case _:
                return

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self._row += self._repeated
            if self._width:
                self._sheet.rows = self._row
                self._sheet.columns = max(self._sheet.columns, self._width)
        elif tag == "table":
            self._sheet.hidden = frozenset(self._hidden)


def _of_ods(name: str, archive: zipfile.ZipFile) -> Mapping[str, SheetExtent]:
    reader = _OdsReader(name)
    reader.read(_parts(archive, _CONTENT))
    return reader.found


class _NamesReader(_Reader):
    """The names of the sheets of an .xlsx, and the files that they lie in."""

    wanted = frozenset({"sheet", "Relationship"})

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        self.files: dict[str, str] = {}

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "sheet":
            self.names[values.get("id", "")] = values.get("name", "")
        elif tag == "Relationship":
            self.files[values.get("Target", "").rpartition("/")[2]] = values.get("Id", "")


def _of_xlsx(archive: zipfile.ZipFile) -> Mapping[str, SheetExtent]:
    listed = archive.namelist()
    names, links = _NamesReader(), _NamesReader()
    if _BOOK in listed and _LINKS in listed:
        names.read(_parts(archive, _BOOK))
        links.read(_parts(archive, _LINKS))
    found: dict[str, SheetExtent] = {}
    for each in filter(_SHEET.fullmatch, listed):
        file = each.rpartition("/")[2]
        found[names.names.get(links.files.get(file, ""), file)] = _extent(archive, each)
    return found


def _extent(archive: zipfile.ZipFile, file: str) -> SheetExtent:
    """How far a sheet of an .xlsx reaches; its cells say where they are, and its columns stand before them."""
    found, kept, hidden = SheetExtent(), b"", set[int]()
    for part in _parts(archive, file):
        text = kept + part
        for cell in _CELL.finditer(text):
            found.rows = max(found.rows, int(cell[2]))
            found.columns = max(found.columns, _number(cell[1].decode()))
        for column in _COLUMN.finditer(text) if not found.rows or not kept else ():
            values = dict(_VALUE.findall(column[0]))
            if values.get(b"hidden") in {b"1", b"true"}:
                first, last = int(values.get(b"min", b"1")), int(values.get(b"max", b"0"))
                hidden.update(range(first - 1, min(last, _WIDEST)))
        kept = part[-_OVERLAP:]
    found.hidden = frozenset(hidden)
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
