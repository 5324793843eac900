"""The lock that a command holds while it changes a handbook."""

from pathlib import Path

import click

from goldthread.cli.output import tell, warn
from goldthread.language.translation import say


def lock_handbook(folder: Path, *, is_needed: bool = True) -> None:
    """Keep other runs from changing a handbook until this command ends, and finish the changes of a run that was killed.

    is_needed: Whether this command changes anything.
    Raises LockedError when another run is changing the handbook.
    """
    if not is_needed:
        return
    from goldthread.disk.journal import changing

    finished = click.get_current_context().with_resource(changing(folder))
    if finished:
        tell(say("Finished the changes of an interrupted run: {files}.", files=", ".join(finished)), err=True)


def mention_interruption(folder: Path) -> None:
    """Warn of changes that a killed run has left unfinished, in a command that changes no records itself."""
    from goldthread.disk.locks import is_work_folder_in

    if not is_work_folder_in(folder):
        return
    from goldthread.disk.journal import is_interrupted

    if is_interrupted(folder):
        warn(
            say("a change to the records was interrupted. Run goldthread check --fix, review or release to finish it.")
        )
