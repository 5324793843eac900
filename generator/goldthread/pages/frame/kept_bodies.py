"""The bodies of kept pages, which lie apart from all else that is kept of them: a site that is brought up to date needs few of them."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from goldthread.caching.folder import write_entry
from goldthread.caching.kept_values import read_as
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.reads import encoded


class _Body(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A body, with the digest of the page that it belongs to."""

    digest: bytes
    html: str


_DECODER = msgspec.msgpack.Decoder(dict[str, _Body])


class KeptBodies:
    """The bodies of the pages of one site, read when one is asked for first.

    name: The name of the entry in which they are kept.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _known(self) -> dict[str, _Body]:
        return read_as(self._name, _DECODER) or {}

    def body(self, address: str, digest: bytes) -> str | None:
        """The body of the page with a digest; None where that of another is kept, or none."""
        found = self._known.get(address)
        return found.html if found is not None and found.digest == digest else None

    def keep(self, pages: Mapping[bytes, Page]) -> None:
        """Keep the bodies of pages, by the digests of these; nothing is written where all are kept already."""
        bodies = {page.address: _Body(digest, page.body) for digest, page in pages.items()}
        known = self._known
        is_kept = bodies.keys() == known.keys() and all(known[each].digest == bodies[each].digest for each in bodies)
        if not is_kept:
            write_entry(self._name, encoded(bodies))
            self.__dict__["_known"] = bodies
