"""Cards as pictures: size, bytes, and characters that the font lacks."""

from io import BytesIO

import msgspec
import pytest
from PIL import Image

from goldthread.cards.card import SIZE, Card
from goldthread.cards.fonts import OURS, settable
from goldthread.cards.picture import png
from goldthread.cards.typesetting import settings

CARD = Card(brand="Tarrow Line", label="Touchpoint", title="Quay departure board", accent="#b93a12")


def titled(title: str, label: str = "Touchpoint") -> Card:
    return msgspec.structs.replace(CARD, title=title, label=label)


def words_of(card: Card) -> list[str]:
    return [" ".join(setting.lines) for setting in settings(card)]


def test_a_card_has_the_size_of_previews_and_is_a_small_file() -> None:
    data = png(CARD)
    picture = Image.open(BytesIO(data))
    assert (picture.size, picture.format, picture.mode) == (SIZE, "PNG", "P")
    assert SIZE == (1200, 630)
    assert len(data) < 25_000


def test_the_same_card_has_the_same_bytes() -> None:
    assert png(CARD) == png(msgspec.structs.replace(CARD))


def test_a_card_shows_brand_kind_title_and_statement() -> None:
    card = msgspec.structs.replace(CARD, statement="One line, mine.")
    assert words_of(card) == ["Tarrow Line", "One line, mine.", "Quay departure board", "Touchpoint"]


@pytest.mark.parametrize("accent", ["#ffe100", "#ffffff", "#000000", "#b93a12"])
def test_text_is_readable_on_every_accent_colour(accent: str) -> None:
    picture = Image.open(BytesIO(png(msgspec.structs.replace(CARD, accent=accent)))).convert("L")
    darkest, lightest = picture.getextrema()
    assert isinstance(darkest, int)
    assert isinstance(lightest, int)
    assert lightest - darkest > 150


@pytest.mark.parametrize(
    "title",
    [
        "A",
        "word " * 60,
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "https://handbook.example/" + "a" * 300,
        "I need to be able to decide for myself, early enough for the decision to matter",
    ],
    ids=["short", "many words", "a long word", "an address", "a sentence"],
)
def test_every_title_fits_into_four_lines_beside_the_line_of_the_card(title: str) -> None:
    setting = list(settings(titled(title, "")))[-1]
    assert 1 <= len(setting.lines) <= 4
    bare = msgspec.structs.replace(titled("", ""), brand="")
    ground, drawn = (Image.open(BytesIO(png(card))) for card in (bare, titled(title)))
    right = (890, 0, *SIZE)
    assert ground.crop(right).tobytes() == drawn.crop(right).tobytes()
    assert setting.top - setting.size > 110


def test_letters_beyond_western_europe_are_drawn() -> None:
    assert "Łódź, Šibenik, Győr, Nguyễn" in words_of(titled("Łódź, Šibenik, Győr, Nguyễn"))


@pytest.mark.parametrize("title", ["Расписание", "出航案内板", "لوحة", "Quay 出航"])
def test_a_title_in_letters_that_the_font_lacks_is_replaced_by_the_kind_of_page(title: str) -> None:
    assert words_of(titled(title)) == ["Tarrow Line", "Touchpoint"]


def test_a_card_without_any_drawable_letter_shows_the_line_only() -> None:
    card = Card(brand="Паром", label="Касание", title="Табло", accent="#b93a12")
    assert words_of(card) == []
    assert Image.open(BytesIO(png(card))).size == SIZE


def test_characters_that_the_font_lacks_are_left_out() -> None:
    assert settable(OURS, "serif", "Smile 🙂 and wave ✨") == "Smile and wave"


def test_letters_are_composed_before_they_are_looked_up() -> None:
    assert settable(OURS, "serif", "cafe\u0301") == "café"
