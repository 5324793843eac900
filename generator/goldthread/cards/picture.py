"""A card as a picture: a PNG of 1200 by 630 pixels with a palette. Only those rows are drawn and compressed that bear text."""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from PIL import Image

from goldthread.cards.card import Card
from goldthread.cards.fonts import BrandType, font
from goldthread.cards.lettering import write
from goldthread.cards.palette import THREAD, palette, steps
from goldthread.cards.png_writing import PackedRows, packed, png_file
from goldthread.cards.thread import loop
from goldthread.cards.typesetting import Setting, settings

SIZE = (1200, 630)
_FILTER = 1
"""A row of a picture begins with a byte that says how it is written: with the number 0, as it is."""
_ANY = [0] * 9 + [255] * 247
"""Which degrees of ink leave a mark."""
_BAND = 15
"""So many rows are drawn or left as they are together, so that few pieces of the ground are compressed for all cards."""


class _Text(NamedTuple):
    """Lines of text as ink, and where its corner lies on the card."""

    ink: Image.Image
    mask: Image.Image
    left: int
    top: int


def png(card: Card) -> bytes:
    """The picture's bytes, the same for the same card."""
    texts = [text for setting in settings(card) if (text := _set(setting, card.type))]
    return png_file(SIZE, palette(card.accent), _rows(texts))


def _rows(texts: list[_Text]) -> Iterator[PackedRows]:
    """The rows of a card from the top, those that bear text apart from the others."""
    end = 0
    for first, last, upon in _bands(texts):
        if first > end:
            yield _bare_rows(end, first)
        canvas = _ground().crop((0, first, _ground().width, last))
        for text in upon:
            canvas.paste(text.ink, (text.left, text.top - first), text.mask)
        yield packed(canvas.tobytes())
        end = last
    if end < SIZE[1]:
        yield _bare_rows(end, SIZE[1])


def _bands(texts: list[_Text]) -> Iterator[tuple[int, int, list[_Text]]]:
    """The first row and that after the last of each part of a card that bears text, with the texts upon it, from the top."""
    upon: list[_Text] = []
    first = last = 0
    for text in sorted(texts, key=lambda each: each.top):
        begins = max(0, text.top // _BAND * _BAND)
        if upon and begins > last:
            yield first, last, upon
            upon = []
        first = first if upon else begins
        last = min(SIZE[1], max(last if upon else 0, -(-(text.top + text.ink.height) // _BAND) * _BAND))
        upon.append(text)
    if upon:
        yield first, last, upon


@cache
def _ground() -> Image.Image:
    """What every card begins with: the mark beside the brand's name, and the thread; at the left a column for what rows begin with."""
    ground = Image.new("P", (_FILTER + SIZE[0], SIZE[1]))
    for left, top, ink in (
        (72, 48, loop((64, 72), at=(0, 8), scale=1.6, stroke=3.6)),
        (900, 0, loop((SIZE[0] - 900, SIZE[1]), at=(-124, -60), scale=23, stroke=9)),
    ):
        ground.paste(ink.point(steps(THREAD)), (_FILTER + left, top))
    return ground


@lru_cache(maxsize=256)
def _bare_rows(first: int, last: int) -> PackedRows:
    """Rows upon which nothing is drawn."""
    return packed(_ground().crop((0, first, _ground().width, last)).tobytes())


def _set(setting: Setting, brand: BrandType) -> _Text | None:
    """Lines of text as they stand on a card; None where they leave no ink upon it."""
    face = font(brand, setting.face, setting.size)
    broad = max(ceil(face.getlength(line)) for line in setting.lines) + 2 * setting.size
    field = Image.new("L", (broad, setting.height + setting.size))
    for number, line in enumerate(setting.lines):
        baseline = setting.size + round(number * setting.size * setting.leading)
        write(field, line, (brand, setting.face, setting.size), (setting.size, baseline))
    left, top = _FILTER + setting.left - setting.size, setting.top - setting.size
    box = field.getbbox()
    if box is None or top + box[3] <= 0 or top + box[1] >= SIZE[1]:
        return None
    ink = field.crop(box)
    return _Text(ink.point(steps(setting.ink)), ink.point(_ANY), left + box[0], top + box[1])
