"""Pages at the top of a folder of versions: the redirect to the latest, and the page for addresses that do not exist."""

from collections.abc import Sequence

import msgspec

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.vision import Handbook
from goldthread.pages.frame.template import render_document


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What both pages show.

    language: The language that they speak.
    brand: The brand.
    base: The path under which the editions lie, where it is known.
    target: The folder to which the doors lead.
    folders: The folders of all editions.
    """

    language: str
    brand: str
    target: str
    base: str = ""
    folders: str = ""


def entrance(handbook: Handbook, target: str) -> bytes:
    """The page at the root of all published versions, which leads on to one of them."""
    return _rendered("entrance", View(language=handbook.language, brand=handbook.title, target=target))


def lost(handbook: Handbook, base: str, target: str, folders: Sequence[str]) -> bytes:
    """The page for addresses at which nothing lies; one that names no edition is looked for in the target."""
    view = View(
        language=handbook.language, brand=handbook.title, base=base, target=target, folders=" ".join(sorted(folders))
    )
    return _rendered("lost", view)


def _rendered(stem: str, view: View) -> bytes:
    with speaking(catalogue(view.language)):
        return render_document(f"files/{stem}", view).encode()
