"""What the command line says to the person who typed: short paths, colour where it helps, and a sentence when it stops."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import click


def stop(sentence: str) -> NoReturn:
    """Say what was wrong with the call, and end with 2."""
    click.echo(f"goldthread: {sentence}", err=True)
    sys.exit(2)


def shown(path: Path) -> str:
    """A path as short as it can be told."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return str(path)


def colour() -> bool:
    """Whether the words go to a terminal that wants colour (https://no-color.org)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
