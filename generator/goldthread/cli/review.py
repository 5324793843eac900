"""`goldthread review`."""

import datetime
from collections.abc import Collection
from pathlib import Path

import click

from goldthread.cli import completing
from goldthread.cli.locking import lock_handbook
from goldthread.cli.options import language_option, root_of, root_option, settings_of, today_option
from goldthread.cli.output import give_up, stop, tell
from goldthread.language.translation import say, say_many

TASK = "Change"


@click.command(name="review", short_help="Mark records as reviewed")
@click.argument("records", nargs=-1, metavar="RECORD...", shell_complete=completing.records)
@click.option("--owner", metavar="TEAM", help="Review all records that this team owns; with --list, list only these.")
@click.option(
    "--below",
    metavar="RECORD",
    shell_complete=completing.records,
    help="Review all records below this one against what it means now; other changes above them still need review.",
)
@click.option("--all", "of_all", is_flag=True, help="Review all records; needs --because.")
@click.option(
    "--list",
    "as_list",
    is_flag=True,
    help="List the records that need review, with old and new words, and write nothing.",
)
@click.option(
    "--editorial",
    metavar="RECORD",
    help="Declare that this record's last change did not change its meaning; needs --because.",
)
@click.option("--because", metavar="TEXT", help="Record this reason.")
@click.option("--by", metavar="NAME", help="Record this reviewer. Default: the name that git commits under.")
@today_option
@language_option
@root_option
def command(
    records: tuple[str, ...],
    owner: str | None,
    below: str | None,
    of_all: bool,
    as_list: bool,
    editorial: str | None,
    because: str | None,
    by: str | None,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Mark each RECORD as reviewed against all that lies above it.

    When a focus, a need or a principle changes in meaning, the records below it need review until somebody reviews them.
    Reviewer, day and reviewed meaning are recorded in content/reviews.lock.yml.

    After a change that leaves the records below as they are, look through them and mark them together with --below.
    When a document that records name as their source says something else, give its address, such as docs/strategy.md#mission.

    Declare a correction that does not change the meaning with --editorial; the reviews below the record are carried over.
    It takes the address of a document as well.
    """
    from goldthread.commands import review as reviewing
    from goldthread.commands.errors import RequestError
    from goldthread.commands.write_errors import refuse_link_out, write_errors
    from goldthread.git.identity import name_of_committer
    from goldthread.inspection import inspect
    from goldthread.reading.files import REVIEWS_FILE
    from goldthread.review.marking import EditorialError, Reviewer

    folder, settings = root_of(root), settings_of(today, None)
    reason = " ".join((because or "").split())
    _refuse_incomplete(
        ways=(records, below, of_all, editorial, as_list or owner), reason=reason, needs_reason=of_all or editorial
    )
    lock_handbook(folder, is_needed=not as_list)
    if not as_list:
        refuse_link_out(folder, REVIEWS_FILE)
    inspection = inspect(folder, settings)
    if inspection.faults:
        give_up(
            say_many(
                "Nothing was reviewed: there is {count} data fault to fix first. To see it, run: goldthread check",
                "Nothing was reviewed: there are {count} data faults to fix first. To see them, run: goldthread check",
                len(inspection.faults),
            )
        )
    book = inspection.graph.book
    if as_list:
        tell(reviewing.waiting(inspection, reviewing.team_id(book, owner) if owner else None), nl=False)
        return
    name = " ".join((name_of_committer(folder) if by is None else by).split())
    if not name:
        stop(say("Git does not know your name. Give the reviewer's name with --by."))
    reviewer = Reviewer(on=settings.today, by=name, because=reason)
    try:
        with write_errors(REVIEWS_FILE):
            if editorial:
                words = reviewing.editorial(
                    folder, inspection, reviewing.upstream_named(inspection, editorial), reviewer
                )
            elif below:
                words = reviewing.review_below(
                    folder, inspection, reviewing.upstream_named(inspection, below), reviewer
                )
            elif of_all:
                words = reviewing.review(folder, inspection, reviewing.everything(inspection), reviewer)
            elif owner:
                words = reviewing.review(folder, inspection, reviewing.of_team(inspection, owner), reviewer)
            else:
                keys = [reviewing.reviewable(inspection, record) for record in records]
                words = reviewing.review(folder, inspection, keys, reviewer)
    except EditorialError as error:
        raise RequestError(error.message) from error
    tell(words)


def _refuse_incomplete(*, ways: Collection[object], reason: str, needs_reason: object) -> None:
    """Stop where it is not clear what is reviewed, or where the reason is missing."""
    if sum(map(bool, ways)) != 1:
        stop(say("Name records, or give one of --owner, --below, --all, --editorial and --list."))
    if needs_reason and not reason:
        stop(say("Give the reason with --because; it is recorded."))
