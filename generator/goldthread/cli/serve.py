"""`goldthread serve`."""

from pathlib import Path

import click

from goldthread.cli.options import language_option, root_of, root_option
from goldthread.cli.output import give_up, is_quiet
from goldthread.cli.verbosity import verbosity_options

TASK = "Read"


@click.command(name="serve", short_help="Serve the handbook while you edit it")
@click.option("--address", default=None, metavar="HOST:PORT", help="Serve it here. Default: 127.0.0.1:8000.")
@click.option("--open", "open_browser", is_flag=True, help="Open the handbook in a browser.")
@verbosity_options
@language_option
@root_option
def command(address: str | None, open_browser: bool, root: Path | None) -> None:
    """Serve the handbook while you edit it: pages reload when a record changes."""
    from goldthread.commands.serve import serve
    from goldthread.publishing.mkdocs_site import SiteBuildError

    try:
        serve(root_of(root), address, open_browser=open_browser, quiet=is_quiet())
    except SiteBuildError as error:
        give_up(str(error))
