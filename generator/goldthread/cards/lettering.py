"""Lines of text as ink, put together of letters that are each drawn once: most of them are on many cards.

In our layout, a letter stands on a whole pixel, so that a line is the same as if it were drawn at once; a test compares the two.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import floor

from PIL import Image, ImageDraw

from goldthread.cards.fonts import BrandType, Face, font

Sized = tuple[BrandType, Face, int]
"""A face of the brand's type or of ours in a size, as `font` takes them."""

_KEPT = 16_384
"""More letters, and pairs of them, than all sizes of one alphabet have."""


def write(field: Image.Image, text: str, sized: Sized, start: tuple[int, int]) -> None:
    """Put a line of text on a field of ink, beginning at a point of its baseline."""
    left, baseline = start
    for character, place in zip(text, _places(text, sized), strict=True):
        drawn = _letter(character, sized)
        if drawn is not None:
            ink, (right, down) = drawn
            field.paste(255, (left + floor(place + 0.5) + right, baseline + down), ink)


def _places(text: str, sized: Sized) -> Iterator[float]:
    """How far from the beginning of the line each letter stands."""
    place = 0.0
    yield place
    for first, second in pairwise(text):
        place += _step(first, second, sized)
        yield place


@lru_cache(maxsize=_KEPT)
def _step(first: str, second: str, sized: Sized) -> float:
    """How far a letter stands from the one before it."""
    return font(*sized).getlength(first + second) - _length(second, sized)


@lru_cache(maxsize=_KEPT)
def _length(character: str, sized: Sized) -> float:
    return font(*sized).getlength(character)


@lru_cache(maxsize=_KEPT)
def _letter(character: str, sized: Sized) -> tuple[Image.Image, tuple[int, int]] | None:
    """The ink of a letter, and where its corner lies from the point at which it begins; None where it leaves none."""
    left, top, right, bottom = map(round, font(*sized).getbbox(character, anchor="ls"))
    if right <= left or bottom <= top:
        return None
    ink = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(ink).text((-left, -top), character, fill=255, font=font(*sized), anchor="ls")
    return ink, (left, top)
