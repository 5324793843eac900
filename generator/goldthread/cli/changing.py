"""`goldthread review` and `diff`: saying that a record was read again, and what a change means."""

import datetime
import sys
from collections.abc import Collection
from pathlib import Path

import click

from goldthread.cli.options import root_of, root_option, settings_of, today_option
from goldthread.cli.output import hand_over, stop, tell
from goldthread.cli.writing import keep_others_out, refuse_link_out, telling_why_unwritten


@click.command(short_help="Say that records were read again")
@click.argument("records", nargs=-1, metavar="RECORD...")
@click.option("--owner", metavar="TEAM", help="All that a team answers for; with --list, only that.")
@click.option("--all", "of_all", is_flag=True, help="All records at once; needs --because.")
@click.option(
    "--list", "as_list", is_flag=True, help="Show what is suspect, with old and new words, and write nothing."
)
@click.option("--editorial", metavar="RECORD", help="Say that its last change changed no meaning; needs --because.")
@click.option("--because", metavar="TEXT", help="The reason, which is kept.")
@click.option("--by", metavar="NAME", help="Who reviews. Default: the name that git commits under.")
@today_option
@root_option
def review(
    records: tuple[str, ...],
    owner: str | None,
    of_all: bool,
    as_list: bool,
    editorial: str | None,
    because: str | None,
    by: str | None,
    today: datetime.datetime | None,
    root: Path | None,
) -> None:
    """Say that each RECORD was read again and holds beside all that lies above it.

    When a focus, a need or a principle changes in meaning, what hangs on it is suspect until somebody reviews it.
    Who, when and against which meaning is kept in content/reviews.lock.yml.

    A typo that counts as a change is declared with --editorial, and the stamps below it are carried over.
    """
    from goldthread.commands import review as reviewing
    from goldthread.git.identity import name_of_committer
    from goldthread.inspection import inspect
    from goldthread.reading.files import REVIEWS_FILE
    from goldthread.review.marking import EditorialError, Signature

    folder, settings = root_of(root), settings_of(today, None)
    reason = " ".join((because or "").split())
    _refuse_review(ways=(records, of_all, editorial, as_list or owner), reason=reason, needs_reason=of_all or editorial)
    keep_others_out(folder, is_needed=not as_list)
    if not as_list:
        refuse_link_out(folder, REVIEWS_FILE)
    inspection = inspect(folder, settings)
    if inspection.faults:
        count = f"{len(inspection.faults):,} data fault{'' if len(inspection.faults) == 1 else 's'}"
        tell(f"Nothing was reviewed: goldthread check shows {count} to mend first.", err=True)
        sys.exit(1)
    book = inspection.graph.book
    try:
        if as_list:
            tell(reviewing.waiting(inspection, reviewing.team_id(book, owner) if owner else None), nl=False)
            return
        name = " ".join((name_of_committer(folder) if by is None else by).split())
        if not name:
            stop("Say who reviews: --by NAME.")
        signature = Signature(on=settings.today, by=name, because=reason)
        with telling_why_unwritten(REVIEWS_FILE):
            if editorial:
                said = reviewing.editorial(folder, inspection, reviewing.named(book, editorial), signature)
            elif of_all:
                said = reviewing.review(folder, inspection, reviewing.everything(inspection), signature)
            elif owner:
                said = reviewing.review(folder, inspection, reviewing.of_team(inspection, owner), signature)
            else:
                keys = [reviewing.reviewable(book, record) for record in records]
                said = reviewing.review(folder, inspection, keys, signature)
    except (reviewing.RequestError, EditorialError) as refused:
        stop(str(refused))
    tell(said)


def _refuse_review(*, ways: Collection[object], reason: str, needs_reason: object) -> None:
    """Stop where it is not said what is reviewed, is said in more than one way, or lacks its reason."""
    if sum(map(bool, ways)) != 1:
        stop("Name records, or give one of --owner, --all, --editorial and --list.")
    if needs_reason and not reason:
        stop("Say why with --because; the reason is kept.")


@click.command(short_help="Say what a change means")
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", help="Default: text."
)
@today_option
@root_option
def diff(base: str, head: str | None, form: str, today: datetime.datetime | None, root: Path | None) -> None:
    """Say what changed in meaning from BASE to HEAD: words, links, threads, coverage, who reads again, who should hear of it.

    Each is a folder with a handbook, a published data/handbook.json, or a git revision, which is read without being checked out.
    Without HEAD, the records are taken as they lie here.

    It informs and judges nothing: it exits with 0 whenever it could compare.
    """
    from goldthread.changes.formats import FORMATS
    from goldthread.commands import diff as comparing

    folder = root_of(root)
    try:
        change = comparing.diff(folder, base, head, settings_of(today, None))
    except comparing.ComparisonError as error:
        stop(str(error))
    if form == "text":
        tell(FORMATS[form](change), nl=False)
    else:
        hand_over(FORMATS[form](change))
