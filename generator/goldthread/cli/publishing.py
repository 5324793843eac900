"""`goldthread publish`: an edition in its place among the others."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.options import at_option, root_of, root_option
from goldthread.cli.output import colour, give_up, shown, tell
from goldthread.cli.writing import check_folder

if TYPE_CHECKING:
    from goldthread.versions.publish import Published


@click.command(short_help="Publish a commit as an edition")
@click.option(
    "--branch", default="gh-pages", metavar="NAME", help="The branch that holds the editions. Default: gh-pages."
)
@click.option("--push", "is_sent", is_flag=True, help="Send the branch to the remote; never forced.")
@click.option("--remote", default="origin", metavar="NAME", help="The remote of the branch. Default: origin.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Copy all editions to a folder as well, which any web server can serve.",
)
@click.option("--draft", "is_draft", is_flag=True, help="Publish to draft/, whatever was released.")
@at_option
@root_option
def publish(
    branch: str,
    is_sent: bool,
    remote: str,
    output: Path | None,
    is_draft: bool,
    at: str | None,
    root: Path | None,
) -> None:
    """Publish a commit as an edition, beside the editions before it; changes that are not committed are left out.

    When the handbook's edition is the newest in content/editions.yml, it goes to a folder of its number and becomes the latest;
    until it is released, it goes to draft/. An edition once published stays as it is.
    """
    from goldthread.disk.locks import LockedError
    from goldthread.inspection import report_of
    from goldthread.publishing.mkdocs_site import SiteBuildError
    from goldthread.reports import text
    from goldthread.versions.publish import CheckFailedError, Order
    from goldthread.versions.publish import publish as publish_edition
    from goldthread.versions.versions_json import PublishError

    folder = root_of(root)
    output = output.resolve() if output else None
    if output:
        check_folder(output, folder, "editions")
    if at is None:
        _mention_uncommitted(folder)
    order = Order(
        revision=at or "HEAD", branch=branch, remote=remote, is_draft=is_draft, is_sent=is_sent, output=output
    )
    try:
        published = publish_edition(folder, order)
    except LockedError as locked:
        if locked.args[0] == output:
            raise
        give_up("Another publish is at work in this repository; nothing was published. Run it again after that one.")
    except CheckFailedError as failing:
        tell(text.render(report_of(failing.inspection, colour=colour())), nl=False, painted=True)
        give_up(f"Nothing was published: the records hold errors at {order.revision}. Mend them and commit.")
    except (PublishError, SiteBuildError) as error:
        give_up(str(error))
    tell(_published(published, branch, remote if is_sent else ""))
    if not is_draft and not published.is_released:
        tell(_unreleased(published, order.revision))
    if output:
        tell(f"All editions are in {shown(output)}.")


def _published(published: "Published", branch: str, remote: str) -> str:
    is_draft = published.place != published.edition
    after = "what comes after " if published.is_released else ""
    what = f"The draft of {after}edition {published.edition}" if is_draft else f"Edition {published.edition}"
    where = f"{branch}, here and at {remote}" if remote else branch
    if not published.is_new:
        return f"{what} is on {where} already; nothing changed."
    latest = ", and is the latest" if published.place == published.latest else ""
    return f"{what} is published on {where}{latest}."


def _unreleased(published: "Published", revision: str) -> str:
    """Why what was published is a draft, for somebody who did not ask for one."""
    return f"It is a draft, since edition {published.edition} is not released in {revision}: goldthread release, then commit what it wrote."


def _mention_uncommitted(folder: Path) -> None:
    from goldthread.git.errors import GitError
    from goldthread.git.worktree import changed_files

    try:
        changed = changed_files(folder, "content", "principles", "mkdocs.yml", "mkdocs.yaml")
    except GitError:  # which publishing says itself, and better
        return
    if changed:
        tell("Changes that are not committed are left out.", err=True)
