"""`goldthread schema`."""

from pathlib import Path

import click

from goldthread.cli.options import found_root, language_option, root_option
from goldthread.cli.output import hand_over, tell
from goldthread.language.translation import say
from goldthread.model.record import Audience

TASK = "Exchange"


@click.command(name="schema", short_help="Print the JSON Schemas of the records")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Write the schemas into this folder, one file for each kind of record.",
)
@click.option(
    "--audience",
    type=click.Choice(("public", "internal")),
    default="internal",
    help="Make suggestions for these readers; for the public, everything internal is left out. Default: internal.",
)
@language_option
@root_option
def command(output: Path | None, audience: Audience, root: Path | None) -> None:
    """Print the JSON Schemas of the records, or write them into a folder for an editor to use.

    In a handbook, they suggest its records by title wherever one links to another, and explain fields in its language.
    """
    from goldthread.commands.schema import book_of, schema_texts, write_schemas

    folder = found_root(root)
    book = book_of(folder, audience) if folder else None
    if output is not None:
        tell(say("{folder}: {count} schemas.", folder=str(output), count=write_schemas(output, book)))
        return
    texts = schema_texts(book)
    hand_over(b"{" + b",".join(f'"{name}":'.encode() + text for name, text in texts.items()) + b"}", nl=True)
