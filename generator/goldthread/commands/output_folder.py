"""The check of a folder that a command is to write to."""

from pathlib import Path

from goldthread.commands.errors import RequestError
from goldthread.disk.manifests import Kind
from goldthread.publishing.outputs import UnusableFolderError, check_output


def check_output_folder(output: Path, root: Path, holds: Kind) -> None:
    """Raise RequestError, before anything is made, when a folder cannot be written to or holds files of somebody else."""
    try:
        check_output(output, root, holds)
    except UnusableFolderError as error:
        raise RequestError(error.message) from error
