"""`goldthread write`."""

import sys
from pathlib import Path

import click

from goldthread.cli.locking import mention_interruption
from goldthread.cli.options import at_option, audience_option, language_option, root_of, root_option
from goldthread.cli.output import tell, tell_refusal, warn
from goldthread.cli.verbosity import verbosity_options
from goldthread.language.translation import say
from goldthread.model.record import Audience

TASK = "Read"


@click.command(name="write", short_help="Write the pages as Markdown files")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", default="", help="Use this address of the published site in the sitemap.")
@at_option
@audience_option
@verbosity_options
@language_option
@root_option
def command(folder: Path, site_url: str, at: str | None, audience: Audience | None, root: Path | None) -> None:
    """Write the pages as Markdown files into FOLDER, with a mkdocs.yml that builds them without Goldthread.

    Only files whose content changes are written; files of an earlier run that are no longer needed are deleted.
    """
    from goldthread.commands.write import write
    from goldthread.inspection import CheckFailedError
    from goldthread.publishing.compose import DisclosureError

    handbook, target = root_of(root), folder.resolve()
    if at is None:
        mention_interruption(handbook)
    try:
        result = write(handbook, target, revision=at, audience=audience, site_url=site_url)
    except CheckFailedError as error:
        tell_refusal(error.report, is_whole=at is not None or isinstance(error, DisclosureError))
        tell(say("Nothing was written to {folder}.", folder=str(folder)), err=True, always=True)
        sys.exit(1)
    warn(result.warning)
    tell(
        say(
            "{folder}: {files} files, {changed} of them changed, {deleted} deleted.",
            folder=str(folder),
            files=result.files,
            changed=result.changed,
            deleted=result.deleted,
        )
    )
