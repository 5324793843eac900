"""All touchpoints as a table for spreadsheets, in CSV.

It follows RFC 4180: commas, double quotes, lines that end in CR LF.
A byte order mark stands in front, because spreadsheets take a file without one for the alphabet of the machine and spoil every letter
with an accent; programs that would stumble over it have the same records in JSON.
A cell that a spreadsheet would take for a formula begins with an apostrophe, so that it is read as the text that it is.
Fields declared `unknown` or `n/a` say so; links are ids, several of them separated by a semicolon; notes are left out.
A book for the public does not know where it was written, and its table has no columns for that.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from goldthread.exchange.guarding import guarded
from goldthread.exchange.parts import PartOf, made_anew
from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint
from goldthread.model.links import Link
from goldthread.places import Place

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FIELDS = (
    "id", "name", "phase", "medium", "channel", "interaction", "delivered_by", "owner", "contributors", "status", "audience",
    "customers", "needs", "offers", "principles", "as_customer", "gives", "gets", "outcome", "message", "effect", "pains", "metric",
    "tools", "evidence", "leads_to", "pairs_with", "now", "next", "ideal", "resources", "cost", "timing", "location", "review_by",
)  # fmt: skip
_CALLED = tuple(
    (field, Touchpoint.__struct_encode_fields__[Touchpoint.__struct_fields__.index(field)]) for field in _FIELDS
)
"""The fields with their names in YAML, under which they are declared."""
COLUMNS = (*_FIELDS, "priority_customer", "priority_business", "priority_rank", "signature", "page", "file", "line")
"""What the columns are called."""
_COUNTS = ("findings", "accepted")
_EDITORS = frozenset({"audience", "review_by", "file", "line"})


def table_of_texts(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows of texts, the header first, as such a table."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([[guarded(each) for each in row] for row in rows])
    return (MARK + text.getvalue()).encode()


def touchpoint_table(
    book: Book, findings: Mapping[str, tuple[int, int]] | None = None, part: PartOf = made_anew
) -> bytes:
    """The table, with a row for each touchpoint in the order of the book.

    findings: How many findings each record has, and how many of it the baseline accepts; without it there are no columns for them.
    part: Gives the rows, of which some may be kept.
    """
    shown = tuple(name for name in COLUMNS if book.origins or name not in _EDITORS)
    rows = [_line(shown if findings is None else (*shown, *_COUNTS))]
    for touchpoint in book.touchpoints:
        place = book.origins[touchpoint.key].place if touchpoint.key in book.origins else Place("", 0)
        counts = () if findings is None else tuple(map(str, findings.get(touchpoint.key, (0, 0))))
        made_of = touchpoint, place, shown, counts
        rows.append(part(made_of, partial(_row, *made_of)))
    return MARK.encode() + b"".join(rows)


def _row(touchpoint: Touchpoint, place: Place, shown: Iterable[str], counts: Iterable[str]) -> bytes:
    cells = dict(zip(COLUMNS, _cells(touchpoint, place), strict=True))
    return _line((*(guarded(cells[name]) for name in shown), *counts))


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode()


def _cells(touchpoint: Touchpoint, place: Place) -> Iterator[str]:
    told = touchpoint.declared
    for field, called in _CALLED:
        value = getattr(touchpoint, field)
        yield value if type(value) is str else told.get(called, "") if value in (None, ()) else _written(value)
    priority, signature = touchpoint.priority, touchpoint.signature
    yield told.get("priority.customer") or _written(priority.customer if priority else None)
    yield told.get("priority.business") or _written(priority.business if priority else None)
    yield told.get("priority.rank.customer") or _written(priority.rank.customer if priority and priority.rank else None)
    yield (signature.reason or signature.words or "yes") if signature else ""
    yield from (f"{touchpoint.key}/", place.file, str(place.line))


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case Link():
            return value.to
        case tuple():
            return "; ".join(map(_written, value))
        case _:
            return str(value)
