"""Pictures of records made ready to be published: no larger than a page needs, and without what a camera wrote into them.

A published picture is named by what it holds, since the name of a file may tell what no reader should know. Photographs are turned the
right way up, brought to at most the width that a page shows on a fine screen, and saved anew, so that no place, day or name that a
camera or a program left in them is published. Of a drawing in SVG, which has to run nothing and ask for nothing, only what is drawn
is published: no remark, no title, and nothing that a drawing program wrote for itself, such as the name of the file.
"""

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from xml.etree import ElementTree

import msgspec
from PIL import Image, ImageOps

from goldthread.model.book import Book
from goldthread.model.pictures import Picture
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.publishing.media import Pictures
from goldthread.reading.text_signs import picture_path

FOLDER = "assets/pictures/"
_WIDEST = 1600
_NAME = 16
_FORMATS: Mapping[str, tuple[str, str, Mapping[str, object]]] = MappingProxyType(
    {
        "JPEG": ("JPEG", ".jpg", {"quality": 84, "optimize": True, "progressive": True}),
        "PNG": ("PNG", ".png", {"optimize": True}),
        "WEBP": ("WEBP", ".webp", {"quality": 82, "method": 6}),
        "AVIF": ("JPEG", ".jpg", {"quality": 84, "optimize": True, "progressive": True}),
        "GIF": ("PNG", ".png", {"optimize": True}),
    }
)
"""How a picture of each form is saved: the form, its ending, and the settings."""
_READ_ERRORS = (
    ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
    struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises for a damaged picture: besides its own errors, whatever the decoder of the form or the reader of what a camera
wrote comes upon, as damaged pictures of each form have shown; that of AVIF raises RuntimeError."""


def picture_files(book: Book, docs: Path, inside: tuple[Path, ...]) -> Mapping[str, PictureFile]:
    """The pictures that records of a book name, by the path that they are named by; those that cannot be published are not among them.

    docs: The folder from whose top pictures are named.
    inside: The folders in which a picture has to lie once all links are followed, resolved.
    """
    found: dict[str, PictureFile] = {}
    pictures = Pictures(docs, inside)
    for picture in _named(book):
        path = picture_path(picture.file)
        if path and path not in found and path in pictures:
            file = picture_file(docs / path)
            if file is not None:
                found[path] = file
    return found


def with_published_names(book: Book, files: Mapping[str, PictureFile]) -> tuple[Book, Mapping[str, PictureFile]]:
    """A book whose pictures are named as they are published, without those that are not, and the files by those names.

    The name of an editor's file may tell what nobody outside should know, and data files name pictures, too.
    """
    if not any(getattr(record, "pictures", ()) for record in book.records.values()):
        return book, {}
    records = {
        key: msgspec.structs.replace(record, pictures=tuple(_renamed(record.pictures, files)))  # type: ignore[attr-defined]
        if getattr(record, "pictures", ())
        else record
        for key, record in book.records.items()
    }
    return Book(records, book.origins, book.uncertain), {file.path: file for file in files.values()}


def _renamed(pictures: Iterable[Picture], files: Mapping[str, PictureFile]) -> Iterator[Picture]:
    for picture in pictures:
        file = files.get(picture_path(picture.file))
        if file is not None:
            yield msgspec.structs.replace(picture, file=file.path)


def _named(book: Book) -> Iterator[Picture]:
    for record in book.records.values():
        yield from getattr(record, "pictures", ())


def picture_file(place: Path) -> PictureFile | None:
    """A picture as it is published; None when it cannot be read."""
    try:
        data = place.read_bytes()
    except OSError:
        return None
    name = hashlib.sha256(b"%d\n" % _WIDEST + data).hexdigest()[:_NAME]
    if PurePosixPath(place.name).suffix.lower() == ".svg":
        return PictureFile(f"{FOLDER}{name}.svg", *_drawn_size(data), partial(bytes, _drawn(data)))
    try:
        with Image.open(io.BytesIO(data)) as opened:
            form, (wide, high) = opened.format or "", _upright_size(opened)
    except _READ_ERRORS:
        return None
    if form not in _FORMATS:
        return None
    scale = min(1.0, _WIDEST / wide)
    size = (max(round(wide * scale), 1), max(round(high * scale), 1))
    try:
        saved = _saved(data, form, size)
    except _READ_ERRORS:
        return None
    return PictureFile(f"{FOLDER}{name}{_FORMATS[form][1]}", *size, partial(bytes, saved))


def picture_size(place: Path) -> tuple[int, int]:
    """The width and the height of a picture as it is seen; 0 where it does not say."""
    try:
        if PurePosixPath(place.name).suffix.lower() == ".svg":
            return _drawn_size(place.read_bytes())
        with Image.open(place) as opened:
            return _upright_size(opened)
    except _READ_ERRORS:
        return 0, 0


_VIEW = re.compile(
    rb"<svg[^>]*\bviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+)(?:\.\d+)?[\s,]+(\d+)(?:\.\d+)?\s*[\"']"
)


def _drawn_size(data: bytes) -> tuple[int, int]:
    """The size of a drawing by its view, so that a page keeps room for it; 0 where it does not say."""
    found = _VIEW.search(data)
    return (int(found[1]), int(found[2])) if found else (0, 0)


_SVG = "http://www.w3.org/2000/svg"
_KEPT_SPACES = ("", _SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
_UNDRAWN = frozenset({"metadata", "title", "desc"})
ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _KEPT_SPACES[2])


def _drawn(data: bytes) -> bytes:
    """A drawing without what is not drawn; reading it leaves out remarks."""
    root = ElementTree.fromstring(data)  # noqa: S314 - without a document type, as `Pictures` has seen
    for element in root.iter():
        for child in [each for each in element if not _is_drawn(each)]:
            element.remove(child)
        for name in [each for each in element.attrib if _space_and_name(each)[0] not in _KEPT_SPACES]:
            del element.attrib[name]
    return ElementTree.tostring(root)


def _is_drawn(element: ElementTree.Element) -> bool:
    space, name = _space_and_name(element.tag)
    return space in _KEPT_SPACES and name not in _UNDRAWN


def _space_and_name(tag: str) -> tuple[str, str]:
    space, _, name = tag.rpartition("}")
    return space.removeprefix("{"), name


_TURNED = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112


def _upright_size(opened: Image.Image) -> tuple[int, int]:
    wide, high = opened.size
    return (high, wide) if opened.getexif().get(_ORIENTATION) in _TURNED else (wide, high)


def _saved(data: bytes, form: str, size: tuple[int, int]) -> bytes:
    """A picture the right way up, in a size, with nothing but its colours."""
    kind, _, settings = _FORMATS[form]
    with Image.open(io.BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened)
        if kind == "JPEG":
            upright = upright.convert("RGB")
        elif upright.mode not in {"RGB", "RGBA", "L", "LA"}:
            upright = upright.convert("RGBA")
        bare = Image.new(upright.mode, upright.size)
        bare.paste(upright)
        if bare.size != size:
            bare = bare.resize(size, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        bare.save(out, kind, **settings)
    return out.getvalue()
