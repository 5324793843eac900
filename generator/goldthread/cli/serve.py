"""`goldthread serve`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.options import audience_option, language_option, root_of, root_option
from goldthread.cli.output import give_up, tell
from goldthread.cli.verbosity import verbosity_options
from goldthread.language.translation import say, speaking, spoken
from goldthread.model.record import Audience

if TYPE_CHECKING:
    from goldthread.serving.changes import Change

TASK = "Read"


@click.command(name="serve", short_help="Serve the handbook while you edit it")
@click.option("--address", default=None, metavar="HOST:PORT", help="Serve it here. Default: 127.0.0.1:8000.")
@click.option("--open", "open_browser", is_flag=True, help="Open the handbook in a browser.")
@audience_option
@verbosity_options
@language_option
@root_option
def command(address: str | None, open_browser: bool, audience: Audience | None, root: Path | None) -> None:
    """Serve the handbook while you edit it: pages are made when they are asked for, and open ones follow each saved file.

    While records are broken, pages say what is wrong and where, above their last good version.
    """
    from goldthread.commands.serve import AddressError, address_of, serve

    language, context = spoken(), click.get_current_context()

    def told(change: "Change") -> None:
        with speaking(language), context.scope(cleanup=False):
            _tell(change)

    def begun(home: str) -> None:
        tell(say("Serving the handbook at {address} (press Ctrl+C to end)", address=home))

    try:
        serve(root_of(root), address_of(address), audience, told=told, begun=begun, open_browser=open_browser)
    except AddressError as error:
        give_up(str(error))


def _tell(change: "Change") -> None:
    from goldthread.reports.summary import findings_summary

    if change.problem is None:
        assert change.inspection is not None
        tell(findings_summary(change.inspection.findings))
    elif change.report:
        tell(change.report, nl=False, always=True)
    else:
        tell(change.problem.message, err=True, always=True)
