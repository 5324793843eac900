"""What a page says at whose address nothing lies: that the search is above, and the main ways into the handbook."""

from collections.abc import Iterable

import msgspec

from goldthread.language.translation import say
from goldthread.model.record import Audience
from goldthread.pages.frame.page import Chapter
from goldthread.pages.frame.template import render


class Way(msgspec.Struct, frozen=True):
    """A chapter with its pages: titles and addresses."""

    title: str
    entries: tuple[tuple[str, str], ...]


class View(msgspec.Struct, frozen=True):
    """What the page shows; addresses are as seen from wherever it is shown, so that they begin with the site's path."""

    ways: tuple[Way, ...]


def not_found(chapters: Iterable[Chapter], base: str, audience: Audience) -> str:
    """The body of the page, inside the frame of the theme; chapters of one page that is called the same stand in one row.

    base: The path of the site, with a slash at both ends.
    """
    ways = [Way(each.title, tuple((title, base + address) for title, address in each.entries)) for each in chapters]
    alone = [way for way in ways if [title for title, _ in way.entries] == [way.title]]
    first = Way(say("Main pages"), tuple(entry for way in alone for entry in way.entries))
    return render(__name__, View((*((first,) if alone else ()), *(way for way in ways if way not in alone))), audience)
