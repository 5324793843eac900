"""What keeps a file of the handbook from being written, as an error that says so."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from goldthread.commands.errors import WriteError
from goldthread.disk.files import OutsideError, inside, short_path, system_reason
from goldthread.language.message import message
from goldthread.reading.rewriting import ChangedError


@contextlib.contextmanager
def write_errors(name: str = "") -> Iterator[None]:
    """Turn what keeps a file of the handbook from being written into a WriteError.

    name: The file; without it, the errors say which.
    """
    try:
        yield
    except ChangedError as error:
        raise WriteError(
            message(
                "{file} has changed since it was read, so nothing was written. Run the command again.",
                file=name or str(error),
            )
        ) from error
    except OutsideError as error:
        raise WriteError(
            message("{file} is a link that leads out of the handbook, so nothing was written.", file=name or str(error))
        ) from error
    except OSError as error:
        raise WriteError(
            message(
                "{file} could not be written: {reason}.",
                file=name or short_path(Path(error.filename)),
                reason=system_reason(error),
            )
        ) from error


def refuse_link_out(root: Path, name: str) -> None:
    """Raise WriteError, before anything is read, for a file to be written that is a link that leads out of the handbook."""
    with write_errors(name):
        inside(root, name)
