"""Links to the previous and the next record of a kind."""

from collections.abc import Iterable, Mapping

import msgspec

from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter

ReadingOrder = Mapping[str, tuple[str, str]]
"""The keys of what comes before and after each record; empty at either end."""


class Neighbours(msgspec.Struct, frozen=True):
    """The previous and the next page."""

    before: Anchor | None = None
    after: Anchor | None = None


def reading_order(keys: Iterable[str]) -> ReadingOrder:
    """The previous and the next record of each, in a given order."""
    ordered = tuple(keys)
    return dict(zip(ordered, zip(("", *ordered[:-1]), (*ordered[1:], ""), strict=True), strict=True)) if ordered else {}


def neighbours(presenter: Presenter, way: ReadingOrder, key: str) -> Neighbours:
    """The previous and the next record; neither if the record is not in the order."""
    before, after = way.get(key, ("", ""))
    return Neighbours(presenter.anchor(before) if before else None, presenter.anchor(after) if after else None)
