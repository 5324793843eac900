"""What each column of a table was taken for, and by what."""

from functools import cache

import msgspec

from goldthread.importing.columns import Column, columns_of
from goldthread.importing.names import names_of, plain
from goldthread.language.message import Message, MessageError, message
from goldthread.language.translation import to_say
from goldthread.model.kinds import KINDS
from goldthread.reading.suggestions import nearest

GIVEN = to_say("as you said")
KEPT = to_say("as last time")
BY_NAME = to_say("by its name")
BY_NEAR_NAME = to_say("by a name like it")
BY_CONTENT = to_say("by what it holds")
BY_MARKS = to_say("a mark stands for the value in the header")
BY_FORM = to_say("by the form of the file")
LEFT_OUT = ""
"""What a person writes for a column that is not to be read."""
UNKNOWN = "?"
"""What is kept of a column that nobody knew: another import asks again, and takes it for nothing by itself."""
_INTERNAL = ("internal", "intern", "vertraulich", "confidential", "interne")
OWN_NAMES = 4
"""How many of the names of a column are its own rather than what people call it."""


class MappedColumn(msgspec.Struct, frozen=True):
    """A column of a table and what it was taken for.

    index: Which column it is, from 0.
    where: The letters of the column, or the number of the row where fields are rows.
    header: What stands over it.
    column: The field that it holds; None when it is left out.
    how: What it was recognised by; what `to_say` has marked.
    mark: For a column of marks, the value that a mark stands for.
    why: For a column that is left out, the reason when there is one.
    is_key: Whether it tells rows apart, so that the same row is found again next time.
    could_be: For a column that is left out because nobody knows it, the fields that it may be, the likeliest first.
    """

    index: int
    header: str
    column: Column | None = None
    how: str = ""
    mark: str = ""
    why: Message | None = None
    is_key: bool = False
    where: str = ""
    could_be: tuple[Column, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether nothing says what it is: no person, no name and no content."""
        return self.column is None and not self.is_key and not self.how and self.why is None

    @property
    def is_settled(self) -> bool:
        """Whether the same column is to be read, or left out, as it was now."""
        return bool(self.header) and not self.is_key and self.why is None

    @property
    def field(self) -> str:
        """The field as it is kept: "customers", or "customers: islanders" for a column of marks."""
        name = self.column.name if self.column else UNKNOWN if self.is_unknown else LEFT_OUT
        return f"{name}: {self.mark}" if self.mark else name


class MappingError(MessageError):
    """A mapping that was asked for cannot be; the message says why, and what to do."""


def has_own_header(mapped: MappedColumn) -> bool:
    """Whether a column is headed as exports head it, or is left out for a reason of its own, as an empty one is."""
    if mapped.column is None:
        return mapped.why is not None
    return plain(mapped.header) in {plain(mapped.column.name), *names_of(mapped.column)[:OWN_NAMES]}


def unknown_field(kind: str, name: str) -> MappingError:
    """The error for a field that a kind does not have, or that no cell can hold."""
    known = [each.name for each in columns_of(kind)]
    meant = nearest(name, known)
    if meant is not None:
        return MappingError(
            message(
                '{kind} has no field "{field}" that a cell can hold. Did you mean "{meant}"?',
                kind=kind, field=name, meant=meant,
            )
        )  # fmt: skip
    return MappingError(
        message(
            '{kind} has no field "{field}" that a cell can hold. Fields: {known}',
            kind=kind, field=name, known=", ".join(known),
        )
    )  # fmt: skip


@cache
def is_internal_kind(kind: str) -> bool:
    """Whether records of a kind are internal unless they say otherwise."""
    return any(
        field.name == "audience" and field.default == "internal" for field in msgspec.structs.fields(KINDS[kind])
    )


def is_marked_internal(header: str) -> bool:
    """Whether a header or the name of a sheet says that what stands there is internal."""
    words = header.casefold()
    return any(word in words.replace("(", " ").replace(")", " ").replace(",", " ").split() for word in _INTERNAL)
