"""Entries of the cache as values; `folder`, which every check loads first, knows bytes alone."""

from typing import TypeVar

import msgspec
from msgspec.msgpack import Decoder

from goldthread.caching.folder import read_entry

_T = TypeVar("_T")


def read_as(name: str, decoder: Decoder[_T]) -> _T | None:
    """What is kept under a name, as a decoder reads it; None where nothing is, or where it is of another form."""
    data = read_entry(name)
    try:
        return decoder.decode(data) if data else None
    except msgspec.MsgspecError:
        return None
