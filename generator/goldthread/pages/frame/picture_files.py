"""The pictures of records as they are published: their addresses, their sizes, and what makes their bytes."""

from collections.abc import Callable

import msgspec


class PictureFile(msgspec.Struct, frozen=True):
    """A picture as it is published.

    path: Its path from the top of the site, which tells nothing of the file's own name.
    width, height: Its size in pixels; 0 where it has none of its own, as a drawing may.
    make: Makes its bytes.
    """

    path: str
    width: int
    height: int
    make: Callable[[], bytes]
