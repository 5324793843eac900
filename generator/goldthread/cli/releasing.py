"""`goldthread release` and `announce`: a new edition, and the word to the teams."""

import datetime
import sys
from pathlib import Path
from typing import Literal

import click

from goldthread.cli.options import root_of, root_option, settings_of, today_option
from goldthread.cli.output import hand_over, stop, tell
from goldthread.cli.writing import keep_others_out, refuse_link_out
from goldthread.editions.history import Size


@click.command(short_help="Make a new edition")
@click.option("--step", type=click.Choice(("major", "minor", "patch")), help="The step to take, whatever is suggested.")
@click.option("--edition", metavar="X", help="The number to take.")
@click.option("--summary", metavar="TEXT", default="", help="What is different. Default: a plain sentence to improve.")
@click.option("--since", metavar="BASE", help="Compare with this state. Default: where the last edition came in.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@today_option
@root_option
def release(
    step: Size | None,
    edition: str | None,
    summary: str,
    since: str | None,
    dry_run: bool,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Make a new edition of what has changed since the last one.

    Its number follows from the change: major for the vision, a focus or what it says no to, minor for a principle or a touchpoint,
    patch for wording.
    The edition is written after the others, its number into the handbook, and what it changed into content/editions.lock.yml.
    There is none while a finding is an error or a record needs review: the reasons are told, and the exit code is 1.
    """
    from goldthread.commands import release as releasing
    from goldthread.commands.diff import ComparisonError
    from goldthread.disk.files import OutsideError
    from goldthread.inspection import inspect_files
    from goldthread.reading.files import EDITIONS_FILE, files_on_disk

    if step and edition:
        stop("Say either --step or --edition.")
    folder, settings = root_of(root), settings_of(today, None)
    wish = releasing.Wish(on=settings.today, step=step, edition=edition, summary=summary, since=since)
    keep_others_out(folder, is_needed=not dry_run)
    refuse_link_out(folder, EDITIONS_FILE)
    files = files_on_disk(folder)
    try:
        planned = releasing.plan(folder, files, inspect_files(files, settings), wish, settings)
        if not dry_run:
            releasing.write(folder, planned)
    except ComparisonError as error:
        stop(str(error))
    except OutsideError:
        stop("A file to be written is a link that leads out of the handbook; the edition was not made.")
    except OSError as error:
        stop(
            f"{error.filename} could not be written: {(error.strerror or 'it failed').lower()}. The edition was not made."
        )
    except releasing.ReleaseError as refused:
        tell("There is no new edition yet.", err=True)
        tell(str(refused), err=True)
        sys.exit(1)
    tell(releasing.told(planned))
    if dry_run:
        tell("\nNothing was written.")
    else:
        tell(
            "\nWritten. Improve the summary and commit; then goldthread publish, "
            f"and tell the teams (goldthread announce {planned.entry.edition} --team TEAM)."
        )


@click.command(short_help="Word what changed for a team")
@click.argument("edition")
@click.option("--team", required=True, metavar="TEAM", help="The team to be told.")
@click.option(
    "--format", "form", type=click.Choice(("markdown", "text")), default="markdown", help="Default: markdown."
)
@root_option
def announce(edition: str, team: str, form: Literal["markdown", "text"], root: Path | None) -> None:
    """Word a message to TEAM: what EDITION changed for it, why, what to do, and where to read.

    Links lead to the site_url of mkdocs.yml; without one, paths stand in their place.
    When the team has been told, write so under shared_with of the edition.
    """
    from goldthread.commands import announce as announcing
    from goldthread.commands.review import RequestError
    from goldthread.inspection import inspect
    from goldthread.publishing.configuration import configuration_of

    folder = root_of(root)
    inspection = inspect(folder, settings_of(None, None))
    try:
        configuration = configuration_of(folder)
        book, site = inspection.graph.book, configuration.site_url if configuration else ""
        message = announcing.announce(book, inspection.history, edition, team, form=form, site=site)
    except RequestError as refused:
        stop(str(refused))
    if form == "text":
        tell(message, nl=False)
    else:
        hand_over(message)
