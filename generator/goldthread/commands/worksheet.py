"""Worksheets: the questions that a handbook leaves open, for the people who know the answers."""

from pathlib import Path
from typing import Literal, get_args

import msgspec

from goldthread.commands.errors import RequestError, name_suggestion, no_records
from goldthread.commands.export import require_kind
from goldthread.inspection import inspect
from goldthread.language.catalogue import catalogue
from goldthread.language.message import message
from goldthread.language.translation import speaking
from goldthread.model.book import Book
from goldthread.model.teams import Team
from goldthread.reading.suggestions import nearest
from goldthread.settings import Settings
from goldthread.worksheets import pages, workbook
from goldthread.worksheets.worksheet import worksheet

WorksheetFormat = Literal["xlsx", "html", "markdown"]
WORKSHEET_FORMATS: tuple[WorksheetFormat, ...] = get_args(WorksheetFormat)


class MadeWorksheet(msgspec.Struct, frozen=True):
    """A worksheet.

    data: The bytes of the file.
    questions: How many questions it holds.
    team: The id of the team that it asks; empty when it asks all.
    """

    data: bytes
    questions: int
    team: str = ""


def make_worksheet(
    root: Path, settings: Settings, worksheet_format: WorksheetFormat, *, owner: str | None, kind: str | None
) -> MadeWorksheet:
    """The questions of a handbook, those to one team or to all. Raises RequestError when there is no such team or kind."""
    if kind is not None:
        require_kind(kind)
    inspection = inspect(root, settings)
    book = inspection.reading.book
    if not book.records:
        raise no_records(root)
    team = _team(book, owner) if owner is not None else None
    with speaking(catalogue(book.handbook.language)):
        view = worksheet(book, inspection.findings, owner=team, kind=kind)
        write = {"xlsx": workbook.write, "html": pages.html, "markdown": pages.markdown}[worksheet_format]
        return MadeWorksheet(write(view), view.count, team.id if team is not None else "")


def _team(book: Book, name: str) -> Team:
    """The team with an id or a name."""
    wanted = name.strip().removeprefix("team/")
    for each in book.teams:
        if wanted == each.id or wanted.casefold() == each.title.casefold():
            return each
    after = name_suggestion(nearest(wanted, [each.id for each in book.teams]), "goldthread list team")
    raise RequestError(message('There is no team "{name}". {hint}', name=name, hint=after))
