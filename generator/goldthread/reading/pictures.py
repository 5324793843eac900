"""Pictures that texts show and that are not among the files of the handbook."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

import msgspec

from goldthread.data_faults import sch018_missing_picture
from goldthread.disk.plain_files import is_plain
from goldthread.findings import Finding
from goldthread.model.pictures import Picture
from goldthread.reading.book import Reading
from goldthread.reading.text_signs import is_elsewhere, picture_path

PICTURES = frozenset({".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""The endings of files that a page can show as a picture, in small letters."""

_SIGNS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"\x00\x00\x01\x00")
_BEGINNING = 4096


class PictureSearch(msgspec.Struct, frozen=True):
    """The search for the pictures that texts show.

    findings: The findings for pictures that no file under the root is.
    folders: The folders in which was looked for one, whether they are there or not.
    """

    findings: tuple[Finding, ...] = ()
    folders: frozenset[str] = frozenset()


def search_pictures(reading: Reading, root: Path) -> PictureSearch:
    """The search for the pictures that texts show, and for the handbook's logo.

    A folder beside `content/` may be that of the documents as well, so a file of that path in any of them will do.
    """
    search = _Search(root)
    findings = (
        *_missing_pictures(reading, search),
        *_unusable_pictures(reading, search),
        *_missing_logo(reading, search),
        *_unusable_brand_files(reading, search),
    )
    return PictureSearch(findings, frozenset(search.seen))


class _Search:
    """The look for files in the folders beside `content/`, and where it has looked."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.seen: set[str] = set()

    @cached_property
    def _folders(self) -> tuple[Path, ...]:
        self.seen.add(str(self._root))
        return tuple(each for each in self._root.iterdir() if each.is_dir())

    def finds(self, name: str) -> bool:
        """Whether a file of a path is in one of the folders."""
        places = [folder / name for folder in self._folders]
        self.seen.update(str(place.parent) for place in places)
        return any(map(is_plain, places))

    def beginning(self, name: str) -> bytes:
        """How the file of a path begins; nothing where none of the folders has it."""
        places = (folder / name for folder in self._folders if self.finds(name))
        return next((_beginning(place) for place in places if is_plain(place)), b"")


def _missing_pictures(reading: Reading, search: _Search) -> Iterator[Finding]:
    for key, signs in reading.signs.items():
        for sign in signs:
            if sign.tells == "picture" and not search.finds(sign.what):
                place = reading.place_of(key, sign.path)
                yield sch018_missing_picture.finding(place, key, str(sign.path[0]), sign.what)


def _unusable_pictures(reading: Reading, search: _Search) -> Iterator[Finding]:
    """The pictures of records that are not there, or are no pictures."""
    for record in reading.book.records.values():
        pictures: tuple[Picture, ...] = getattr(record, "pictures", ()) if record.key in reading.book.origins else ()
        for index, picture in enumerate(pictures):
            name = picture_path(picture.file)
            is_picture = PurePosixPath(name).suffix.lower() in PICTURES and not is_elsewhere(picture.file)
            if not is_picture or not _is_picture(search.beginning(name)):
                place = reading.place_of(record.key, ("pictures", index, "file"))
                yield sch018_missing_picture.picture_finding(place, record.key, picture.file)


def _is_picture(beginning: bytes) -> bool:
    """Whether a file begins as a picture of a known form does."""
    return beginning.startswith(_SIGNS) or beginning[8:12] in {b"WEBP", b"avif", b"avis"} or b"<svg" in beginning


def _beginning(place: Path) -> bytes:
    try:
        with place.open("rb") as file:
            return file.read(_BEGINNING)
    except OSError:
        return b""


def _missing_logo(reading: Reading, search: _Search) -> Iterator[Finding]:
    handbook = reading.book.handbook
    if not handbook.logo or handbook.key not in reading.book.origins:
        return
    name = picture_path(handbook.logo)
    is_picture = PurePosixPath(name).suffix.lower() in PICTURES
    if not is_picture or not search.finds(name):
        yield sch018_missing_picture.logo_finding(
            reading.place_of(handbook.key, ("logo",)), handbook.key, handbook.logo
        )


def _unusable_brand_files(reading: Reading, search: _Search) -> Iterator[Finding]:
    """The sign and the fonts of the brand that are not there, or are none."""
    handbook = reading.book.handbook
    if handbook.key not in reading.book.origins:
        return
    faces = handbook.typefaces
    named = (
        (("favicon",), handbook.favicon, _is_picture),
        (("typefaces", "headings"), faces.headings if faces else None, font_form),
        (("typefaces", "text"), faces.text if faces else None, font_form),
    )
    for steps, name, form_of in named:
        if name and not form_of(search.beginning(picture_path(name))):
            place = reading.place_of(handbook.key, steps)
            yield sch018_missing_picture.brand_finding(place, handbook.key, ".".join(steps), name)


_FONTS = {b"wOF2": "woff2", b"wOFF": "woff", b"OTTO": "opentype", b"\x00\x01\x00\x00": "truetype", b"true": "truetype"}


def font_form(data: bytes) -> str:
    """The form of a font as style sheets call it, by how its file begins; empty when it is none."""
    return _FONTS.get(data[:4], "")
