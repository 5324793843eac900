"""The file and line of a record."""

import msgspec


class Source(msgspec.Struct, frozen=True):
    """The file and line of a record.

    file: The file, from the handbook's root; empty in a public edition.
    line: The line.
    edit: The address to edit it at; empty when no repository is known.
    formerly: Former ids of the record.
    """

    file: str
    line: int
    edit: str = ""
    formerly: tuple[str, ...] = ()
