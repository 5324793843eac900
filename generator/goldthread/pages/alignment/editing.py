"""How to edit: what to do, and the kinds of record with what each is for."""

import msgspec

from goldthread.field_reference.kind_help import kind_doc, kind_help
from goldthread.language.translation import said, say, to_say
from goldthread.model.kinds import KINDS
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import EDITING, REPORT, editing_address
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class Entry(msgspec.Struct, frozen=True):
    """A kind of record on the page."""

    name: str
    words: str
    files: str
    href: str


class View(msgspec.Struct, frozen=True):
    """What the page shows."""

    kinds: tuple[Entry, ...]
    report: str


def page(context: Context, address: str) -> Page:
    """The page on how to edit."""
    presenter = Presenter(context, address)
    kinds = tuple(
        Entry(
            said(each.names.many),
            said(kind_doc(kind)),
            kind_help(kind).files[0],
            presenter.links.to(editing_address(kind)),
        )
        for kind, each in KINDS.items()
    )
    return Page(
        address=address,
        title=say("How to edit"),
        description=say("How to change this handbook, and what each kind of record can say."),
        body=render(__name__, View(kinds, presenter.links.to(REPORT)), context.audience),
        search_boost=0.01,
    )


WRITER = Writer(addresses=at(EDITING), page=page, title=to_say("How to edit"), for_editors=True)
