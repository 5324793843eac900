"""`goldthread announce`."""

from pathlib import Path
from typing import Literal

import click

from goldthread.cli.options import chosen_language, language_option, root_of, root_option, settings_of
from goldthread.cli.output import hand_over, tell

TASK = "Publish"


@click.command(name="announce", short_help="Draft a change notice for a team")
@click.argument("edition")
@click.option("--team", required=True, metavar="TEAM", help="Draft the notice for this team.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("markdown", "text")),
    default="markdown",
    help="Print the notice in this format. Default: markdown.",
)
@language_option
@root_option
def command(edition: str, team: str, form: Literal["markdown", "text"], root: Path | None) -> None:
    """Draft a change notice for a TEAM: what EDITION changed for it, why, what to do, and where to read more.

    The notice is in the language of the handbook, unless --language gives another.
    Links lead to the site_url of mkdocs.yml; without one, they are paths.
    When the team has been told, add it to the edition's shared_with.
    """
    from goldthread.commands.announce import announce
    from goldthread.inspection import inspect
    from goldthread.publishing.configuration import configuration_of

    folder = root_of(root)
    inspection = inspect(folder, settings_of(None, None))
    configuration = configuration_of(folder)
    notice = announce(
        inspection.graph.book,
        inspection.history,
        edition,
        team,
        form=form,
        site=configuration.site_url if configuration else "",
        language=chosen_language(),
    )
    if form == "text":
        tell(notice, nl=False)
    else:
        hand_over(notice)
