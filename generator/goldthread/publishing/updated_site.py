"""The site of the last build brought up to date: what differs is written into its folder, and MkDocs is not asked for what it made before.

Where what is kept does not hold, or anything in the folder that only MkDocs makes is not as it was written, the site is built as a whole.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path

import msgspec

from goldthread.caching.folder import digest
from goldthread.caching.folder import folder as kept_folder
from goldthread.disk.folder_update import updating
from goldthread.disk.folders import Replacement
from goldthread.disk.locks import ForeignFilesError, LockedError
from goldthread.disk.signatures import signature_of
from goldthread.pages.frame.navigation import folder_of
from goldthread.pages.frame.page import Page
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.head import tags_html
from goldthread.publishing.kept_site import (
    KeptFile,
    KeptSite,
    files_beside,
    keep,
    kept_of,
    named_addresses,
    page_digest,
    page_file,
)
from goldthread.publishing.page_frames import PageFrames, Theme
from goldthread.publishing.search_index import search_files
from goldthread.publishing.shown_page import ShownPage
from goldthread.publishing.sitemaps import sitemap_files
from goldthread.search.index_parts import FOLDER as SEARCH

STANDBYS = "standbys"
"""Where the folders that take turns with those of sites are kept among other results, which nobody else can read or write."""

LoadFrames = Callable[[SiteContents], PageFrames]
"""Loads MkDocs and its theme, with the pages of a site."""


class _OutdatedError(Exception):
    """What is kept of a site does not hold, so that it has to be built as a whole."""


def rebuilt(contents: SiteContents, folder: Path, load: LoadFrames) -> Replacement | None:
    """Bring the site of the last build in a folder up to date; None where it has to be built as a whole.

    load: Loads the theme, for a page whose frame is not kept.
    Raises what `updating` raises.
    """
    kept, place = kept_of(folder), kept_folder()
    if place is None or kept is None or not kept.holds_for(contents):
        return None
    try:
        with updating(folder, "site", Path(place, STANDBYS)) as site:
            if site is None or site.files != kept.files.keys():
                return None
            making = _Making(contents, kept, site.path, load)
            written, gone = making.written(), making.gone()
            if written or gone:
                site.change(written, gone)
    except (_OutdatedError, ForeignFilesError):  # of what is in the way, the whole build says more
        return None
    keep(folder, making.kept())
    done = Replacement(folder)
    done.files, done.changed, done.deleted = len(making.files), len(written), len(gone)
    return done


def renew_standby(folder: Path) -> None:
    """After a site was built as a whole: let what takes turns with it hold nothing that the site no longer has."""
    place = kept_folder()
    if place is None:
        return
    try:
        with updating(folder, "site", Path(place, STANDBYS)) as site:
            if site is not None:
                site.renew_standby()
    except (OSError, LockedError, ForeignFilesError):  # such as the next build being at work already: then that does it
        return


class _Making:
    """The files of a site, of which those are made that are not as they should be.

    files: All files that the site has now.
    """

    def __init__(self, contents: SiteContents, kept: KeptSite, folder: Path, load: LoadFrames) -> None:
        self._contents, self._kept = contents, kept
        self._there = {path: _seen(folder / path, file) for path, file in kept.files.items()}
        self._pages: dict[str, bytes] = {}
        self._others: list[str] = []
        self._imprint = contents.settings.imprint
        self._frames = PageFrames(
            _ThemeOnDemand(contents, kept, load),
            partial(_finished, contents),
            lambda page: tags_html(contents.previews.tags(page)),
            kept.site_url,
            imprint=self._imprint,
            kept=dict(kept.frames),
        )
        self._made_before = kept.made
        fixed = [path for path in kept.files if path not in self._made_before]
        if not all(map(self._is_as_written, fixed)):
            raise _OutdatedError
        self.files = {path: self._there[path] or kept.files[path] for path in fixed}

    def written(self) -> dict[str, bytes]:
        """The files that are not there, or are other than they should be."""
        fixed = frozenset(self.files)
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
            self._kept,
            imprint=self._imprint,
            files=self.files,
            pages=self._pages,
            others=self._others,
            frames=self._frames.frames,
        )

    def _made_paths(self) -> frozenset[str]:
        return frozenset((*map(page_file, self._pages), *self._others))

    def _may_hide_media(self, paths: Iterable[str]) -> bool:
        """Whether files beside the records are published that one of ours might hide, which is new, or has hidden, which is gone."""
        tops = {path.partition("/")[0] for path in paths}
        if tops <= {SEARCH.rstrip("/")}:  # its parts come and go with every edit
            beside = (Path(path).relative_to(self._contents.request.docs) for path, _ in files_beside(self._contents))
            return any(path.parts[0].casefold() in tops for path in beside)
        return any(files_beside(self._contents))

    def _is_as_written(self, path: str) -> bool:
        there, file = self._there.get(path), self._kept.files.get(path)
        return there is not None and file is not None and there.digest == file.digest

    def _differs(self, path: str, data: bytes) -> bool:
        """Whether a file is to be written; one that is written is read by the next build, which nobody can have changed before."""
        there, wanted = self._there.get(path), digest(data)
        is_same = there is not None and there.digest == wanted
        self.files[path] = there if there is not None and is_same else KeptFile(wanted)
        return not is_same

    def _made(self) -> Iterator[tuple[str, bytes]]:
        contents, kept = self._contents, self._kept
        has_imprint = kept.imprint == self._imprint
        for page in contents.site.heads:
            path = page_file(page.address)
            self._pages[page.address] = found = page_digest(page, contents)
            there = self._there.get(path)
            if there and has_imprint and kept.pages.get(page.address) == found and self._is_as_written(path):
                self.files[path] = there
            else:
                yield path, _as_bytes(self._html(contents.site.page(page.address)))
        for path, data in self._made_beside():
            self._others.append(path)
            yield path, data

    def _html(self, page: Page) -> str:
        frame = self._frames.frame(page)
        return self._frames.whole(page) if frame is None else frame.filled(self._frames.values(page))

    def _made_beside(self) -> Iterator[tuple[str, bytes]]:
        """The files that are no pages of ours, and of which it is known how they are made."""
        contents, kept = self._contents, self._kept
        yield from contents.site.files
        yield from contents.previews.files
        yield from search_files(contents).items()
        if kept.sitemap is not None:
            yield from sitemap_files(kept.sitemap, contents, kept.site_url)
        for path, (before, after) in (kept.around_imprints or {}).items():
            yield path, _as_bytes(f"{before}{self._imprint}{after}")


def _seen(file: Path, kept: KeptFile) -> KeptFile | None:
    """A file as it is now, read unless the system says that it is as it was; None where there is none."""
    if kept.signature is not None and kept.signature.holds(file):
        return kept
    signature = signature_of(file)
    return KeptFile(digest(file.read_bytes()), signature) if signature else None


def _as_bytes(html: str) -> bytes:
    """A page as MkDocs writes it."""
    return html.encode("utf-8", errors="xmlcharrefreplace")


class _ThemeOnDemand:
    """The theme of a site, which is loaded when a page has a frame that is not kept."""

    def __init__(self, contents: SiteContents, kept: KeptSite, load: LoadFrames) -> None:
        self.is_searched = kept.is_searched
        self._contents, self._kept, self._load = contents, kept, load
        self._addresses = named_addresses(contents)

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
