"""A card as a picture: a PNG of 1200 by 630 pixels with a palette. Only those rows are drawn and compressed that bear text."""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from PIL import Image

from goldthread.cards.card import SIZE, Card
from goldthread.cards.fonts import BrandType, font
from goldthread.cards.lettering import Sized, write
from goldthread.cards.palette import THREAD, palette, steps
from goldthread.cards.png_writing import PackedRows, packed, png_file
from goldthread.cards.thread import loop
from goldthread.cards.typesetting import Setting, settings

_FILTER = 1
"""A row of a picture begins with a byte that says how it is written: with the number 0, as it is."""
_WIDTH = _FILTER + SIZE[0]
_ANY = [0] + [255] * 255
"""Which numbers of pixels are ink."""
_BAND = 15
"""So many rows are drawn or left as they are together, so that few pieces of the ground are compressed for all cards."""
_HANGING = 0.3
"""How far letters reach below their line at most, in sizes."""
_REPEATED = 32
"""So many texts are kept as ink: the brand's name is on all cards, and a kind of page on those of its kind, one after another."""


class _Ink(NamedTuple):
    """Lines of text as ink, without the empty room around them.

    colour: The numbers that pixels take.
    right, down: Where its corner lies, from the point at which the first line begins.
    """

    colour: Image.Image
    right: int
    down: int


class _Text(NamedTuple):
    """Lines of text as ink, and where its corner lies on the card."""

    ink: Image.Image
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
        rows = bytearray(_ground_rows(first, last))
        canvas = Image.frombuffer("L", (_WIDTH, last - first), rows, "raw", "L", 0, 1)
        canvas.readonly = 0  # so that what is drawn goes into these rows, which need not be copied once more
        for text in upon:
            _draw(text.ink, canvas, (text.left, text.top - first))
        yield packed(rows)
        end = last
    if end < SIZE[1]:
        yield _bare_rows(end, SIZE[1])


def _draw(ink: Image.Image, canvas: Image.Image, corner: tuple[int, int]) -> None:
    """Put ink upon what is drawn already, which shows where there is no ink."""
    left, top = corner
    if canvas.crop((left, top, left + ink.width, top + ink.height)).getbbox() is None:
        canvas.paste(ink, corner)  # a third of what it takes to put it upon something
    else:
        canvas.paste(ink, corner, ink.point(_ANY))


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
def _ground() -> bytes:
    """What every card begins with: the mark beside the brand's name, and the thread; at the left a column for what rows begin with."""
    ground = Image.new("L", (_WIDTH, SIZE[1]))
    for left, top, ink in (
        (72, 48, loop((64, 72), at=(0, 8), scale=1.6, stroke=3.6)),
        (900, 0, loop((SIZE[0] - 900, SIZE[1]), at=(-124, -60), scale=23, stroke=9)),
    ):
        ground.paste(ink.point(steps(THREAD)), (_FILTER + left, top))
    return ground.tobytes()


def _ground_rows(first: int, last: int) -> bytes:
    """Some rows of what every card begins with, up to that before the last."""
    return _ground()[first * _WIDTH : last * _WIDTH]


@lru_cache(maxsize=256)
def _bare_rows(first: int, last: int) -> PackedRows:
    """Rows upon which nothing is drawn."""
    return packed(_ground_rows(first, last))


def _set(setting: Setting, brand: BrandType) -> _Text | None:
    """Lines of text as they stand on a card; None where they leave no ink upon it."""
    ink = _inked(setting.lines, (brand, setting.face, setting.size), setting.leading, setting.ink)
    if ink is None:
        return None
    left, top = _FILTER + setting.left + ink.right, setting.top + ink.down
    return _Text(ink.colour, left, top) if top + ink.colour.height > 0 and top < SIZE[1] else None


@lru_cache(maxsize=_REPEATED)
def _inked(lines: tuple[str, ...], sized: Sized, leading: float, colour: int) -> _Ink | None:
    """Lines of text as ink; None where they leave none.

    leading: How far a line stands below the one before it, in sizes.
    """
    size = sized[2]
    broad = max(ceil(font(*sized).getlength(line)) for line in lines) + 2 * size
    high = round((len(lines) - 1) * size * leading + size * _HANGING)
    field = Image.new("L", (broad, high + size))
    for number, line in enumerate(lines):
        write(field, line, sized, (size, size + round(number * size * leading)))
    box = field.getbbox()
    if box is None:
        return None
    return _Ink(field.crop(box).point(steps(colour)), box[0] - size, box[1] - size)
