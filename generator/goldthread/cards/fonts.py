"""The two fonts of cards, and the characters that they contain.

Kerning comes from the fonts' own tables and not through a shaping library, which is there on some machines and not on others:
the same card has the same bytes wherever the same Pillow draws it.
"""

from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Literal
from unicodedata import category, normalize

from PIL.ImageFont import FreeTypeFont, Layout, truetype

Face = Literal["serif", "sans"]

_PROBE = 24
_MEASURE = 200


@cache
def font(face: Face, size: int) -> FreeTypeFont:
    """A face in a size."""
    return truetype(BytesIO(font_file(face)), size, layout_engine=Layout.BASIC)


@cache
def font_file(face: Face) -> bytes:
    """The font's file."""
    return (files("goldthread") / "theme" / "fonts" / f"card-{face}.ttf").read_bytes()


@lru_cache(maxsize=4096)
def width(face: Face, text: str) -> float:
    """How wide a text is when it is set in a size of 1, word by word."""
    words = text.split(" ")
    return sum(_width(face, word) for word in words) + (len(words) - 1) * _width(face, " ")


@lru_cache(maxsize=4096)
def _width(face: Face, word: str) -> float:
    return font(face, _MEASURE).getlength(word) / _MEASURE


def settable(face: Face, text: str) -> str:
    """The text as a face can set it: signs that it lacks are left out; nothing when it lacks a letter or a digit."""
    composed = normalize("NFC", text)
    missing = [character for character in composed if not character.isspace() and not _has(face, character)]
    if any(category(character)[0] in "LNM" and category(character) != "Mn" for character in missing):
        return ""
    if any(category(character) == "Mn" and not _is_selector(character) for character in missing):
        return ""
    return " ".join("".join(character for character in composed if character not in missing).split())


@cache
def _has(face: Face, character: str) -> bool:
    """Whether a character leaves ink: what a font lacks is drawn as nothing by ours."""
    return font(face, _PROBE).getmask(character).getbbox() is not None


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f"
