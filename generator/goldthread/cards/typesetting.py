"""The text of a card, set: fonts, sizes, lines and positions."""

from collections.abc import Iterator
from functools import partial

import msgspec

from goldthread.cards.card import Card
from goldthread.cards.fonts import BrandType, Face, faces, settable, width
from goldthread.cards.line_breaks import balanced, fits
from goldthread.cards.palette import ACCENT, INK, QUIET

_LEFT, _MEASURE = 80, 790
_BRAND = 91
_FLOOR = 556
_GAP = 30
_SMALL = 30
_TITLES = ((124, 1), (108, 2), (94, 2), (82, 3), (70, 3), (62, 4), (54, 4))
_STATED_TITLES = ((94, 1), (80, 2), (66, 2), (58, 3))
_STATEMENTS = ((40, 3), (36, 4))
_TIGHT = ((48, 4), (42, 4), (36, 4))
"""Sizes for words that no larger size can hold on a line; a word that these cannot hold either is taken apart in a larger one."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Lines in one face, size and ink; `top` is the first line's baseline."""

    lines: tuple[str, ...]
    face: Face
    size: int
    ink: int
    top: int
    left: int = _LEFT
    leading: float = 1.1


def settings(card: Card) -> Iterator[Setting]:
    """The brand's name above; from the foot upwards the statement, the title and the kind of page.

    A title in letters that all fonts lack is not set: the card says the kind of page and the brand instead.
    """
    small = partial(_face, card.type, is_heading=False)
    brand, label = small(card.brand), small(card.label)
    title = card.title if _face(card.type, card.title) else None
    if brand:
        words = settable(card.type, brand, card.brand)
        yield Setting(lines=(words,), face=brand, size=_SMALL, ink=INK, top=_BRAND, left=136)
    floor = _FLOOR
    if title and card.statement and _face(card.type, card.statement):
        statement = _fitted(card.type, card.statement, _STATEMENTS, QUIET, 1.25)
        yield _standing(statement, floor)
        floor = _standing(statement, floor).top - statement.size - _GAP
    large = title or (card.label if label else card.brand if brand else "")
    if not large:
        return
    fitted = _standing(_fitted(card.type, large, _STATED_TITLES if floor < _FLOOR else _TITLES, INK, 1.06), floor)
    yield fitted
    if title and label:
        top = round(fitted.top - fitted.size * 0.78 - _GAP)
        words = settable(card.type, label, card.label)
        lines = _lines(card.type, words, label, _SMALL, 1)
        yield Setting(lines=lines, face=label, size=_SMALL, ink=ACCENT, top=top)


def _face(brand: BrandType, text: str, *, is_heading: bool = True) -> Face | None:
    """The first face that can set a text: the brand's own where it has the letters."""
    return next((face for face in faces(brand, is_heading=is_heading) if settable(brand, face, text)), None)


def _fitted(brand: BrandType, text: str, sizes: tuple[tuple[int, int], ...], ink: int, leading: float) -> Setting:
    """The text in the largest size in which it keeps to its lines and takes no word apart."""
    face = _face(brand, text) or "sans"
    words = settable(brand, face, text)
    widest = max(width(brand, face, word) for word in words.split())
    whole = tuple(pair for pair in (*sizes, *_TIGHT) if widest * pair[0] <= _MEASURE)
    kept = (pair for pair in whole if fits(words, _MEASURE / pair[0], pair[1], lambda part: width(brand, face, part)))
    size, most = next(kept, whole[-1] if whole and whole[0] in _TIGHT else sizes[-1])
    return Setting(lines=_lines(brand, words, face, size, most), face=face, size=size, ink=ink, top=0, leading=leading)


def _lines(brand: BrandType, text: str, face: Face, size: int, most: int) -> tuple[str, ...]:
    return balanced(text, _MEASURE / size, most, lambda words: width(brand, face, words))


def _standing(setting: Setting, floor: int) -> Setting:
    """The lines with the last baseline on a floor."""
    rise = round((len(setting.lines) - 1) * setting.size * setting.leading)
    return msgspec.structs.replace(setting, top=floor - rise)
