"""What commands that write do before and while they write: keep other runs out, and stop with a sentence where nothing can be written."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.output import stop, tell

if TYPE_CHECKING:
    from goldthread.disk.manifests import Kind


def keep_others_out(folder: Path, *, is_needed: bool = True) -> None:
    """Keep other runs from changing a handbook until this command ends, and finish what a killed one had begun.

    is_needed: Whether this command changes anything.
    Raises LockedError when another run is changing it.
    """
    if not is_needed:
        return
    from goldthread.disk.journal import changing

    finished = click.get_current_context().with_resource(changing(folder))
    if finished:
        tell(f"Finished what an interrupted run had begun: {', '.join(finished)}.", err=True)


def mention_interruption(folder: Path) -> None:
    """Tell of a change that a killed run has left half made, where this command changes nothing itself."""
    from goldthread.disk.journal import is_interrupted

    if is_interrupted(folder):
        tell(
            "Warning: a change to the records was interrupted. Run goldthread check --fix, review or release to finish it.",
            err=True,
        )


def refuse_link_out(folder: Path, name: str) -> None:
    """Stop before anything is read when a file to be written is a link that leads out of the handbook."""
    from goldthread.disk.files import inside

    with telling_why_unwritten(name):
        inside(folder, name)


@contextlib.contextmanager
def telling_why_unwritten(name: str) -> Iterator[None]:
    """Stop with a sentence when a file of the handbook could not be written."""
    from goldthread.disk.files import OutsideError
    from goldthread.reading.rewriting import ChangedError

    try:
        yield
    except ChangedError:
        stop(f"{name} has changed since it was read; nothing was written. Run it once more.")
    except OutsideError:
        stop(f"{name} is a link that leads out of the handbook; nothing was written.")
    except OSError as error:
        stop(f"{name} could not be written: {(error.strerror or 'it failed').lower()}.")


def check_folder(output: Path, root: Path, holds: "Kind") -> None:
    """Stop before anything is made when an output cannot be written, or holds something that is not ours."""
    from goldthread.publishing.outputs import UnusableFolderError, check_output

    try:
        check_output(output, root, holds)
    except UnusableFolderError as error:
        stop(str(error))
