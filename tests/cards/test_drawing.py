"""Cards put together of letters and rows that are kept: the same pixels as if each were drawn and compressed at once."""

from io import BytesIO
from itertools import pairwise
from struct import pack
from zlib import adler32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from goldthread.cards import picture
from goldthread.cards.card import SIZE as CARD_SIZE
from goldthread.cards.card import Card
from goldthread.cards.fonts import OURS, Face, font
from goldthread.cards.lettering import write
from goldthread.cards.palette import steps
from goldthread.cards.png_writing import packed, png_file
from goldthread.cards.typesetting import settings

LETTERS = st.text("AVTWoyfil.,:-–“”’ äöüßÉéłŁ0123456789jgQ", min_size=1, max_size=60)
SIZE = (40, 64)


@given(LETTERS, st.sampled_from((30, 36, 54, 94, 124)), st.sampled_from(("serif", "sans")))
def test_a_line_is_the_same_as_if_it_were_drawn_at_once(text: str, size: int, face: Face) -> None:
    whole, put_together = (Image.new("L", (600, 2 * size)) for _ in range(2))
    ImageDraw.Draw(whole).text((80, size), text, fill=255, font=font(OURS, face, size), anchor="ls")
    write(put_together, text, (OURS, face, size), (80, size))
    assert put_together.tobytes() == whole.tobytes()


@pytest.mark.parametrize("ends", [(64,), (1, 64), (14, 15, 64), tuple(range(1, 65))])
def test_a_picture_holds_its_rows_however_they_are_put_together(ends: tuple[int, ...]) -> None:
    rows = [b"\0" + bytes([(row + column) % 8 for column in range(SIZE[0])]) for row in range(SIZE[1])]
    pieces = [packed(b"".join(rows[first:last])) for first, last in pairwise((0, *ends))]
    drawn = Image.open(BytesIO(png_file(SIZE, bytes(range(24)), pieces)))
    drawn.load()
    assert (drawn.size, drawn.mode) == (SIZE, "P")
    assert drawn.tobytes() == b"".join(row[1:] for row in rows)
    assert drawn.getpalette() == list(range(24))


def test_rows_put_together_are_checked_as_a_whole() -> None:
    pieces = [packed(bytes([each]) * 5_000) for each in (0, 255, 7)]
    data = png_file(SIZE, b"", pieces)
    check = adler32(b"".join(bytes([each]) * 5_000 for each in (0, 255, 7)))
    assert pack(">I", check) in data


@pytest.mark.parametrize(
    ("title", "statement"),
    [("A", ""), ("word " * 60, "And more of it. " * 9), ("https://handbook.example/" + "a" * 300, ""), ("", "")],
)
@pytest.mark.parametrize(
    "brand",
    [
        "Tarrow Line",
        "A brand whose name is as long as a sentence, and reaches far into the thread at the right edge of each card",
    ],
)
def test_a_card_has_the_pixels_of_its_texts_upon_the_ground(brand: str, title: str, statement: str) -> None:
    card = Card(brand=brand, label="Touchpoint", title=title, statement=statement, accent="#b93a12")
    broad, high = CARD_SIZE
    whole = Image.frombytes("L", (1 + broad, high), picture._ground())  # noqa: SLF001 - what nothing is left out of
    for setting in settings(card):
        field = Image.new("L", (2 * CARD_SIZE[0], 2 * CARD_SIZE[1]))
        for number, line in enumerate(setting.lines):
            baseline = setting.top + round(number * setting.size * setting.leading)
            write(field, line, (OURS, setting.face, setting.size), (setting.left + 1, baseline))
        ink = field.crop((0, 0, *whole.size)).point(steps(setting.ink))
        whole.paste(ink, (0, 0), ink.point(lambda number: 255 if number else 0))
    drawn = Image.open(BytesIO(picture.png(card)))
    assert drawn.tobytes() == whole.crop((1, 0, *whole.size)).tobytes()
