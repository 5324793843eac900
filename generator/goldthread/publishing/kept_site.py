"""The site of the last build brought up to date: what differs is written into its folder, and MkDocs is not asked for what it made before.

What is kept of a build says which bytes each of its files has, which page each was made of, and the frames of pages. It holds as long as
all else that a site is made of is the same: the settings, the theme, the navigation, files beside the records, the generator.
Where it does not hold, or anything in the folder is not as it was written, the site is built as a whole.
"""

import gzip
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urljoin
from xml.sax.saxutils import escape

import msgspec

from goldthread.caching.folder import digest, read_entry, write_entry
from goldthread.caching.folder import folder as kept_folder
from goldthread.caching.handbook_state import program_state
from goldthread.disk.folders import Replacement, updating
from goldthread.disk.manifests import files_in
from goldthread.pages.frame.navigation import folder_of
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.reads import digest_of, encoded
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.head import tags_html
from goldthread.publishing.media import MARKDOWN
from goldthread.publishing.page_frames import Frame, PageFrames, Theme
from goldthread.publishing.search_index import THEME_INDEX, search_files
from goldthread.publishing.shown_page import ShownPage
from goldthread.record_files import SUFFIXES
from goldthread.search.index_parts import FOLDER as SEARCH

_SITEMAP = "sitemap.xml"
_ZIPPED = "sitemap.xml.gz"
_DAY = "SOURCE_DATE_EPOCH"
_NOT_DATA = re.compile(rb"(?m)^\s*(hooks|INHERIT)\s*:|[\s\[{,:]![A-Za-z!]")
"""What in the settings of MkDocs leads to other files, to code or to the environment."""
_UNDERSTOOD = frozenset({"goldthread", "search", "material/search"})
"""The plugins whose work is known to depend on nothing but settings and pages."""

_LEAST = 2
"""So many pages show how they are parted in a list."""


class _OutdatedError(Exception):
    """What is kept of a site does not hold, so that it has to be built as a whole."""


class _Sitemap(msgspec.Struct, frozen=True, array_like=True):
    """How a list of pages for search engines is written: what stands before, between and after the addresses."""

    before: str
    between: str
    after: str

    def text(self, addresses: Iterable[str], site_url: str, day: date) -> bytes:
        """The list of some pages on a day."""
        base = f"{site_url.rstrip('/')}/"
        told = (f"<loc>{escape(urljoin(base, quote(each)))}</loc>" for each in addresses)
        text = self.before + self.between.join(told) + self.after
        return text.replace("\0", day.isoformat()).encode()


class KeptSite(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a site.

    conditions: A digest of all that the whole site depends on.
    site_url: The address that pages name as their own.
    is_searched: Whether the theme's search plugin takes its settings out of pages.
    chapters: The chapters of pages, by the folders that these lie in.
    sitemap: How the list of pages is written; None where there is none.
    files: The digests of all files by their paths.
    pages: The digests of pages by their addresses.
    others: The files of which it is known how they are made, beside pages.
    frames: The frames of pages, by their keys.
    """

    conditions: bytes
    site_url: str
    is_searched: bool
    chapters: dict[str, str]
    sitemap: _Sitemap | None
    files: dict[str, bytes]
    pages: dict[str, bytes]
    others: list[str]
    frames: dict[str, Frame | None]

    @property
    def made(self) -> frozenset[str]:
        """The paths of all files of which it is known how they are made."""
        return frozenset((*map(page_file, self.pages), *self.others))


LoadFrames = Callable[[SiteContents], PageFrames]
"""Loads MkDocs and its theme, with the pages of a site."""


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


def rebuilt(contents: SiteContents, folder: Path, load: LoadFrames) -> Replacement | None:
    """Bring the site of the last build in a folder up to date; None where it has to be built as a whole.

    load: Loads the theme, for a page whose frame is not kept.
    Raises what `updating` raises.
    """
    kept = _read(folder)
    if kept is None or kept.conditions != _conditions(contents, kept.sitemap):
        return None
    try:
        with updating(folder, "site") as site:
            if site is None or site.files != kept.files.keys():
                return None
            making = _Making(contents, kept, site.path, load)
            written, gone = making.written(), making.gone()
            if written or gone:
                site.change(written, gone)
    except _OutdatedError:
        return None
    _keep(folder, making.kept())
    done = Replacement(folder)
    done.files, done.changed, done.deleted = len(making.digests), len(written), len(gone)
    return done


def keep_site(contents: SiteContents, folder: Path, built: Built) -> None:
    """Keep what the next build needs to know of a site that was built as a whole, where all is known that it depends on."""
    if kept_folder() is None:
        return
    sitemap = _sitemap_in(folder, contents, built.site_url)
    found = _conditions(contents, sitemap)
    if not found or not built.plugins <= _UNDERSTOOD:
        return
    theme, site = built.frames.theme, contents.site
    chapters = {folder_of(page.address): theme.chapter(page) for page in site.pages}
    named = _named(contents)
    if any(chapters[folder_of(page.address)] != theme.chapter(page) for page in site.pages):
        return
    if any((page.address in named) != theme.is_named(page) for page in site.pages):
        return
    files = {path: digest((folder / path).read_bytes()) for path in files_in(folder)}
    listed = (_SITEMAP, _ZIPPED) if sitemap is not None else ()
    indexed = (path for path in files if path.startswith(SEARCH) and path != THEME_INDEX)
    others = [*contents.site.paths, *(path for path, _ in contents.previews.files), *indexed, *listed]
    pages = {page.address: _page_digest(page, contents) for page in site.pages}
    if not files.keys() >= {*others, *map(page_file, pages)}:
        return
    _keep(
        folder,
        KeptSite(
            conditions=found,
            site_url=built.site_url,
            is_searched=theme.is_searched,
            chapters=chapters,
            sitemap=sitemap,
            files=files,
            pages=pages,
            others=others,
            frames=built.frames.frames,
        ),
    )


class _Making:
    """The files of a site, of which those are made that are not as they should be.

    digests: The digests of all files that the site has now.
    """

    def __init__(self, contents: SiteContents, kept: KeptSite, folder: Path, load: LoadFrames) -> None:
        self._contents, self._kept = contents, kept
        self._there = {path: digest((folder / path).read_bytes()) for path in kept.files if (folder / path).is_file()}
        self._pages: dict[str, bytes] = {}
        self._others: list[str] = []
        self._theme = _ThemeOnDemand(contents, kept, load)
        self._frames = PageFrames(
            self._theme,
            partial(_finished, contents),
            lambda page: tags_html(contents.previews.tags(page)),
            kept.site_url,
            kept=dict(kept.frames),
        )
        self._made_before = kept.made
        self.digests = {path: found for path, found in kept.files.items() if path not in self._made_before}
        if any(self._there.get(path) != found for path, found in self.digests.items()):
            raise _OutdatedError

    def written(self) -> dict[str, bytes]:
        """The files that are not there, or are other than they should be."""
        fixed = frozenset(self.digests)
        found = {path: data for path, data in self._made() if self._differs(path, data)}
        made = self._made_paths()
        if not fixed.isdisjoint(made) or self._may_hide_media(made ^ self._made_before):
            raise _OutdatedError
        return found

    def gone(self) -> frozenset[str]:
        """The files that the site no longer has."""
        return self._made_before - self._made_paths()

    def kept(self) -> KeptSite:
        """What is to be kept of the site now."""
        return msgspec.structs.replace(
            self._kept, files=self.digests, pages=self._pages, others=self._others, frames=self._frames.frames
        )

    def _made_paths(self) -> frozenset[str]:
        return frozenset((*map(page_file, self._pages), *self._others))

    def _may_hide_media(self, paths: Iterable[str]) -> bool:
        """Whether files beside the records are published that one of ours might hide, which is new, or has hidden, which is gone."""
        tops = {path.partition("/")[0] for path in paths}
        if tops <= {SEARCH.rstrip("/")}:  # its parts come and go with every edit
            beside = (Path(path).relative_to(self._contents.request.docs) for path, _ in _files_beside(self._contents))
            return any(path.parts[0].casefold() in tops for path in beside)
        return any(_files_beside(self._contents))

    def _differs(self, path: str, data: bytes) -> bool:
        self.digests[path] = digest(data)
        return self._there.get(path) != self.digests[path]

    def _made(self) -> Iterator[tuple[str, bytes]]:
        contents, kept = self._contents, self._kept
        for page in contents.site.pages:
            path = page_file(page.address)
            self._pages[page.address] = found = _page_digest(page, contents)
            is_same = kept.pages.get(page.address) == found and self._there.get(path) == kept.files.get(path, b"")
            if is_same:
                self.digests[path] = kept.files[path]
            else:
                yield path, self._html(page).encode("utf-8", errors="xmlcharrefreplace")
        for path, data in _others(contents, kept.site_url, kept.sitemap):
            self._others.append(path)
            yield path, data

    def _html(self, page: Page) -> str:
        frame = self._frames.frame(page)
        return self._frames.whole(page) if frame is None else frame.filled(self._frames.values(page))


class _ThemeOnDemand:
    """The theme of a site, which is loaded when a page has a frame that is not kept."""

    def __init__(self, contents: SiteContents, kept: KeptSite, load: LoadFrames) -> None:
        self.is_searched = kept.is_searched
        self._contents, self._kept, self._load = contents, kept, load
        self._addresses = _named(contents)

    @cached_property
    def _loaded(self) -> Theme:
        return self._load(self._contents).theme

    def whole(self, page: Page, shown: ShownPage) -> str:
        """A page as the theme renders it."""
        return self._loaded.whole(page, shown)

    def around(self, page: Page, shown: ShownPage) -> str:
        """A page rendered around stand-ins for its texts."""
        return self._loaded.around(page, shown)

    def is_named(self, page: Page) -> bool:
        """Whether the navigation names a page."""
        return page.address in self._addresses

    def chapter(self, page: Page) -> str:
        """The chapter that a page belongs to. Raises an error for a page in a folder of which that is not known."""
        try:
            return self._kept.chapters[folder_of(page.address)]
        except KeyError as error:
            raise _OutdatedError from error


def _finished(contents: SiteContents, html: str, content: str, tags: str) -> str:
    from goldthread.publishing.mkdocs_contents import finished  # noqa: PLC0415 - it loads the theme, which few pages need

    return finished(html, content, tags, contents.settings, serving=False)


def _others(contents: SiteContents, site_url: str, sitemap: _Sitemap | None) -> Iterator[tuple[str, bytes]]:
    """The files that are no pages, and of which it is known how they are made."""
    yield from contents.site.files
    yield from contents.previews.files
    yield from search_files(contents).items()
    if sitemap is not None:
        yield from _sitemaps(sitemap, contents, site_url)


def _sitemaps(sitemap: _Sitemap, contents: SiteContents, site_url: str) -> Iterator[tuple[str, bytes]]:
    """The list of pages, and the same compressed, as MkDocs writes them."""
    day = contents.request.build.on
    text = sitemap.text(contents.site.addresses, site_url, day)
    zipped = BytesIO()
    moment = int(datetime.combine(day, time(), UTC).timestamp())
    with gzip.GzipFile(filename=_SITEMAP, fileobj=zipped, mode="wb", mtime=moment) as file:
        file.write(text)
    yield from ((_SITEMAP, text), (_ZIPPED, zipped.getvalue()))


def _sitemap_in(folder: Path, contents: SiteContents, site_url: str) -> _Sitemap | None:
    """How the list of pages in a site is written; None where that cannot be told, so that it is taken for fixed."""
    file = folder / _SITEMAP
    if not file.is_file() or not site_url:
        return None
    before, *rest = file.read_text("utf-8").replace(contents.request.build.on.isoformat(), "\0").split("<loc>")
    ends = [each.partition("</loc>")[2] for each in rest]
    if len(ends) < _LEAST:
        return None
    found = _Sitemap(before, ends[0], ends[-1])
    is_so = all((folder / path).read_bytes() == data for path, data in _sitemaps(found, contents, site_url))
    return found if is_so else None


def _conditions(contents: SiteContents, sitemap: _Sitemap | None) -> bytes:
    """A digest of all that a whole site depends on beside its pages and files of ours; empty where that cannot be told.

    sitemap: How the list of pages is written anew; where nobody knows, it is only right for the same day and the same pages.
    """
    request, settings = contents.request, contents.settings
    configuration = request.configuration
    written = configuration.file.read_bytes() if configuration else b""
    beside = tuple(_files_beside(contents))
    has_pages = any(Path(path).suffix.lower() in MARKDOWN for path, _ in beside)
    is_chosen = request.audience == "public" and beside
    if request.documents is not None or has_pages or is_chosen or _NOT_DATA.search(written):
        return b""
    told = digest_of(
        (
            {name: getattr(settings, name) for name in settings.__struct_fields__},
            (str(request.root), str(request.docs), request.audience, request.site_url, request.edition),
            (contents.previews.site, contents.previews.site_url, contents.site.chapters),
            os.environ.get(_DAY),
            beside,
        )
    )
    listed = encoded((request.build.on.isoformat(), contents.site.addresses)) if sitemap is None else b""
    return digest(program_state(), told, written, listed) if told else b""


def _files_beside(contents: SiteContents) -> Iterator[tuple[str, tuple[int, ...]]]:
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


def _named(contents: SiteContents) -> frozenset[str]:
    """The addresses of the pages that the navigation names."""
    return frozenset(address for chapter in contents.site.chapters for _, address in chapter.entries)


def _page_digest(page: Page, contents: SiteContents) -> bytes:
    return digest(encoded((page, contents.previews.tags(page))))


def _name(folder: Path) -> str:
    return f"site-{digest(os.fsencode(folder.resolve())).hex()}"


def _keep(folder: Path, kept: KeptSite) -> None:
    write_entry(_name(folder), encoded(kept))


def _read(folder: Path) -> KeptSite | None:
    data = read_entry(_name(folder))
    try:
        return _DECODER.decode(data) if data else None
    except msgspec.MsgspecError:
        return None


_DECODER = msgspec.msgpack.Decoder(KeptSite)
