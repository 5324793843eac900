"""`goldthread diff`."""

import datetime
from pathlib import Path

import click

from goldthread.cli.options import language_option, root_of, root_option, settings_of, today_option
from goldthread.cli.output import hand_over, tell

TASK = "Change"


@click.command(name="diff", short_help="Compare two versions by meaning")
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    help="Print the comparison in this format. Default: text.",
)
@today_option
@language_option
@root_option
def command(base: str, head: str | None, form: str, today: datetime.datetime | None, root: Path | None) -> None:
    """Compare two versions by meaning: words, links, threads, coverage, records that need review, and teams to tell.

    BASE and HEAD are each a folder with a handbook, a published data/handbook.json, or a git revision, which is read without being
    checked out. Without HEAD, BASE is compared with the records in the handbook's folder.

    The exit code is 0 whenever the two could be compared, whatever changed.
    """
    from goldthread.commands.diff import diff
    from goldthread.comparison.formats import FORMATS

    change = diff(root_of(root), base, head, settings_of(today, None))
    if form == "text":
        tell(FORMATS[form](change), nl=False)
    else:
        hand_over(FORMATS[form](change))
