"""`goldthread schema`: what other programs read."""

from pathlib import Path

import click

from goldthread.cli.output import hand_over, stop, tell


@click.command(short_help="JSON Schemas of the records, for editors")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=None, help="A folder, one file a kind."
)
def schema(output: Path | None) -> None:
    """Print the JSON Schemas of the records, or write them to a folder for an editor to use."""
    import msgspec

    from goldthread.disk.files import OutsideError, write_file
    from goldthread.exchange.schema import schemas

    rendered = {name: msgspec.json.format(msgspec.json.encode(each), indent=2) for name, each in schemas().items()}
    if output is None:
        hand_over(b"{" + b",".join(f'"{name}":'.encode() + text for name, text in rendered.items()) + b"}", nl=True)
        return
    output.mkdir(parents=True, exist_ok=True)
    try:
        for name, text in rendered.items():
            write_file(output, name, text + b"\n")
    except OutsideError as outside:
        stop(f"{output / str(outside)} is a link that leads out of {output}; move it, or name another folder.")
    tell(f"{output}: {len(rendered)} schemas.")
