"""Text broken into lines of about equal length."""

from collections.abc import Callable, Iterator

from goldthread.drawings.measures import most_that_fit

ELLIPSIS = "…"

_ROUNDS = 9
_MOST_WORDS = 400
"""More than any card has room for."""

Measure = Callable[[str], float]


def balanced(text: str, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """The fewest lines that fit a width, each as short as their number allows; what does not fit `most` lines ends in an ellipsis.

    Lines break between words; only a word that is wider than a line is taken apart.
    """
    words = tuple(part for word in text.split() for part in _parts(word, width, measure))[:_MOST_WORDS]
    lines = _filled(words, width, measure)
    if len(lines) > most:
        return (*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), width, measure))
    narrow, wide = 0.0, width
    for _ in range(_ROUNDS):
        middle = (narrow + wide) / 2
        tried = _filled(words, middle, measure)
        if len(tried) > len(lines) or any(measure(line) > middle for line in tried):
            narrow = middle
        else:
            wide = middle
    return _filled(words, wide, measure)


def fits(text: str, width: float, most: int, measure: Measure) -> bool:
    """Whether a text fits a width in so many lines."""
    words = tuple(part for word in text.split() for part in _parts(word, width, measure))[:_MOST_WORDS]
    return len(_filled(words, width, measure)) <= most


def _filled(words: tuple[str, ...], width: float, measure: Measure) -> tuple[str, ...]:
    """Each line holds as many words as fit."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _parts(word: str, width: float, measure: Measure) -> Iterator[str]:
    """A word, or the parts of one that is wider than a line."""
    while word:
        fitting = max(1, _fitting(word, width, measure))
        yield word[:fitting]
        word = word[fitting:]


def _fitting(word: str, width: float, measure: Measure) -> int:
    """How many letters of a word fit a width."""
    return most_that_fit(len(word), lambda count: measure(word[:count]) <= width)


def _cut(text: str, width: float, measure: Measure) -> str:
    """The beginning of a text that fits with an ellipsis after it, at a word's end."""
    words = text.split()
    count = most_that_fit(len(words), lambda count: measure(" ".join(words[:count]) + ELLIPSIS) <= width)
    kept = " ".join(words[: max(1, count)]).rstrip(",;:.–— ")
    letters = most_that_fit(len(kept), lambda count: measure(kept[:count] + ELLIPSIS) <= width)
    return kept[: max(1, letters)] + ELLIPSIS
