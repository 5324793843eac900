"""Errors of commands: what was asked for cannot be done, or a file could not be written."""

from pathlib import Path

from goldthread.disk.files import short_path
from goldthread.language.message import Message, MessageError, message


class RequestError(MessageError):
    """What was asked for cannot be done; the message says why, and what to do."""


class EmptyHandbookError(RequestError):
    """The folder holds no records."""


class WriteError(MessageError):
    """A file of the handbook could not be written; the message says which, and why."""


def no_records(root: Path, revision: str | None = None) -> EmptyHandbookError:
    """The error for a folder that holds no records, now or at a revision."""
    if revision is not None:
        return EmptyHandbookError(
            message(
                "{folder} holds no records under content/ or principles/ at {revision}. Name another revision with --at.",
                folder=short_path(root),
                revision=revision,
            )
        )
    return EmptyHandbookError(
        message(
            "{folder} holds no records under content/ or principles/. "
            "To start a handbook, run: goldthread init. Or name another folder with --root.",
            folder=short_path(root),
        )
    )


def name_suggestion(nearest: str | None, command: str) -> Message:
    """What to try where a name is unknown: the name that was most likely meant, else the command that lists all."""
    if nearest:
        return message('Did you mean "{name}"?', name=nearest)
    return message("To see all of them, run: {command}", command=command)
