"""Pictures of records made ready to be published: no larger than a page needs, and without what a camera wrote into them.

A published picture is named by what it holds, since the name of a file may tell what no reader should know. Photographs are turned the
right way up, brought to at most the width that a page shows on a fine screen, and saved anew, so that no place, day or name that a
camera or a program left in them is published. Of a drawing in SVG, which has to run nothing and ask for nothing, only what is drawn
is published: no remark, no title, and nothing that a drawing program wrote for itself, such as the name of the file.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import msgspec

from goldthread.disk.plain_files import read_plain
from goldthread.model.book import Book
from goldthread.model.pictures import Picture
from goldthread.pages.frame.picture_files import PictureFile
from goldthread.publishing.media import Pictures
from goldthread.reading.text_signs import picture_path

FOLDER = "assets/pictures/"
_WIDEST = 1600
"""How many pixels of width a page shows of a picture on a fine screen."""
_NAME = 16


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
        data = read_plain(place)
    except OSError:
        return None
    name = hashlib.sha256(b"%d\n" % _WIDEST + data).hexdigest()[:_NAME]
    if PurePosixPath(place.name).suffix.lower() == ".svg":
        return PictureFile(f"{FOLDER}{name}.svg", *_drawn_size(data), partial(bytes, _drawn(data)))
    from goldthread.publishing.photographs import photograph  # noqa: PLC0415 - few handbooks have one, and it takes a while to load

    found = photograph(data, _WIDEST)
    if found is None:
        return None
    return PictureFile(f"{FOLDER}{name}{found.ending}", *found.size, partial(bytes, found.data))


def picture_size(place: Path) -> tuple[int, int]:
    """The width and the height of a picture as it is seen; 0 where it does not say."""
    try:
        data = read_plain(place)
    except OSError:
        return 0, 0
    if PurePosixPath(place.name).suffix.lower() == ".svg":
        return _drawn_size(data)
    from goldthread.publishing.photographs import upright_size  # noqa: PLC0415 - as above

    return upright_size(data)


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
