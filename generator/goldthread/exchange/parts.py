"""What a long file is put together of, a part for each record; whoever makes the file may keep parts from one time to the next."""

from collections.abc import Callable

PartOf = Callable[[object, Callable[[], bytes]], bytes]
"""Gives a part of a file: of all data that it is made of, and of what makes it of them."""


def made_anew(made_of: object, make: Callable[[], bytes]) -> bytes:
    """A part that nobody keeps."""
    del made_of
    return make()
