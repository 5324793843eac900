"""The content of a preview card."""

import msgspec

from goldthread.cards.fonts import OURS, BrandType

SIZE = (1200, 630)
"""The width and the height of its picture in pixels."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A card as words and a colour.

    brand: The brand's name, beside the mark.
    label: What kind of page it is; empty where the title says it.
    title: What the page is called, large.
    statement: A sentence under the title; empty where the title says all.
    accent: The brand's colour, as `#rrggbb`.
    type: The fonts in which it is set.
    """

    brand: str
    label: str
    title: str
    statement: str = ""
    accent: str
    type: BrandType = OURS
