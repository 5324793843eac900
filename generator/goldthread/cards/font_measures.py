"""How much room a font takes, measured."""

from functools import lru_cache

from goldthread.cards.fonts import loaded
from goldthread.pages.frame.brand_files import FontMeasures

_SAMPLE = (
    "The last boat leaves at a quarter past nine, and nobody is left on the quay. "
    "We say what we know, when we know it, and what people can do until then. "
    "Das letzte Schiff legt um Viertel nach neun ab; niemand bleibt auf dem Kai. "
)
"""Running text in two languages, in letters that all fonts of either have."""
_SIZE = 200


@lru_cache(maxsize=16)
def measures(data: bytes, weight: int = 0) -> FontMeasures | None:
    """What is measured of a font, by the bytes of its file; None when it cannot be read, or lacks letters."""
    try:
        font = loaded(data, _SIZE, weight)
        ascent, descent = font.getmetrics()
        width = font.getlength(_SAMPLE) / len(_SAMPLE)
        lacking = bytes(font.getmask("\U0010ffff"))
        is_whole = all(bytes(font.getmask(each)) != lacking for each in set(_SAMPLE) if not each.isspace())
    except (OSError, ValueError):
        return None
    if not is_whole or not width:
        return None
    return FontMeasures(width=width / _SIZE, ascent=ascent / _SIZE, descent=descent / _SIZE)
