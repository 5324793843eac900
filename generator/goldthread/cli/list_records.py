"""`goldthread list`."""

from pathlib import Path

import click

from goldthread.cli import completing
from goldthread.cli.options import language_option, root_of, root_option
from goldthread.cli.output import tell

TASK = "Understand"


@click.command(name="list", short_help="List records")
@click.argument("kind", required=False, shell_complete=completing.kinds)
@language_option
@root_option
def command(kind: str | None, root: Path | None) -> None:
    """List the records of a KIND with their titles; without one, count the records of every kind."""
    from goldthread.commands.list_records import counts, records_of

    folder = root_of(root)
    if kind is None:
        for name, count in counts(folder):
            tell(f"{count:>6,}  {name}")
        return
    for record in records_of(folder, kind):
        tell(f"{record.id}\t{' '.join(record.title.split())}")
