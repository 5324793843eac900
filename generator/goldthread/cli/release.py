"""`goldthread release`."""

import datetime
import sys
from pathlib import Path

import click

from goldthread.cli.locking import lock_handbook
from goldthread.cli.options import language_option, root_of, root_option, settings_of, today_option
from goldthread.cli.output import stop, tell
from goldthread.editions.history import Size
from goldthread.language.translation import say

TASK = "Publish"


@click.command(name="release", short_help="Make a new edition")
@click.option(
    "--step", type=click.Choice(("major", "minor", "patch")), help="Take this step instead of the suggested one."
)
@click.option("--edition", metavar="X", help="Give the edition this number.")
@click.option(
    "--summary", metavar="TEXT", default="", help="Describe what changed. Default: a generated sentence to improve."
)
@click.option(
    "--since", metavar="BASE", help="Compare with this state. Default: the commit that added the last edition."
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@today_option
@language_option
@root_option
def command(
    step: Size | None,
    edition: str | None,
    summary: str,
    since: str | None,
    dry_run: bool,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Make a new edition of what has changed since the last one.

    Its number follows from the change: major for the vision, a focus or what it excludes, minor for a principle or a touchpoint,
    patch for wording.
    The edition is added to the editions, its number to the handbook, and its changes to content/editions.lock.yml.
    While a finding is an error or a record needs review, no edition is made: the reasons are printed, and the exit code is 1.
    """
    from goldthread.commands import release as releasing
    from goldthread.commands.write_errors import refuse_link_out, write_errors
    from goldthread.inspection import inspect_files
    from goldthread.reading.files import EDITIONS_FILE, files_on_disk

    if step and edition:
        stop(say("Give either --step or --edition."))
    folder, settings = root_of(root), settings_of(today, None)
    wish = releasing.Wish(on=settings.today, step=step, edition=edition, summary=summary, since=since)
    lock_handbook(folder, is_needed=not dry_run)
    refuse_link_out(folder, EDITIONS_FILE)
    files = files_on_disk(folder)
    try:
        planned = releasing.plan(folder, files, inspect_files(files, settings), wish, settings)
        if not dry_run:
            with write_errors():
                releasing.write(folder, planned)
    except releasing.ReleaseError as error:
        tell(say("There is no new edition yet."), err=True)
        tell(str(error), err=True)
        sys.exit(1)
    tell(f"{releasing.report(planned)}\n")
    if dry_run:
        tell(say("Nothing was written."))
    else:
        tell(
            say(
                "Edition {edition} was written. Improve its summary and commit. Then publish it: goldthread publish\n"
                "To tell the teams, draft a change notice for each: goldthread announce {edition} --team TEAM",
                edition=planned.entry.edition,
            )
        )
