"""The index of situations: what happens, and the first sentence to say."""

import msgspec

from goldthread.language.translation import say, say_many, to_say
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.situation_rows import SituationRow, most_needed, situation_rows
from goldthread.pages.frame.addresses import SITUATIONS
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_MANY = 8
"""Above so many, the list has a field to filter it by."""


class View(msgspec.Struct, frozen=True):
    """What the page shows."""

    lead: str
    rows: tuple[SituationRow, ...]
    has_filter: bool


def page(context: Context, address: str) -> Page:
    """The index."""
    presenter = Presenter(context, address)
    rows = situation_rows(presenter, (each.key for each in most_needed(presenter.graph)))
    lead = say_many(
        "{count} situation, with the words for it, what may be decided alone, and whom to call.",
        "{count} situations, with the words for each, what may be decided alone, and whom to call.",
        len(rows),
        none="What to say, what may be decided alone, and whom to call.",
    )
    return Page(
        address=address,
        title=say("When this happens"),
        description=lead,
        body=render(__name__, View(lead, rows, len(rows) > _MANY), context.audience),
        hides=("toc",),
    )


WRITER = Writer(
    addresses=at(SITUATIONS),
    page=page,
    title=to_say("When this happens"),
    needs=("situation",),
)
