"""Former addresses: a record that was renamed is still found where it used to be."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.language.translation import spoken
from goldthread.model.book import Book
from goldthread.pages.frame.addresses import Links, record_address
from goldthread.pages.frame.template import render_document


class View(msgspec.Struct, frozen=True):
    """What stands at a former address.

    language: The language of the handbook, for `lang`.
    title: What the record is called now.
    href: Where it is now, relative to the former address.
    """

    language: str
    title: str
    href: str


def redirects(book: Book) -> Iterator[tuple[str, bytes]]:
    """A file for every former address, which leads on."""
    for old, (now, title) in _former(book).items():
        view = View(spoken().language, title, Links(book, old).to(now))
        yield f"{old}index.html", render_document(__name__, view).encode()


def moves(book: Book) -> bytes:
    """Former addresses with those of today, by which a reader who changes from one edition to another keeps to a record."""
    return msgspec.json.encode({old: now for old, (now, _) in _former(book).items()}, order="sorted") + b"\n"


def _former(book: Book) -> Mapping[str, tuple[str, str]]:
    """Where what was at an address is now, and what it is called; an id that another record bears today leads to that one."""
    return {
        f"{record.kind}/{former}/": (address, record.title)
        for record in book.records.values()
        if (address := record_address(record.key)) is not None and "#" not in address
        for former in record.was
        if f"{record.kind}/{former}" not in book.records
    }
