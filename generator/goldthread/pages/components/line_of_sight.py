"""The line of sight from a record up to the vision."""

from typing import Literal

import msgspec

from goldthread.pages.components.facts import Anchor


class SightLevel(msgspec.Struct, frozen=True):
    """One level of the line of sight.

    label: The kind of its records.
    anchors: The records.
    thread: The basis of the link to the level below: `stated`, `inferred`, or `broken` when there is none.
    missing: The text shown when there are no records.
    """

    label: str
    anchors: tuple[Anchor, ...] = ()
    thread: Literal["stated", "inferred", "broken"] = "stated"
    missing: str = ""
