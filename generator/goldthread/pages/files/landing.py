"""Pages at the top of a folder of versions: the redirect to the latest, and the page for addresses that do not exist."""

from collections.abc import Sequence

import msgspec

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import said, speaking, to_say
from goldthread.model.book import Book
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.vision import Handbook
from goldthread.pages.frame.addresses import JOURNEY, PRINCIPLE_INDEX, TOUCHPOINT_INDEX
from goldthread.pages.frame.template import render_document

_WAYS: tuple[tuple[type[Record], str, str], ...] = (
    (Touchpoint, to_say("The journey"), JOURNEY),
    (Touchpoint, to_say("Touchpoints"), TOUCHPOINT_INDEX),
    (Principle, to_say("Principles"), PRINCIPLE_INDEX),
)
"""The main ways into every edition, each with the kind of record without which there is none."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What both pages show.

    language: The language that they speak.
    brand: The brand.
    base: The path under which the editions lie, where it is known.
    target: The folder to which the doors lead.
    folders: The folders of all editions.
    ways: The main ways into the handbook: titles and addresses.
    """

    language: str
    brand: str
    target: str
    base: str = ""
    folders: str = ""
    ways: tuple[tuple[str, str], ...] = ()


def entrance(handbook: Handbook, target: str) -> bytes:
    """The page at the root of all published versions, which leads on to one of them."""
    return _rendered("entrance", View(language=handbook.language, brand=handbook.title, target=target))


def lost(book: Book, base: str, target: str, folders: Sequence[str]) -> bytes:
    """The page for addresses at which nothing lies; one that names no edition is looked for in the target."""
    handbook = book.handbook
    with speaking(catalogue(handbook.language)):
        ways = tuple((said(title), address) for kind, title, address in _WAYS if any(book.of(kind)))
    view = View(
        language=handbook.language,
        brand=handbook.title,
        base=base,
        target=target,
        folders=" ".join(sorted(folders)),
        ways=ways,
    )
    return _rendered("lost", view)


def _rendered(stem: str, view: View) -> bytes:
    with speaking(catalogue(view.language)):
        return render_document(f"files/{stem}", view).encode()
