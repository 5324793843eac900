"""The error of a file that cannot be read as a spreadsheet."""

from goldthread.language.message import Message


class SpreadsheetError(Exception):
    """A file cannot be read as a spreadsheet; the message says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)

    def __str__(self) -> str:
        """The message in the language that is being spoken."""
        return str(self.args[0])
