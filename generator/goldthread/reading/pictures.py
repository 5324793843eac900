"""Pictures that texts show and that are not among the files of the handbook."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from goldthread.data_faults import sch018_missing_picture
from goldthread.findings import Finding
from goldthread.model.references import texts
from goldthread.reading.book import Reading

PICTURES = frozenset({".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""The endings of files that a page can show as a picture, in small letters."""

_PICTURE = re.compile(r"!\[[^\[\]]{0,1000}\]\(\s{0,9}<?([^\s<>()]{1,1000})")
_ELSEWHERE = re.compile(r"[^/?#]*:|//|\\")


def picture_path(address: str) -> str:
    """The path of a picture from the top of the site, by the address that a text gives; steps upwards before it lead nowhere else."""
    path = posixpath.normpath(unquote(address.partition("#")[0].partition("?")[0]))
    return "/".join(step for step in path.split("/") if step not in {"", ".", ".."})


def missing_pictures(reading: Reading, root: Path) -> Iterator[Finding]:
    """The findings for pictures in texts that no file under the root is.

    A folder beside `content/` may be that of the documents as well, so a file of that path in any of them will do.
    """
    folders: tuple[Path, ...] | None = None
    for record in reading.book.records.values():
        for steps, text in texts(record) if record.key in reading.book.origins else ():
            for name in _named(text):
                folders = folders or _folders(root)
                if not any(_is_file(folder / name) for folder in folders):
                    place = reading.place_of(record.key, steps)
                    yield sch018_missing_picture.finding(place, record.key, str(steps[0]), name)
    yield from _missing_logo(reading, root)


def _missing_logo(reading: Reading, root: Path) -> Iterator[Finding]:
    handbook = reading.book.handbook
    if not handbook.logo or handbook.key not in reading.book.origins:
        return
    name = picture_path(handbook.logo)
    is_picture = PurePosixPath(name).suffix.lower() in PICTURES
    if not is_picture or not any(_is_file(folder / name) for folder in _folders(root)):
        yield sch018_missing_picture.logo_finding(
            reading.place_of(handbook.key, ("logo",)), handbook.key, handbook.logo
        )


def _folders(root: Path) -> tuple[Path, ...]:
    return tuple(each for each in root.iterdir() if each.is_dir())


def _named(text: str) -> Iterator[str]:
    if "![" in text:
        addresses = (found[1] for found in _PICTURE.finditer(text))
        paths = (picture_path(address) for address in addresses if not _ELSEWHERE.match(address))
        yield from dict.fromkeys(filter(None, paths))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
