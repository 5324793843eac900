"""The brand's own type and its sign in the browser's tab, made ready to be published under names made of what they hold."""

import hashlib
from functools import partial
from pathlib import Path

from goldthread.model.vision import Handbook
from goldthread.pages.frame.brand_files import BrandFiles, FontFile
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.publishing.media import Pictures, is_inside
from goldthread.publishing.picture_files import picture_file
from goldthread.reading.pictures import font_form, picture_path

FOLDER = "assets/fonts/"
_NAME = 16
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


def favicon_file(handbook: Handbook, docs: Path, inside: tuple[Path, ...]) -> PictureFile | None:
    """The brand's sign in the browser's tab; None where it has none that can be published. Takes what `brand_files` takes."""
    path = picture_path(handbook.favicon or "")
    return picture_file(docs / path) if path and path in Pictures(docs, inside) else None


def _font(name: str | None, docs: Path, inside: tuple[Path, ...]) -> FontFile | None:
    place = docs / picture_path(name or "")
    if not name or not is_inside(place, inside) or place.stat().st_size > _LARGEST:
        return None
    data = place.read_bytes()
    form = font_form(data)
    if not form:
        return None
    ending = {"truetype": "ttf", "opentype": "otf"}.get(form, form)
    path = f"{FOLDER}{hashlib.sha256(data).hexdigest()[:_NAME]}.{ending}"
    return FontFile(path, form, partial(bytes, data))
