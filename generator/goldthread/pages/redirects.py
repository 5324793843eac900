"""Former addresses: a record that was renamed is still found where it used to be."""

from collections.abc import Iterator

import msgspec

from goldthread.language.saying import spoken
from goldthread.model.book import Book
from goldthread.pages.addresses import Links, record_address
from goldthread.pages.template import render


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
    """A file for every former id of a record that has a page of its own; an id that another record bears today leads to that one."""
    for record in book.records.values():
        address = record_address(record.key)
        for former in record.was:
            if address is None or "#" in address or f"{record.kind}/{former}" in book.records:
                continue
            old = f"{record.kind}/{former}/"
            yield (
                f"{old}index.html",
                render(
                    "redirects", View(spoken().language, record.title, Links(book, old).to(address)), "html"
                ).encode(),
            )
