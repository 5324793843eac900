"""Redirects from the former addresses of records, and lists of the records that claim the same former address."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.language.translation import spoken
from goldthread.model.book import Book
from goldthread.pages.frame.addresses import Links, paged_address, record_address
from goldthread.pages.frame.template import render_document


class Destination(msgspec.Struct, frozen=True):
    """The page that replaces a former address.

    title: The title of the record.
    href: Its address, relative to the former one.
    """

    title: str
    href: str


class View(msgspec.Struct, frozen=True):
    """The page at a former address.

    language: The language of the handbook, for `lang`.
    destinations: The pages of the records that had the address: one, unless several claim it.
    """

    language: str
    destinations: tuple[Destination, ...]


def redirects(book: Book) -> Iterator[tuple[str, bytes]]:
    """A page for every former address, which redirects the reader."""
    for old, destinations in _former(book).items():
        links = Links(book, old)
        view = View(spoken().language, tuple(Destination(title, links.to(now)) for now, title in destinations))
        yield f"{old}index.html", render_document(__name__, view).encode()


def renamed_addresses(book: Book) -> bytes:
    """Former addresses with the present ones, by which the version switch finds a renamed record.

    An address that several records claim is left out, since none of them is more likely than another.
    """
    known = {old: destinations[0][0] for old, destinations in _former(book).items() if len(destinations) == 1}
    return msgspec.json.encode(known, order="sorted") + b"\n"


def _former(book: Book) -> Mapping[str, list[tuple[str, str]]]:
    """The present address and title for each former address; an id that another record has today belongs to that one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for record in book.records.values():
        address = record_address(record.key) if record.was else None
        if address is not None and "#" not in address:
            for former in dict.fromkeys(record.was):
                if f"{record.kind}/{former}" not in book.records:
                    found.setdefault(paged_address(record.kind, former), []).append((address, record.title))
    return found
