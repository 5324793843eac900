"""Parts of long files, such as a row for each record, kept from one build to the next by what each is made of.

A part is a function of data that is given, so that it is known by a digest of them; a file is put together of its parts each time.
"""

from collections.abc import Callable

import msgspec

from goldthread.caching.folder import digest, folder, write_entry
from goldthread.caching.handbook_state import program
from goldthread.caching.kept_values import read_as
from goldthread.pages.frame.reads import digest_of, encoded


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept: the program that made the parts, and these by the digests of what they are made of."""

    program: bytes
    parts: dict[bytes, bytes]


_DECODER = msgspec.msgpack.Decoder(_Kept)


class KeptParts:
    """The parts of one file of one site.

    name: The name of the entry in which they are kept.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._before = _read(name)
        self._now: dict[bytes, bytes] = {}

    def part(self, made_of: object, make: Callable[[], bytes]) -> bytes:
        """A part of the file: the one that is kept, or a new one.

        made_of: All data that the part is made of.
        """
        told = digest_of(made_of)
        if not told:
            return make()
        found = self._before.get(told)
        if found is None:
            found = make()
        self._now[told] = found
        return found

    def keep(self) -> None:
        """Keep the parts that were asked for, and no others, for the next time."""
        if self._now.keys() != self._before.keys() and folder() is not None:
            write_entry(self._name, encoded(_Kept(program(), self._now)))


def name_of(site: str, path: str) -> str:
    """The name of the entry for a file of a site, by what sets the site apart."""
    return f"parts-{digest(site.encode(), path.encode()).hex()}"


def _read(name: str) -> dict[bytes, bytes]:
    kept = read_as(name, _DECODER)
    return kept.parts if kept is not None and kept.program == program() else {}
