"""The place where a record is kept."""

import msgspec


class Source(msgspec.Struct, frozen=True):
    """The place where a record is kept.

    file: The file, from the handbook's root; empty in a public edition.
    line: The line.
    edit: The address to edit it at; empty when no repository is known.
    formerly: Former ids of the record.
    """

    file: str
    line: int
    edit: str = ""
    formerly: tuple[str, ...] = ()
