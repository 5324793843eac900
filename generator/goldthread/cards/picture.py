"""A card as a picture: a PNG of 1200 by 630 pixels with a palette."""

from functools import cache
from math import ceil

from PIL import Image

from goldthread.cards.card import Card
from goldthread.cards.fonts import BrandType, font
from goldthread.cards.lettering import write
from goldthread.cards.palette import THREAD, palette, steps
from goldthread.cards.png_writing import png_file
from goldthread.cards.thread import loop
from goldthread.cards.typesetting import Setting, settings

SIZE = (1200, 630)
_FILTER = 1
"""A row of a picture begins with a byte that says how it is written: with the number 0, as it is."""


def png(card: Card) -> bytes:
    """The picture's bytes, the same for the same card."""
    canvas = _ground().copy()
    for setting in settings(card):
        _set(canvas, setting, card.type)
    return png_file(SIZE, palette(card.accent), canvas.tobytes(), _ground_rows())


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


@cache
def _ground_rows() -> bytes:
    return _ground().tobytes()


def _set(canvas: Image.Image, setting: Setting, brand: BrandType) -> None:
    """Put lines of text on a card, where nothing is yet."""
    face = font(brand, setting.face, setting.size)
    broad = max(ceil(face.getlength(line)) for line in setting.lines) + 2 * setting.size
    field = Image.new("L", (broad, setting.height + setting.size))
    for number, line in enumerate(setting.lines):
        baseline = setting.size + round(number * setting.size * setting.leading)
        write(field, line, (brand, setting.face, setting.size), (setting.size, baseline))
    left = _FILTER + setting.left - setting.size
    canvas.paste(field.point(steps(setting.ink)), (left, setting.top - setting.size), field.point(_ANY))


_ANY = [0] * 9 + [255] * 247
"""Which degrees of ink leave a mark."""
