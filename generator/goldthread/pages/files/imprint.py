"""The foot of each page: the edition, its day, who answers for the handbook, and where readers say what is wrong."""

import datetime

import msgspec
from markupsafe import Markup

from goldthread.language.translation import say
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.record import Audience
from goldthread.pages.frame.labels import day
from goldthread.pages.frame.template import render


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the foot of a page says."""

    edition: str
    on: str
    owner: str
    feedback: str


def imprint(book: Book, on: datetime.date, audience: Audience) -> Markup:
    """The foot of each page of a handbook, in its language; the same on all pages, so that it holds no link within the site.

    on: The day of the edition.
    """
    handbook = book.handbook
    is_released = any(each.edition == handbook.edition for each in book.of(Edition))
    owner = book.records.get(f"team/{handbook.owner}")
    view = View(
        edition=say("Edition {number}", number=handbook.edition)
        if is_released
        else say("Edition {number}, in preparation", number=handbook.edition),
        on=say("As of {day}", day=day(on)),
        owner=owner.title if owner else "",
        feedback=handbook.feedback or "",
    )
    return Markup(render(__name__, view, audience))  # noqa: S704 - the template has escaped every value
