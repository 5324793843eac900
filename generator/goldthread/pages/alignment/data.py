"""The data page: the handbook as files for spreadsheets and programs."""

from collections.abc import Iterator

import msgspec

from goldthread.language.translation import say, say_many, to_say
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.addresses import ABOUT, DATA, GUIDE_FILE, INVENTORY, RECORDS_FILE, TOUCHPOINTS_FILE
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render


class DataFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be fetched: what it holds, its form, and what to know before reading it."""

    title: str
    form: str
    href: str
    path: str
    holds: str
    notes: tuple[str, ...]


class View(msgspec.Struct, frozen=True):
    """What the page shows."""

    files: tuple[DataFile, ...]
    inventory: str
    about: str


def page(context: Context, address: str) -> Page:
    """The page about data."""
    presenter = Presenter(context, address)
    return Page(
        address=address,
        title=say("Data"),
        description=say(
            "The handbook for spreadsheets and programs: all records as JSON, the touchpoints as CSV, and "
            "an index of pages."
        ),
        body=render(
            __name__,
            View(tuple(_files(presenter)), presenter.links.to(INVENTORY), presenter.links.to(ABOUT)),
            context.audience,
        ),
    )


def _files(presenter: Presenter) -> Iterator[DataFile]:
    yield DataFile(
        title=say("The touchpoints"),
        form=say("CSV, for spreadsheets"),
        href=presenter.links.to(TOUCHPOINTS_FILE),
        path=TOUCHPOINTS_FILE,
        holds=say_many(
            "{count} touchpoint, one per row.",
            "{count} touchpoints, one per row.",
            len(presenter.book.touchpoints),
            none="No touchpoints.",
        ),
        notes=(
            say(
                "The encoding is UTF-8 with a byte order mark, so that spreadsheets show accented letters "
                "correctly. Programs can skip the mark or read the JSON instead."
            ),
            say(
                "Several ids in one cell are separated by semicolons. “unknown” means that the answer is not "
                "known, “n/a” that the field does not apply."
            ),
            say("Text that a spreadsheet would read as a formula is prefixed with an apostrophe."),
        ),
    )
    yield DataFile(
        title=say("All records"),
        form=say("JSON, for programs"),
        href=presenter.links.to(RECORDS_FILE),
        path=RECORDS_FILE,
        holds=say_many(
            "{count} record by kind and id, with their links.",
            "{count} records by kind and id, with their links.",
            len(presenter.book.records),
            none="No records.",
        ),
        notes=(
            say("“version” is raised when a field is removed or changes its meaning, but not when a field is added."),
            say("Empty fields are omitted. Fields that are unknown or do not apply are listed under “declared”."),
        ),
    )
    yield DataFile(
        title=say("Index of pages"),
        form=say("Plain text, for language models"),
        href=presenter.links.to(GUIDE_FILE),
        path=GUIDE_FILE,
        holds=say("The pages by chapter, each with its description."),
        notes=(),
    )


WRITER = Writer(
    addresses=at(DATA),
    page=page,
    title=to_say("Data"),
)
