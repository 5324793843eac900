"""Text files of cells: .csv and .tsv, whose alphabet and separator are found from what they hold."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from goldthread.language.message import message
from goldthread.spreadsheets.errors import SpreadsheetError
from goldthread.spreadsheets.sheets import CellValue, Sheet, Workbook

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 200
_NULLS = 0.2
"""The share of zero bytes from which a text without a mark is UTF-16."""
_CELL_LIMIT = 1_000_000
_SEP_LINE = "sep="


def read_delimited(name: str, data: bytes) -> Workbook:
    """The one sheet of a text file; its name is the file's without the ending. Raises SpreadsheetError when it cannot be read."""
    text = _decoded(name, data).replace("\r\n", "\n").replace("\r", "\n")
    separator = None
    if text[: len(_SEP_LINE)].lower() == _SEP_LINE:
        line, _, text = text.partition("\n")
        separator = line[len(_SEP_LINE) :][:1] or None
        text = f"\n{text}"  # so that addresses stay those of the file
    separator = separator or _separator(text, PurePath(name).suffix.lower())
    csv.field_size_limit(_CELL_LIMIT)
    try:
        rows = [tuple(map(_value, row)) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise SpreadsheetError(
            message("{file} cannot be read as a table ({reason}).", file=name, reason=str(error))
        ) from error
    width = max(map(len, rows), default=0)
    filled = tuple((*row, *(None,) * (width - len(row))) for row in rows)
    return Workbook(name, (Sheet(PurePath(name).stem, filled),))


def _decoded(name: str, data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(name) from error
    for encoding in _likely(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _undecodable(name)


def _likely(data: bytes) -> Iterator[str]:
    """The encodings that a text without a mark may have, the likeliest first."""
    sample = data[:10_000]
    if sample.count(0) > len(sample) * _NULLS:
        yield "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    if 0 not in data:
        yield from ("utf-8", "cp1252")


def _undecodable(name: str) -> SpreadsheetError:
    return SpreadsheetError(message("{file} is no text in a known encoding: save it as CSV in UTF-8.", file=name))


def _separator(text: str, suffix: str) -> str:
    """The sign between cells: the one that parts most lines into the same number of cells."""
    lines = text.split("\n", _SAMPLE)[:_SAMPLE]
    sample = "\n".join(lines)
    scores = {each: _evenness(sample, each) for each in _SEPARATORS}
    usual = "\t" if suffix == ".tsv" else ","
    best = max(_SEPARATORS, key=lambda each: (scores[each], each == usual))
    return best if scores[best] > 0 else usual


def _evenness(sample: str, separator: str) -> float:
    """How many cells lines have, weighed by how many lines agree; quoted cells may hold the sign and line breaks."""
    try:
        counts = Counter(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row)
    except csv.Error:
        return 0.0
    wide = {cells: lines for cells, lines in counts.items() if cells > 1}
    if not wide:
        return 0.0
    most = max(wide, key=lambda cells: (wide[cells], cells))
    return wide[most] / sum(counts.values()) + most / 1000


def _value(text: str) -> CellValue:
    return text or None
