"""Lines of text as ink, put together of letters that are each drawn once: most of them are on many cards.

In our layout, a letter stands on a whole pixel, so that a line is the same as if it were drawn at once; a test compares the two.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import floor

from PIL import Image, ImageDraw

from goldthread.cards.fonts import Face, font

_KEPT = 16_384
"""More letters, and pairs of them, than all sizes of one alphabet have."""


def write(field: Image.Image, text: str, face: Face, size: int, start: tuple[int, int]) -> None:
    """Put a line of text on a field of ink, beginning at a point of its baseline."""
    left, baseline = start
    for character, place in zip(text, _places(text, face, size), strict=True):
        drawn = _letter(character, face, size)
        if drawn is not None:
            ink, (right, down) = drawn
            field.paste(255, (left + floor(place + 0.5) + right, baseline + down), ink)


def _places(text: str, face: Face, size: int) -> Iterator[float]:
    """How far from the beginning of the line each letter stands."""
    place = 0.0
    yield place
    for first, second in pairwise(text):
        place += _step(first, second, face, size)
        yield place


@lru_cache(maxsize=_KEPT)
def _step(first: str, second: str, face: Face, size: int) -> float:
    """How far a letter stands from the one before it."""
    return font(face, size).getlength(first + second) - _length(second, face, size)


@lru_cache(maxsize=_KEPT)
def _length(character: str, face: Face, size: int) -> float:
    return font(face, size).getlength(character)


@lru_cache(maxsize=_KEPT)
def _letter(character: str, face: Face, size: int) -> tuple[Image.Image, tuple[int, int]] | None:
    """The ink of a letter, and where its corner lies from the point at which it begins; None where it leaves none."""
    left, top, right, bottom = map(round, font(face, size).getbbox(character, anchor="ls"))
    if right <= left or bottom <= top:
        return None
    ink = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(ink).text((-left, -top), character, fill=255, font=font(face, size), anchor="ls")
    return ink, (left, top)
