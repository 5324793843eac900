"""Cards put together of letters and rows that are kept: the same pixels as if each were drawn and compressed at once."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from goldthread.cards.fonts import OURS, Face, font
from goldthread.cards.lettering import write
from goldthread.cards.png_writing import png_file

LETTERS = st.text("AVTWoyfil.,:-–“”’ äöüßÉéłŁ0123456789jgQ", min_size=1, max_size=60)
SIZE = (40, 64)


@given(LETTERS, st.sampled_from((30, 36, 54, 94, 124)), st.sampled_from(("serif", "sans")))
def test_a_line_is_the_same_as_if_it_were_drawn_at_once(text: str, size: int, face: Face) -> None:
    whole, put_together = (Image.new("L", (600, 2 * size)) for _ in range(2))
    ImageDraw.Draw(whole).text((80, size), text, fill=255, font=font(OURS, face, size), anchor="ls")
    write(put_together, text, (OURS, face, size), (80, size))
    assert put_together.tobytes() == whole.tobytes()


@pytest.mark.parametrize("drawn", [(), (0,), (63,), (14, 15), (20, 40), tuple(range(64))])
def test_a_picture_holds_its_rows_wherever_something_is_drawn_on_its_ground(drawn: tuple[int, ...]) -> None:
    ground = [b"\0" + bytes([row % 3] * SIZE[0]) for row in range(SIZE[1])]
    rows = [b"\0" + bytes([7] * SIZE[0]) if number in drawn else row for number, row in enumerate(ground)]
    data = png_file(SIZE, bytes(range(24)), b"".join(rows), b"".join(ground))
    picture = Image.open(BytesIO(data))
    picture.load()
    assert (picture.size, picture.mode) == (SIZE, "P")
    assert picture.tobytes() == b"".join(row[1:] for row in rows)
    assert picture.getpalette() == list(range(24))
