"""Text broken into lines of about equal length."""

from collections.abc import Callable

ELLIPSIS = "…"

_ROUNDS = 9

Measure = Callable[[str], float]


def balanced(text: str, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """The fewest lines that fit a width, each as short as their number allows; what does not fit `most` lines ends in an ellipsis.

    Lines break between words; only a word that is wider than a line is taken apart.
    """
    words = tuple(part for word in text.split() for part in _parts(word, width, measure))
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


def _parts(word: str, width: float, measure: Measure) -> tuple[str, ...]:
    if measure(word) <= width:
        return (word,)
    fitting = next(length for length in range(len(word), 0, -1) if length == 1 or measure(word[:length]) <= width)
    return (word[:fitting], *_parts(word[fitting:], width, measure)) if word[fitting:] else (word,)


def _cut(text: str, width: float, measure: Measure) -> str:
    """The beginning of a text that fits with an ellipsis after it, at a word's end."""
    words = text.split()
    while len(words) > 1 and measure(" ".join(words) + ELLIPSIS) > width:
        words.pop()
    kept = " ".join(words).rstrip(",;:.–— ")
    while len(kept) > 1 and measure(kept + ELLIPSIS) > width:
        kept = kept[:-1]
    return kept + ELLIPSIS
