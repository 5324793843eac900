"""The foot of a record's page: the sources that it names, and the file and line that it is written in."""

import msgspec
from markupsafe import Markup

from goldthread.pages.components.facts import NO_TEXT, Fact


class RecordSource(msgspec.Struct, frozen=True):
    """The sources that a record names, and the file and line that it is written in.

    file: The file, from the handbook's root; empty in a public edition.
    line: The line.
    edit: The address to edit it at; empty when no repository is known.
    formerly: Former ids of the record.
    cited: The sources that it names.
    relations: The records that it conflicts with, replaces, or is replaced by.
    """

    file: str
    line: int
    edit: str = ""
    formerly: tuple[str, ...] = ()
    cited: Markup = NO_TEXT
    relations: tuple[Fact, ...] = ()
