"""`goldthread export`."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from goldthread.cli.options import language_option, root_of, root_option
from goldthread.cli.output import free_file, hand_over, shown, tell, warn
from goldthread.language.translation import say, say_many
from goldthread.model.record import Audience

if TYPE_CHECKING:
    from goldthread.commands.export import ExportFormat

TASK = "Exchange"
_FORMATS = ("xlsx", "csv", "json", "codeowners", "graphml")
_OF_NAME = {".xlsx": "xlsx", ".csv": "csv", ".json": "json", ".graphml": "graphml"}


@click.command(name="export", short_help="Export records as a workbook, or for other programs")
@click.option("--kind", metavar="KIND", default=None, help="Export the records of this kind alone, such as touchpoint.")
@click.option(
    "--format", "export_format", type=click.Choice(_FORMATS), default=None,
    help="Export in this format. Default: what the name of the file says, else xlsx.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), default=None,
    help="Write to this file. Default: a new file named handbook.xlsx, and standard output for other formats.",
)  # fmt: skip
@click.option(
    "--audience", type=click.Choice(("public", "internal")), default="internal",
    help="Export for these readers; for the public, everything internal is left out. Default: internal, since an export is for editors.",
)  # fmt: skip
@language_option
@root_option
def command(
    kind: str | None, export_format: str | None, output: Path | None, audience: Audience, root: Path | None
) -> None:
    """Export records as a workbook, or for other programs.

    xlsx has a sheet for each kind, with lists to choose from and help in the header, and csv the records of one kind: change them, and
    take the changes back with goldthread import. json is the file that a site publishes, codeowners names the teams that answer for each
    file, and graphml holds the records with their links.
    """
    from goldthread.commands.export import export, write_file_of_export

    chosen = export_format or (_OF_NAME.get(output.suffix.lower(), "xlsx") if output else "xlsx")
    result = export(root_of(root), cast("ExportFormat", chosen), kind=kind, audience=audience)
    if result.unread:
        warn(say("Some records cannot be read and are left out ({place}). Run: goldthread check", place=result.unread))
    if output is None and chosen == "xlsx":
        output = free_file(kind or "handbook", ".xlsx")
    if output is None:
        hand_over(result.data)
        return
    write_file_of_export(output, result.data)
    tell(say_many("{file}: {count} record.", "{file}: {count} records.", result.records, file=shown(output.resolve())))
