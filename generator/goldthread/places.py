"""Where something stands: a file, and a line and column in it."""

import msgspec

Step = str | int
"""A key of a mapping, or an index of a list."""

Path = tuple[Step, ...]
"""The steps from the top of a YAML document, or of a record, down to a value."""


class Place(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of one line in a file.

    file: The path from the handbook's root, with forward slashes.
    line: The line, counted from 1.
    column: The column, counted from 1 in characters.
    end: The column after the last character that is meant; the same as `column` when no stretch is known.
    """

    file: str
    line: int = 1
    column: int = 1
    end: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
