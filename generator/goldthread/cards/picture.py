"""A card as a picture: a PNG of 1200 by 630 pixels with a palette."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from goldthread.cards.card import Card
from goldthread.cards.fonts import font
from goldthread.cards.palette import THREAD, palette, steps
from goldthread.cards.thread import loop
from goldthread.cards.typesetting import Setting, settings

SIZE = (1200, 630)


def png(card: Card) -> bytes:
    """The picture's bytes, the same for the same card."""
    canvas = _ground().copy()
    for setting in settings(card):
        _set(canvas, setting)
    canvas.putpalette(palette(card.accent))
    written = BytesIO()
    canvas.save(written, "PNG")
    return written.getvalue()


@cache
def _ground() -> Image.Image:
    """What every card begins with: the mark beside the brand's name, and the thread."""
    ground = Image.new("P", SIZE)
    for left, top, ink in (
        (72, 48, loop((64, 72), at=(0, 8), scale=1.6, stroke=3.6)),
        (900, 0, loop((SIZE[0] - 900, SIZE[1]), at=(-124, -60), scale=23, stroke=9)),
    ):
        ground.paste(ink.point(steps(THREAD)), (left, top))
    return ground


def _set(canvas: Image.Image, setting: Setting) -> None:
    """Put lines of text on a card, where nothing is yet."""
    face = font(setting.face, setting.size)
    field = Image.new("L", (SIZE[0], setting.height + setting.size))
    draw = ImageDraw.Draw(field)
    for number, line in enumerate(setting.lines):
        baseline = setting.size + round(number * setting.size * setting.leading)
        draw.text((setting.left, baseline), line, fill=255, font=face, anchor="ls")
    box = field.getbbox()
    if box is not None:
        ink = field.crop(box)
        canvas.paste(ink.point(steps(setting.ink)), (box[0], box[1] + setting.top - setting.size), ink.point(_ANY))


_ANY = [0] * 9 + [255] * 247
"""Which degrees of ink leave a mark."""
