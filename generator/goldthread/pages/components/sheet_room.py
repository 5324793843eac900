"""How much room texts take on a side of a team's sheets, in points of 1/72 inch, with the sizes of type that `booklet.css` gives them.

Widths are those of `drawings/measures.py`, which are rather too wide than too narrow; so what is reckoned to fit does.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from goldthread.drawings.measures import line_count, width_of

SCALES = (1.5, 1.4, 1.3, 1.2, 1.1)
"""How much larger than usual type may be where there is little to say, the largest first; `booklet.css` knows them by name."""

SIDE = 694.0
"""The height of each of the two columns that a side has."""
TITLE_ABOVE = 24.0
"""What a title above both columns takes of it."""
CODE = 86.0
"""What the code of an address takes of it, at the foot."""
_COLUMNS = 2
_WHOLE, _COLUMN = 515.0, 246.0
_TEXT, _ALOUD, _HEADING, _TITLE = 10.0, 11.0, 10.5, 13.0
_LEADING, _LEADING_OF_TITLES = 1.35, 1.3
_BETWEEN, _AFTER_LIST = 3.0, 5.0
_ABOVE_HEADING, _ABOVE_TITLE = 8.0, 15.5
_INDENT = 14.0
_OF_OWN_TYPE = 1.15
"""How much wider than ours the brand's own typeface may be, which is not measured."""


class Ruler:
    """Measures what stands on a side, at a scale of type; what it measures is not broken where a column ends."""

    def __init__(self, scale: float = 1.0, *, has_own_type: bool) -> None:
        self.scale = scale
        self._stretch = scale * (_OF_OWN_TYPE if has_own_type else 1)

    def line(self, text: str) -> float:
        """The height of a paragraph or an entry of a list; none of no text."""
        return self._height(text, _TEXT, _COLUMN)

    def sentences(self, texts: Sequence[str], *, aloud: bool = False) -> list[float]:
        """The heights of a list of sentences, each behind a sign."""
        heights = [self._height(text, _ALOUD if aloud else _TEXT, _COLUMN - _INDENT) for text in texts]
        return [*heights, _AFTER_LIST] if heights else []

    def heading(self, text: str, below: str = "") -> float:
        """The height of the name of a record, and of what stands below and is not parted from it."""
        name = self._lines(text, _HEADING, _COLUMN) * _HEADING * _LEADING_OF_TITLES * self.scale + _ABOVE_HEADING
        return name + self.line(below)

    def title(self, text: str) -> float:
        """The height of the title of a part."""
        return self._lines(text, _TITLE, _COLUMN) * _TITLE * _LEADING_OF_TITLES * self.scale + _ABOVE_TITLE

    def across(self, text: str, size: float) -> float:
        """The height of a text over the whole width, in a size of type."""
        return self._lines(text, size, _WHOLE) * size * _LEADING + _AFTER_LIST if text else 0.0

    def _height(self, text: str, size: float, width: float) -> float:
        lines = self._lines(text, size, width)
        return lines * size * _LEADING * self.scale + _BETWEEN if lines else 0.0

    def _lines(self, text: str, size: float, width: float) -> int:
        return _lines(text, size * self._stretch, width)


@lru_cache(maxsize=1 << 14)
def _lines(text: str, size: float, width: float) -> int:
    """How many lines a text takes; a word that is wider than a line is broken. The same text is measured again and again."""
    beyond = (math.ceil(width_of(word, size) / width) - 1 for word in text.split())
    return line_count(text, width, size) + sum(each for each in beyond if each > 0)


def fits(heights: Iterable[float], column: float) -> bool:
    """Whether they stand in two columns of that height, one below the other, each of them whole."""
    columns, used = 1, 0.0
    for height in heights:
        if used + height > column:
            columns, used = columns + 1, 0.0
        used += height
        if columns > _COLUMNS or height > column:
            return False
    return True


def with_next(heights: Sequence[float]) -> list[float]:
    """The heights with the first two as one: a heading is not parted from what follows it."""
    return [sum(heights[:2]), *heights[2:]]


def largest_type(heights: Callable[[Ruler], Sequence[float]], column: float, *, has_own_type: bool) -> float | None:
    """The largest scale of type at which all of it stands in two columns; None where it does not even in the usual size."""
    usual = heights(Ruler(has_own_type=has_own_type))
    if not fits(usual, column):
        return None
    for scale in SCALES:
        # Larger type takes more lines and higher ones; what is far too much is not measured.
        is_likely = sum(usual) * scale * scale < _COLUMNS * column * 1.2
        if is_likely and fits(heights(Ruler(scale, has_own_type=has_own_type)), column):
            return scale
    return 1.0


def scale_name(scale: float) -> str:
    """The name of a scale in the style sheet; none of the usual one."""
    return "" if scale == 1 else f"{scale:g}"
