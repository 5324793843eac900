"""What is kept of a site that was built, for the next build, and all that it depends on.

It says which bytes each file has, which page each was made of, and the frames of pages. It holds as long as all else that a site is made
of is the same: the settings, the theme, the navigation, files beside the records, the generator. `updated_site` brings the site up to date.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from goldthread.caching.folder import digest, write_entry
from goldthread.caching.folder import folder as kept_folder
from goldthread.caching.handbook_state import program
from goldthread.caching.kept_values import read_as
from goldthread.disk.manifests import files_in
from goldthread.disk.signatures import Signature, signature_of
from goldthread.pages.frame.navigation import folder_of
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.reads import digest_of, encoded
from goldthread.publishing.configuration import INHERIT, may_say
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.media import MARKDOWN
from goldthread.publishing.page_frames import Frame, PageFrames
from goldthread.publishing.search_index import THEME_INDEX
from goldthread.publishing.sitemaps import SITEMAP, ZIPPED_SITEMAP, Sitemap, sitemap_in
from goldthread.record_files import SUFFIXES
from goldthread.search.index_parts import FOLDER as SEARCH

_DAY = "SOURCE_DATE_EPOCH"
_TAG = re.compile(rb"[\s\[{,:]!")
"""What begins a value in the settings of MkDocs that may be code or come from the environment."""
_ELSEWHERE = (INHERIT, "hooks")
"""The settings of MkDocs that lead to other files of settings and to code."""
_UNDERSTOOD = frozenset({"goldthread", "search", "material/search"})
"""The plugins whose work is known to depend on nothing but settings and pages."""


class KeptFile(msgspec.Struct, frozen=True, array_like=True):
    """A file of a site: the digest of its bytes, and what the system said of it when these were read; None where they were written."""

    digest: bytes
    signature: Signature | None = None


class KeptSite(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a site.

    conditions: A digest of all that the whole site depends on.
    site_url: The address that pages name as their own.
    is_searched: Whether the theme's search plugin takes its settings out of pages.
    chapters: The chapters of pages, by the folders that these lie in.
    sitemap: How the list of pages is written; None where there is none.
    imprint: The foot of each page, as HTML.
    around_imprints: What stands before and after the imprint on the theme's own pages; None where that is not known of all.
    files: All files by their paths.
    pages: The digests of pages by their addresses.
    others: The files of which it is known how they are made, beside pages.
    frames: The frames of pages, by their keys.
    """

    conditions: bytes
    site_url: str
    is_searched: bool
    chapters: dict[str, str]
    sitemap: Sitemap | None
    imprint: str
    around_imprints: dict[str, tuple[str, str]] | None
    files: dict[str, KeptFile]
    pages: dict[str, bytes]
    others: list[str]
    frames: dict[str, Frame | None]

    @property
    def made(self) -> frozenset[str]:
        """The paths of all files of which it is known how they are made."""
        return frozenset((*map(page_file, self.pages), *self.others))

    def holds_for(self, contents: SiteContents) -> bool:
        """Whether all that the whole site depends on is as it was."""
        return self.conditions == _conditions(contents, self.sitemap, is_footed=self.around_imprints is not None)


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What MkDocs knew when it had built a site.

    plugins: The names of its plugins.
    site_url: The address that pages name as their own.
    frames: What made the pages.
    """

    plugins: frozenset[str]
    site_url: str
    frames: PageFrames


def page_file(address: str) -> str:
    """The file of the page at an address."""
    return f"{address}index.html"


def keep_site(contents: SiteContents, folder: Path, built: Built) -> None:
    """Keep what the next build needs to know of a site that was built as a whole, where all is known that it depends on."""
    if kept_folder() is None:
        return
    sitemap = sitemap_in(folder, contents, built.site_url)
    around = _around_imprints(folder, contents)
    found = _conditions(contents, sitemap, is_footed=around is not None)
    if not found or not built.plugins <= _UNDERSTOOD:
        return
    theme, site = built.frames.theme, contents.site
    chapters = {folder_of(page.address): theme.chapter(page) for page in site.heads}
    named = named_addresses(contents)
    if any(chapters[folder_of(page.address)] != theme.chapter(page) for page in site.heads):
        return
    if any((page.address in named) != theme.is_named(page) for page in site.heads):
        return
    files = {path: _read_file(folder / path) for path in files_in(folder)}
    listed = (SITEMAP, ZIPPED_SITEMAP) if sitemap is not None else ()
    indexed = (path for path in files if path.startswith(SEARCH) and path != THEME_INDEX)
    others = [*contents.site.paths, *(path for path, _ in contents.previews.files), *indexed, *listed, *(around or ())]
    pages = {page.address: page_digest(page, contents) for page in site.heads}
    if not files.keys() >= {*others, *map(page_file, pages)}:
        return
    keep(
        folder,
        KeptSite(
            conditions=found,
            site_url=built.site_url,
            is_searched=theme.is_searched,
            chapters=chapters,
            sitemap=sitemap,
            imprint=contents.settings.imprint,
            around_imprints=around,
            files=files,
            pages=pages,
            others=others,
            frames=built.frames.frames,
        ),
    )


def _read_file(file: Path) -> KeptFile:
    signature = signature_of(file)
    return KeptFile(digest(file.read_bytes()), signature)


def _around_imprints(folder: Path, contents: SiteContents) -> dict[str, tuple[str, str]] | None:
    """What stands before and after the imprint on the theme's own pages; None where one of them does not have it just once."""
    ours = {*map(page_file, contents.site.addresses), *contents.site.paths}
    found = {}
    for path in files_in(folder):
        if path.endswith(".html") and path not in ours:
            before, *after = (folder / path).read_text("utf-8").split(contents.settings.imprint or "\0")
            if len(after) != 1:
                return None
            found[path] = (before, after[0])
    return found


def _conditions(contents: SiteContents, sitemap: Sitemap | None, *, is_footed: bool) -> bytes:
    """A digest of all that a whole site depends on beside its pages and files of ours; empty where that cannot be told.

    sitemap: How the list of pages is written anew; where nobody knows, it is only right for the same day and the same pages.
    is_footed: Whether it is known of all pages where their imprint stands.
    """
    request, settings = contents.request, contents.settings
    configuration = request.configuration
    written = configuration.file.read_bytes() if configuration else b""
    beside = tuple(files_beside(contents))
    has_pages = any(Path(path).suffix.lower() in MARKDOWN for path, _ in beside)
    is_chosen = request.audience == "public" and beside
    if request.documents is not None or has_pages or is_chosen or not is_data(written):
        return b""
    told = digest_of(
        (
            {
                name: getattr(settings, name)
                for name in settings.__struct_fields__
                if not (is_footed and name == "imprint")
            },
            (str(request.root), str(request.docs), request.audience, request.site_url, request.edition),
            (contents.previews.site, contents.previews.site_url, contents.site.chapters),
            os.environ.get(_DAY),
            beside,
        )
    )
    listed = encoded((request.build.on.isoformat(), contents.site.addresses)) if sitemap is None else b""
    return digest(program(), told, written, listed) if told else b""


def is_data(settings: bytes) -> bool:
    """Whether the settings of MkDocs are all that they say, without other files, code or the environment."""
    return not (_TAG.search(settings) or any(may_say(each, settings) for each in _ELSEWHERE))


def files_beside(contents: SiteContents) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The files beside the records, with what the system knows of them."""
    return (each for each in _files_under(contents.request.docs) if not each[0].lower().endswith(SUFFIXES))


def _files_under(folder: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    for path, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        for name in sorted(names):
            try:
                known = Path(path, name).stat()
            except OSError:
                yield f"{path}/{name}", ()
                continue
            yield f"{path}/{name}", (known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)


def named_addresses(contents: SiteContents) -> frozenset[str]:
    """The addresses of the pages that the navigation names."""
    return frozenset(address for chapter in contents.site.chapters for _, address in chapter.entries)


def page_digest(page: Page, contents: SiteContents) -> bytes:
    """A digest of a page, whose body may be missing, and of the tags in its head."""
    return digest(contents.site.digest(page.address), encoded(contents.previews.tags(page)))


def _name(folder: Path) -> str:
    return f"site-{digest(os.fsencode(folder.resolve())).hex()}"


def keep(folder: Path, kept: KeptSite) -> None:
    """Keep what is known of the site in a folder."""
    write_entry(_name(folder), encoded(kept))


def kept_of(folder: Path) -> KeptSite | None:
    """What is kept of the site in a folder; None where there is nothing."""
    return read_as(_name(folder), _DECODER)


_DECODER = msgspec.msgpack.Decoder(KeptSite)
