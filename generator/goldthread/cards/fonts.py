"""The fonts of cards, the brand's own or ours, and the characters that they contain.

Kerning comes from the fonts' own tables and not through a shaping library, which is there on some machines and not on others:
the same card has the same bytes wherever the same Pillow draws it.
"""

import contextlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Literal
from unicodedata import category, normalize

import msgspec

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

Face = Literal["headings", "text", "serif", "sans"]
"""The brand's two, and ours."""

_PROBE = 24
_MEASURE = 200
_WEIGHTS: dict[Face, int] = {"headings": 430, "text": 550}
"""The weights in which fonts of the brand are set that have several."""
_NO_CHARACTER = "\U0010ffff"


class BrandType(msgspec.Struct, frozen=True, kw_only=True):
    """The brand's own fonts as the bytes of their files; empty where ours are used."""

    headings: bytes = b""
    text: bytes = b""


OURS = BrandType()
"""The type of a brand without fonts of its own."""


def faces(brand: BrandType, *, is_heading: bool) -> Iterator[Face]:
    """The faces that may set a text, the first that has its letters first."""
    if is_heading:
        yield from ("headings", "serif") if brand.headings else ("serif",)
    yield from ("text", "sans") if brand.text else ("sans",)


@cache
def font(brand: BrandType, face: Face, size: int) -> "FreeTypeFont":
    """A face in a size."""
    data = {"headings": brand.headings, "text": brand.text}.get(face) or font_file(face)
    return loaded(data, size, _WEIGHTS.get(face, 0))


def loaded(data: bytes, size: int, weight: int = 0) -> "FreeTypeFont":
    """A font from the bytes of its file, in a weight where it has several. Raises OSError when it cannot be read."""
    from PIL.ImageFont import Layout, truetype  # noqa: PLC0415 - few builds draw a card, and it takes a while to load

    found = truetype(BytesIO(data), size, layout_engine=Layout.BASIC)
    if weight:
        with contextlib.suppress(OSError):
            axes = found.get_variation_axes()
            found.set_variation_by_axes(
                [
                    min(max(weight, axis["minimum"] or 0), axis["maximum"] or weight)
                    if axis["name"] == b"Weight"
                    else axis["default"] or 0
                    for axis in axes
                ]
            )
    return found


@cache
def font_file(face: Face) -> bytes:
    """The file of a font of ours."""
    return (files("goldthread") / "theme" / "fonts" / f"card-{face}.ttf").read_bytes()


@lru_cache(maxsize=4096)
def width(brand: BrandType, face: Face, text: str) -> float:
    """How wide a text is when it is set in a size of 1, word by word."""
    words = text.split(" ")
    return sum(_width(brand, face, word) for word in words) + (len(words) - 1) * _width(brand, face, " ")


@lru_cache(maxsize=4096)
def _width(brand: BrandType, face: Face, word: str) -> float:
    return font(brand, face, _MEASURE).getlength(word) / _MEASURE


def settable(brand: BrandType, face: Face, text: str) -> str:
    """The text as a face can set it: signs that it lacks are left out; nothing when it lacks a letter or a digit."""
    composed = normalize("NFC", text)
    missing = [character for character in composed if not character.isspace() and not _has(brand, face, character)]
    if any(category(character)[0] in "LNM" and category(character) != "Mn" for character in missing):
        return ""
    if any(category(character) == "Mn" and not _is_selector(character) for character in missing):
        return ""
    return " ".join("".join(character for character in composed if character not in missing).split())


@cache
def _has(brand: BrandType, face: Face, character: str) -> bool:
    """Whether a character leaves ink of its own: what a font lacks is drawn as nothing by ours, and as a box by many."""
    drawn = font(brand, face, _PROBE).getmask(character)
    return drawn.getbbox() is not None and bytes(drawn) != _lacking(brand, face)


@cache
def _lacking(brand: BrandType, face: Face) -> bytes:
    """What a face draws for a character that it lacks."""
    return bytes(font(brand, face, _PROBE).getmask(_NO_CHARACTER))


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f"
