"""The brand's own type and its sign in the browser's tab, made ready to be published under names made of what they hold."""

import hashlib
from functools import partial
from pathlib import Path

from goldthread.cards.font_measures import measures
from goldthread.cards.fonts import OURS, BrandType
from goldthread.disk.plain_files import read_plain
from goldthread.model.vision import Handbook
from goldthread.pages.frame.brand_files import BrandFiles, FontFile
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.publishing.build_request import BuildRequest
from goldthread.publishing.media import Pictures, is_inside
from goldthread.publishing.picture_files import picture_file
from goldthread.reading.pictures import font_form
from goldthread.reading.text_signs import picture_path

FOLDER = "assets/fonts/"
_NAME = 16
_TYPE = "handbook.typefaces"
_LARGEST = 5_000_000


def brand_files(handbook: Handbook, docs: Path, inside: tuple[Path, ...]) -> BrandFiles:
    """The brand's own files that can be published.

    docs: The folder from whose top files are named.
    inside: The folders in which a file has to lie once all links are followed, resolved.
    """
    faces = handbook.typefaces
    return BrandFiles(
        favicon=favicon_file(handbook, docs, inside),
        headings=_font(faces.headings if faces else None, docs, inside),
        text=_font(faces.text if faces else None, docs, inside),
    )


def card_type(handbook: Handbook, request: BuildRequest) -> BrandType:
    """The brand's own fonts as cards are set in them; ours where they cannot be drawn with, or are not for those who asked."""
    faces, hidden = handbook.typefaces, handbook.internal_fields if request.audience == "public" else ()
    if faces is None or _TYPE in hidden:
        return OURS
    headings, text = (
        b"" if f"{_TYPE}.{face}" in hidden else _font_data(name, request.docs, request.inside)
        for face, name in (("headings", faces.headings), ("text", faces.text))
    )
    return BrandType(headings=headings if measures(headings) else b"", text=text if measures(text) else b"")


def favicon_file(handbook: Handbook, docs: Path, inside: tuple[Path, ...]) -> PictureFile | None:
    """The brand's sign in the browser's tab; None where it has none that can be published. Takes what `brand_files` takes."""
    path = picture_path(handbook.favicon or "")
    return picture_file(docs / path) if path and path in Pictures(docs, inside) else None


def _font(name: str | None, docs: Path, inside: tuple[Path, ...]) -> FontFile | None:
    data = _font_data(name, docs, inside)
    form = font_form(data)
    if not form:
        return None
    ending = {"truetype": "ttf", "opentype": "otf"}.get(form, form)
    path = f"{FOLDER}{hashlib.sha256(data).hexdigest()[:_NAME]}.{ending}"
    return FontFile(path, form, partial(bytes, data), measures(data))


def _font_data(name: str | None, docs: Path, inside: tuple[Path, ...]) -> bytes:
    """The bytes of a font; none where it cannot be published."""
    place = docs / picture_path(name or "")
    if not name or not is_inside(place, inside):
        return b""
    try:
        return read_plain(place, _LARGEST)
    except OSError:  # no right to read it, or deleted since
        return b""
