"""`goldthread worksheet`."""

import datetime
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from goldthread.cli.options import language_option, root_of, root_option, settings_of, today_option
from goldthread.cli.output import free_file, hand_over, shown, tell
from goldthread.language.translation import say, say_many

if TYPE_CHECKING:
    from goldthread.commands.worksheet import WorksheetFormat

TASK = "Exchange"
_FORMATS = ("xlsx", "html", "markdown")
_OF_NAME = {".xlsx": "xlsx", ".html": "html", ".htm": "html", ".md": "markdown"}


@click.command(name="worksheet", short_help="Write down the open questions for those who know the answers")
@click.option("--owner", metavar="TEAM", default=None, help="Ask this team alone, by its id or its name.")
@click.option("--kind", metavar="KIND", default=None, help="Ask about records of this kind alone, such as touchpoint.")
@click.option(
    "--format", "worksheet_format", type=click.Choice(_FORMATS), default=None,
    help="Write in this format. Default: what the name of the file says, else xlsx.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), default=None,
    help="Write to this file. Default: a new file named worksheet.xlsx, and standard output for other formats.",
)  # fmt: skip
@today_option
@language_option
@root_option
def command(
    owner: str | None, kind: str | None, worksheet_format: str | None, output: Path | None,
    today: datetime.datetime | None, root: Path | None,
) -> None:  # fmt: skip
    """Write down the open questions for those who know the answers: what is not written, or not known, or was found.

    A team is asked as well who its customer is now, what it does for and with them, what it decides, and who uses what it knows, with the
    answers that are known. Answers in a workbook are taken back with goldthread import; html and markdown are for paper and workshops.
    A worksheet is for editors and owners, and may hold what is internal.
    """
    from goldthread.commands.export import write_file_of_export
    from goldthread.commands.worksheet import make_worksheet

    chosen = worksheet_format or (_OF_NAME.get(output.suffix.lower(), "xlsx") if output else "xlsx")
    made = make_worksheet(
        root_of(root), settings_of(today, None), cast("WorksheetFormat", chosen), owner=owner, kind=kind
    )
    if output is None and chosen == "xlsx":
        output = free_file("-".join(filter(None, ("worksheet", made.team, kind))), ".xlsx")
    if output is None:
        hand_over(made.data)
        return
    write_file_of_export(output, made.data)
    tell(
        say_many(
            "{file}: {count} question.", "{file}: {count} questions.", made.questions, file=shown(output.resolve())
        )
    )
    if chosen == "xlsx":
        tell(
            say("To take the answers back, run: goldthread import {file}", file=shlex.quote(shown(output.resolve()))),
            err=True,
        )
