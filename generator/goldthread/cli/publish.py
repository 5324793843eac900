"""`goldthread publish`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.options import at_option, language_option, root_of, root_option
from goldthread.cli.output import give_up, shown, tell, tell_refusal
from goldthread.cli.verbosity import only_errors_of_mkdocs, verbosity_options
from goldthread.language.translation import say

if TYPE_CHECKING:
    from goldthread.versions.publish import PublishResult


TASK = "Publish"


@click.command(name="publish", short_help="Publish a commit as an edition")
@click.option("--branch", default="gh-pages", metavar="NAME", help="Publish to this branch. Default: gh-pages.")
@click.option("--push", "is_sent", is_flag=True, help="Push the branch to the remote; it is never forced.")
@click.option("--remote", default="origin", metavar="NAME", help="Push to this remote. Default: origin.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Copy all published versions to this folder as well, for any web server to serve.",
)
@click.option("--draft", "is_draft", is_flag=True, help="Publish to draft/, even when the edition is released.")
@at_option
@verbosity_options
@language_option
@root_option
def command(
    branch: str,
    is_sent: bool,
    remote: str,
    output: Path | None,
    is_draft: bool,
    at: str | None,
    root: Path | None,
) -> None:
    """Publish a commit as an edition, beside the editions published before; uncommitted changes are left out.

    When the handbook's edition is the newest in content/editions.yml, it is published to a folder of its number and becomes the latest.
    Until it is released, it is published to draft/. An edition once published does not change.
    """
    from goldthread.commands.publish import has_uncommitted_changes, publish
    from goldthread.inspection import CheckFailedError
    from goldthread.publishing.mkdocs_site import SiteBuildError
    from goldthread.versions.publish import PublishRequest
    from goldthread.versions.versions_json import PublishError

    folder = root_of(root)
    request = PublishRequest(
        revision=at or "HEAD",
        branch=branch,
        remote=remote,
        is_draft=is_draft,
        is_sent=is_sent,
        output=output.resolve() if output else None,
    )
    if at is None and has_uncommitted_changes(folder):
        tell(say("Uncommitted changes are left out."), err=True)
    try:
        with only_errors_of_mkdocs():
            published = publish(folder, request)
    except CheckFailedError as error:
        tell_refusal(error.report, is_whole=True)
        give_up(
            say(
                "Nothing was published: the records hold errors at {revision}. Fix them and commit.",
                revision=request.revision,
            )
        )
    except (PublishError, SiteBuildError) as error:
        give_up(str(error))
    tell(_summary(published, f"{branch} ({remote})" if is_sent else branch))
    if not is_draft and not published.is_released:
        tell(
            say(
                "It is a draft because edition {edition} is not released at {revision}. "
                "To release it, run goldthread release and commit what it writes.",
                edition=published.edition,
                revision=request.revision,
            )
        )
    if output:
        tell(say("All published versions are in {folder}.", folder=shown(output)))


def _summary(published: "PublishResult", branch: str) -> str:
    """What was published, and where."""
    edition = published.edition
    if published.place == edition:
        if not published.is_new:
            return say("Edition {edition} is already on {branch}; nothing changed.", edition=edition, branch=branch)
        if published.place == published.latest:
            return say("Edition {edition} is published on {branch} and is the latest.", edition=edition, branch=branch)
        return say("Edition {edition} is published on {branch}.", edition=edition, branch=branch)
    if published.is_released:
        if not published.is_new:
            return say(
                "The draft after edition {edition} is already on {branch}; nothing changed.",
                edition=edition,
                branch=branch,
            )
        return say("The draft after edition {edition} is published on {branch}.", edition=edition, branch=branch)
    if not published.is_new:
        return say(
            "The draft of edition {edition} is already on {branch}; nothing changed.", edition=edition, branch=branch
        )
    return say("The draft of edition {edition} is published on {branch}.", edition=edition, branch=branch)
