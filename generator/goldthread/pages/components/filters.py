"""The filters of a table of records."""

from collections.abc import Iterable

import msgspec


class Choice(msgspec.Struct, frozen=True):
    """A filter of a table: a name for the address, a label, and the values with their labels."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def options(found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The values with their labels, each once, in the order in which they come first."""
    return tuple(dict(found).items())
