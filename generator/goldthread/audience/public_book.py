"""The book for the public: a book without what is internal, from which pages, drawings and data are made as from any other.

Left out are records whose `audience` is internal, fields named in `internal_fields` of the handbook, notes, what only editors need,
and every link to what is left out. A part of a record goes whole when a link in it does: a figure about a customer who is
internal must not be taken for a figure about all. A source that only colleagues can open, such as a document of the repository,
goes with its title and its heading, which may tell as much as the document itself. A record that cannot do without a link goes
with the record it leads to.
"""

from collections.abc import Mapping

import msgspec

from goldthread.audience.cutting import Cutting, default_audience
from goldthread.language.message import MessageError, message
from goldthread.model.book import Book
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.vision import Handbook


class InternalHandbookError(MessageError, ValueError):
    """The handbook says of itself that it is internal."""


def public_book(book: Book) -> Book:
    """The book for the public; where records were written is no part of it.

    Raises InternalHandbookError when the handbook itself is internal.
    """
    kept, cutting = public_records(book)
    records = {key: cutting.certain(record).record for key, record in kept.items()}
    handbook = records.get(book.handbook.key)
    if isinstance(handbook, Handbook):
        records[handbook.key] = _without_sets_inside(handbook, book, records)
    return Book(records, {}, book.uncertain)


def _without_sets_inside(handbook: Handbook, book: Book, records: Mapping[str, Record]) -> Handbook:
    """The handbook without the sets that hold internal principles alone: their titles tell what those are about."""
    used, shown = (
        {each.set_id for each in some if isinstance(each, Principle)}
        for some in (book.records.values(), records.values())
    )
    kept = tuple(each for each in handbook.principle_sets if each.id in shown or each.id not in used)
    return msgspec.structs.replace(handbook, principle_sets=kept)


def has_audiences(book: Book) -> bool:
    """Whether the handbook says anywhere what is for whom; one that never does has no edition for the public in mind."""
    marked = (record.audience != default_audience(type(record)) for record in book.records.values())
    return bool(book.handbook.internal_fields) or any(marked)


def is_internal(record: Record) -> bool:
    """Whether a record says of itself, or has not made up its mind, that it is for the inside alone."""
    return record.audience == "internal" or "audience" in record.declared


def public_records(book: Book) -> tuple[Mapping[str, Record], Cutting]:
    """The public records by their keys, and what takes out of them what is internal.

    Whatever cannot do without an internal record is internal too, and so on.
    """
    if is_internal(book.handbook):
        raise InternalHandbookError(message("The handbook is marked as internal, so it has no public edition."))
    fields = frozenset(tuple(name.split(".")) for name in book.handbook.internal_fields)
    kept = {key: record for key, record in book.records.items() if not is_internal(record)}
    while True:
        cutting = Cutting(frozenset(book.records) - frozenset(kept), fields)
        left = {key: record for key, record in kept.items() if cutting.can_be_public(record)}
        if len(left) == len(kept):
            return kept, cutting
        kept = left
