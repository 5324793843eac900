"""Lengths in drawings: numbers, widths of words, and line breaks."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

_NARROW, _PLAIN, _BROAD, _CAPITAL = 30, 54, 86, 66
_SPACE = _NARROW
_WHOLE = 100


class _Widths(dict[str, int]):
    """How wide signs are, in hundredths of the size of type; rather too wide than too narrow."""

    def __missing__(self, sign: str) -> int:
        self[sign] = width = _CAPITAL if sign.isupper() else _PLAIN
        return width


_WIDTHS = _Widths({**dict.fromkeys("iljtfrI.,;:'’|!()[] ", _NARROW), **dict.fromkeys("mwMW—%@", _BROAD)})


def rounded(value: float) -> float:
    """A coordinate to one decimal, so that the same drawing is written with the same bytes everywhere."""
    return round(value, 1) + 0.0


def written(value: float) -> str:
    """A coordinate as text, without a needless decimal."""
    return f"{rounded(value):g}" if abs(value) < 100_000 else f"{rounded(value):.1f}"  # noqa: PLR2004 - :g turns to exponents above


def width_of(text: str, size: float) -> float:
    """The estimated width of a text in a font size in pixels; rather too wide than too narrow."""
    return _width(_share(text), size)


def is_wider(text: str, width: float, size: float) -> bool:
    """Whether a text is wider than a width, without measuring all of a long one."""
    return len(text) * _NARROW * size > (width + 1) * _WHOLE or width_of(text, size) > width


def _share(text: str) -> int:
    """The width of a text in hundredths of the size of type, which are added up without loss, whatever is added first."""
    return sum(map(_WIDTHS.__getitem__, text))


def _width(share: int, size: float) -> float:
    return rounded(share * size / _WHOLE)


def wrapped(text: str, width: float, size: float, most: int = 3) -> tuple[str, ...]:
    """A text in lines no wider than `width`; a text longer than `most` lines ends in an ellipsis."""
    kept = [" ".join(words) for words in islice(_lines(text, width, size), most + 1)]
    if len(kept) > most:
        kept[-2:] = [cut(f"{kept[-2]} …", width, size)]
    return tuple(cut(line, width, size) for line in kept)


def line_count(text: str, width: float, size: float) -> int:
    """How many lines a text takes that are no wider than `width`."""
    return sum(1 for _ in _lines(text, width, size))


def _lines(text: str, width: float, size: float) -> Iterator[list[str]]:
    """The words of a text, line by line; a word that is wider than a line has one to itself."""
    line: list[str] = []
    taken = 0
    for word in text.split():
        share = _share(word)
        longer = taken + _SPACE + share
        if line and _width(longer, size) <= width:
            line.append(word)
            taken = longer
            continue
        if line:
            yield line
        line, taken = [word], share
    if line:
        yield line


def cut(text: str, width: float, size: float) -> str:
    """A text of one line, cut with an ellipsis if it is too wide."""
    if not is_wider(text, width, size):
        return text
    kept = text.rstrip(" …")
    kept = kept[: most_that_fit(len(kept), lambda count: width_of(f"{kept[:count]}…", size) <= width)]
    return f"{kept.rstrip()}…"


def most_that_fit(most: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `most` that fits, where everything smaller than a number that fits does so too; 0 when none does.

    What is measured is never much longer than what fits, however long the whole is.
    """
    top = 1
    while top < most and fits(top):
        top *= 2
    least, top = 0, min(top, most)
    while least < top:
        middle = (least + top + 1) // 2
        if fits(middle):
            least = middle
        else:
            top = middle - 1
    return least


def spread(
    wanted: Iterable[float], heights: Iterable[float], gap: float, top: float, bottom: float
) -> tuple[float, ...]:
    """Tops of blocks near their preferred middles, in that order, without overlapping.

    wanted: The middles, in order.
    heights: The heights of the blocks.
    gap: The least space between two.
    top: No block begins above this.
    bottom: No block ends below this, as long as there is room for all.
    """
    sizes = list(heights)
    tops: list[float] = []
    least = top
    for middle, height in zip(wanted, sizes, strict=True):
        tops.append(max(least, middle - height / 2))
        least = tops[-1] + height + gap
    most = max(bottom, top + sum(sizes) + gap * max(0, len(sizes) - 1))
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], most - sizes[place])
        most = tops[place] - gap
    return tuple(rounded(each) for each in tops)
