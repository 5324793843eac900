"""The error of a file that cannot be read as a spreadsheet."""

from goldthread.language.message import MessageError


class SpreadsheetError(MessageError):
    """A file cannot be read as a spreadsheet; the message says why, and what to do."""
