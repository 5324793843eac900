"""`goldthread schema`."""

from pathlib import Path

import click

from goldthread.cli.options import language_option
from goldthread.cli.output import hand_over, tell
from goldthread.language.translation import say

TASK = "Exchange"


@click.command(name="schema", short_help="Print the JSON Schemas of the records")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Write the schemas into this folder, one file for each kind of record.",
)
@language_option
def command(output: Path | None) -> None:
    """Print the JSON Schemas of the records, or write them into a folder for an editor to use."""
    from goldthread.commands.schema import schema_texts, write_schemas

    if output is not None:
        tell(say("{folder}: {count} schemas.", folder=str(output), count=write_schemas(output)))
        return
    hand_over(b"{" + b",".join(f'"{name}":'.encode() + text for name, text in schema_texts().items()) + b"}", nl=True)
