"""The brand's own fonts on cards, and how much room a font takes."""

from importlib.resources import files

import msgspec
import pytest

from goldthread.cards.card import Card
from goldthread.cards.font_measures import measures
from goldthread.cards.fonts import OURS, BrandType, settable
from goldthread.cards.picture import png
from goldthread.cards.typesetting import settings
from goldthread.pages.files import stand_ins
from goldthread.pages.frame.brand_files import FontMeasures

FONTS = files("goldthread") / "theme" / "fonts"
SANS = (FONTS / "instrument-sans.woff2").read_bytes()
FEW_LETTERS = (FONTS / "instrument-sans-ext.woff2").read_bytes()
CARD = Card(brand="Tarrow Line", label="Touchpoint", title="Quay departure board", accent="#b93a12")


def set_in(card: Card) -> dict[str, str]:
    return {" ".join(each.lines): each.face for each in settings(card)}


def test_a_card_is_set_in_the_brands_own_fonts() -> None:
    card = msgspec.structs.replace(CARD, type=BrandType(headings=SANS, text=SANS))
    assert set_in(card) == {"Tarrow Line": "text", "Quay departure board": "headings", "Touchpoint": "text"}
    assert png(card) != png(CARD)
    assert png(card) == png(msgspec.structs.replace(card))


def test_ours_sets_what_the_brands_font_has_no_letters_for() -> None:
    card = msgspec.structs.replace(CARD, type=BrandType(headings=FEW_LETTERS, text=FEW_LETTERS))
    assert set(set_in(card).values()) == {"serif", "sans"}
    assert png(card) == png(CARD)


def test_a_box_for_a_character_that_is_missing_is_no_letter() -> None:
    assert not settable(BrandType(text=SANS), "text", "出航")
    assert settable(OURS, "sans", "Quay") == settable(BrandType(text=SANS), "text", "Quay") == "Quay"


@pytest.mark.parametrize(
    ("name", "weight", "stated"),
    [
        ("newsreader-display", 400, stand_ins.NEWSREADER),
        ("newsreader-italic", 0, stand_ins.NEWSREADER_ITALIC),
        ("instrument-sans", 400, stand_ins.INSTRUMENT_SANS),
        ("instrument-sans", 600, stand_ins.INSTRUMENT_SANS_BOLD),
    ],
)
def test_our_fonts_take_the_room_that_what_stands_in_for_them_is_given(
    name: str, weight: int, stated: FontMeasures
) -> None:
    measured = measures((FONTS / f"{name}.woff2").read_bytes(), weight)
    assert measured is not None
    assert msgspec.structs.astuple(measured) == pytest.approx(msgspec.structs.astuple(stated), abs=0.002)


@pytest.mark.parametrize("data", [b"", b"wOF2 broken", SANS[:200], FEW_LETTERS])
def test_a_font_that_cannot_set_running_text_has_no_measures(data: bytes) -> None:
    assert measures(data) is None
