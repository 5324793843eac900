"""The records as some readers may see them, for commands that hand records to other programs."""

from goldthread.audience.disclosures import disclosures_in
from goldthread.audience.public_book import InternalHandbookError, public_book
from goldthread.commands.errors import RequestError
from goldthread.language.message import message
from goldthread.model.book import Book
from goldthread.model.record import Audience


def for_audience(book: Book, audience: Audience) -> Book:
    """The book for some readers. Raises RequestError when there is none for the public, or when it would name internal records."""
    if audience == "internal":
        return book
    try:
        slip = next(disclosures_in(book), None)
        public = public_book(book)
    except InternalHandbookError as error:
        raise RequestError(
            message("The handbook says of itself that it is internal, so it has no edition for the public.")
        ) from error
    if slip is not None:
        raise RequestError(
            message(
                "{record} is for the public and names {named}, which is internal. Run: goldthread check",
                record=slip.record.key,
                named=slip.named.key,
            )
        )
    return public
