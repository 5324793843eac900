"""Which of the files that lie beside the records are published: media of known kinds, and nothing by accident.

MkDocs copies whatever lies in the folder of the documents, and follows links out of it: copies that an editor left over, notes for
colleagues, a folder of another project. A site holds what the generator made, and media that lie inside the handbook.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from goldthread.disk.plain_files import is_plain, read_plain
from goldthread.reading.pictures import PICTURES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MEDIA = frozenset(
    {
        ".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp",
        ".m4a", ".mov", ".mp3", ".mp4", ".ogg", ".ogv", ".vtt", ".wav", ".webm",
        ".otf", ".pdf", ".ttf", ".woff", ".woff2",
    }
)  # fmt: skip
"""The endings of files that are published, in small letters."""

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""The endings of files that MkDocs takes for pages."""

_NAMED = re.compile(r"""(?:\b(?:src|href|poster|data)\s*=\s*["']?|\burl\(\s*["']?)([^"'\s)>]+)""", re.IGNORECASE)
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "animate", "set"})
_DATA = ("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
_STYLE_LEADS = re.compile(r"@import|expression\(|javascript:|url\(\s*[\"']?(?!#)", re.IGNORECASE)
_SVG_LIMIT = 5_000_000
_DEEPEST = 200
"""So deep elements of an SVG may lie in one another; Python's own library writes them by a function that calls itself for each."""


class Candidate(msgspec.Struct, frozen=True):
    """A file beside the records.

    source: Its path from the folder of the documents, with forward slashes.
    target: The path in the site that it would have.
    place: Where it lies on disk.
    """

    source: str
    target: str
    place: Path


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """On which terms files are published.

    inside: The folders in which a file has to lie once all links are followed, resolved.
    taken: The paths in the site that the generator writes itself.
    asked: The paths that the settings name, such as additional style sheets; they are published whatever their kind.
    texts: What the pages say, for the public, which gets nothing else than what they show; None for colleagues.
    """

    inside: tuple[Path, ...]
    taken: frozenset[str]
    asked: frozenset[str]
    texts: tuple[str, ...] | None = None


class Pictures:
    """The pictures that a site holds once pages show them, by their paths from its top; looked up when a page names one.

    docs: The folder of the documents.
    inside: The folders in which a picture has to lie once all links are followed, resolved.
    """

    def __init__(self, docs: Path, inside: tuple[Path, ...]) -> None:
        self._docs = docs
        self._inside = inside
        self._known: dict[str, bool] = {}

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        if path not in self._known:
            self._known[path] = self._is_published(path)
        return self._known[path]

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Those that were looked up and are there, with their bytes."""
        return tuple((path, (self._docs / path).read_bytes()) for path, is_there in self._known.items() if is_there)

    def _is_published(self, path: str) -> bool:
        parts = PurePosixPath(path)
        if parts.suffix.lower() not in PICTURES or any(each.startswith(".") for each in parts.parts):
            return False
        place = self._docs / path
        return is_inside(place, self._inside) and (parts.suffix.lower() != ".svg" or is_static_svg(place))


def unpublished(files: Iterable[Candidate], terms: Terms) -> Iterator[Candidate]:
    """The files that are left out of the site."""
    taken = {path.casefold() for path in terms.taken}
    shown = None if terms.texts is None else frozenset(_named(terms.texts))
    for file in files:
        is_ours = file.target.casefold() in taken
        if is_ours or not is_inside(file.place, terms.inside) or not _is_welcome(file, terms.asked, shown):
            yield file


def _is_welcome(file: Candidate, asked: frozenset[str], shown: Collection[str] | None) -> bool:
    if file.source in asked:
        return True
    suffix = PurePosixPath(file.source).suffix.lower()
    if suffix in MARKDOWN:
        return shown is None
    if suffix not in MEDIA or (shown is not None and not _is_shown(file.source, shown)):
        return False
    return suffix != ".svg" or is_static_svg(file.place)


def is_inside(place: Path, inside: Iterable[Path]) -> bool:
    """Whether a path is that of a file which lies in one of some folders once all links are followed."""
    try:
        target = place.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return False
    return is_plain(target) and any(target.is_relative_to(folder) for folder in inside)


def _named(texts: Iterable[str]) -> Iterator[str]:
    """The paths that texts lead to, without the steps upwards that they begin with."""
    for text in texts:
        for found in _NAMED.finditer(text):
            path = unquote(unescape(found[1]).partition("#")[0].partition("?")[0])
            steps = [step for step in posixpath.normpath(path).split("/") if step not in {"", ".", ".."}]
            yield "/".join(steps)


def _is_shown(source: str, shown: Collection[str]) -> bool:
    """Whether some page leads to a file; from where a page lies, it may leave out the folders that it shares with the file."""
    steps = source.split("/")
    return any("/".join(steps[index:]) in shown for index in range(len(steps)))


def is_static_svg(place: Path) -> bool:
    """Whether an SVG is a picture and no more: it runs nothing, and asks for nothing beyond itself."""
    from xml.etree import ElementTree  # noqa: PLC0415 - few handbooks have such pictures

    try:
        data = read_plain(place, _SVG_LIMIT)
        if b"<!ENTITY" in data or b"<!DOCTYPE" in data or b"<?xml-stylesheet" in data:
            return False
        root = ElementTree.fromstring(data)  # noqa: S314 - without a document type there are no entities to expand
    except (OSError, ElementTree.ParseError, LookupError, ValueError):
        return False
    return not _is_deep(root) and all(_is_still(element) for element in root.iter())


def _is_deep(root: "Element") -> bool:
    """Whether elements lie in one another as no program draws them, so that writing the drawing anew would not come to an end."""
    level = [root]
    for _ in range(_DEEPEST):
        level = [below for each in level for below in each]
    return bool(level)


def _is_still(element: "Element") -> bool:
    name = _local(element.tag)
    if name in _ACTIVE or name.startswith("animate"):
        return False
    if name == "style" and _STYLE_LEADS.search(element.text or ""):
        return False
    for attribute, value in element.attrib.items():
        called = _local(attribute)
        leads = called in {"href", "src"} and not value.strip().startswith(("#", *_DATA))
        if called.startswith("on") or leads or _STYLE_LEADS.search(value):
            return False
    return True


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()
