"""Lengths in drawings: numbers, widths of words, and line breaks."""

from collections.abc import Callable, Iterable

_NARROW = frozenset("iljtfrI.,;:'’|!()[] ")
_WIDE = frozenset("mwMW—%@")
_WIDTHS = {"narrow": 0.3, "plain": 0.54, "wide": 0.86, "capital": 0.66}


def rounded(value: float) -> float:
    """A coordinate to one decimal, so that the same drawing is written with the same bytes everywhere."""
    return round(value, 1) + 0.0


def written(value: float) -> str:
    """A coordinate as text, without a needless decimal."""
    return f"{rounded(value):g}" if abs(value) < 100_000 else f"{rounded(value):.1f}"  # noqa: PLR2004 - :g turns to exponents above


def width_of(text: str, size: float) -> float:
    """The estimated width of a text in a font size in pixels; rather too wide than too narrow."""
    return rounded(sum(_share(sign) for sign in text) * size)


def is_wider(text: str, width: float, size: float) -> bool:
    """Whether a text is wider than a width, without measuring all of a long one."""
    return len(text) * _WIDTHS["narrow"] * size > width or width_of(text, size) > width


def _share(sign: str) -> float:
    if sign in _NARROW:
        return _WIDTHS["narrow"]
    if sign in _WIDE:
        return _WIDTHS["wide"]
    return _WIDTHS["capital" if sign.isupper() else "plain"]


def wrapped(text: str, width: float, size: float, most: int = 3) -> tuple[str, ...]:
    """A text in lines no wider than `width`; a text longer than `most` lines ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and not is_wider(longer, width, size):
            lines[-1] = longer
        elif len(lines) > most:
            break
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = cut(f"{kept[-1]} …", width, size)
    return tuple(cut(line, width, size) for line in kept)


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
