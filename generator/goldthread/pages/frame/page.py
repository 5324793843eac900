"""A page as a value: title, address, description and body."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Literal

import msgspec

from goldthread.caching.folder import digest
from goldthread.pages.frame.reads import encoded
from goldthread.places import Place
from goldthread.search.entry import Entry

Part = Literal["navigation", "toc"]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the handbook.

    address: The folder that it lies in, from the site's root, with a slash at the end; empty for the home page.
    title: The title in the browser's tab and in search results.
    description: One or two sentences for search engines and previews.
    body: Finished HTML, which nothing reads again; `anchors.py` finds the headings of its table of contents.
    source: Where the record that it shows is written, if it shows one.
    hides: Parts of the page's frame that are hidden.
    search_boost: How much it counts in search against other pages; 0 leaves it out.
    statement: A sentence that belongs under the title wherever the page is announced.
    drawings: Drawings on it that are also files of their own, as pairs of a name and an SVG element.
    """

    address: str
    title: str
    description: str
    body: str
    source: Place | None = None
    hides: tuple[Part, ...] = ()
    search_boost: float = 1.0
    statement: str = ""
    drawings: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """The Markdown file that it is written to."""
        return source_of(self.address)


def digest_of_page(page: Page) -> bytes:
    """A digest of a page."""
    return digest(encoded(page))


def source_of(address: str) -> str:
    """The Markdown file that the page at an address is written to."""
    return f"{address}index.md"


class Chapter(msgspec.Struct, frozen=True):
    """A chapter of the navigation.

    title: The title.
    entries: The pages in it, as pairs of title and address; single records are reached through them.
    folders: The folders at the top of the site whose pages belong to it, named or not.
    """

    title: str
    entries: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]


File = tuple[str, bytes]
"""A file that is no page, by its path from the site's root."""


class Site:
    """The handbook as it is published: its pages, its navigation, and the files beside them.

    chapters: The navigation.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        chapters: tuple[Chapter, ...],
        files: tuple[File, ...] = (),
        entries: Callable[[], tuple[Entry, ...]] = tuple,
    ) -> None:
        self._pages = {page.address: page for page in pages}
        self._files = dict(files)
        self._entries = entries
        self.chapters = chapters

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What the search knows of the records."""
        return self._entries()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all pages, in order."""
        return tuple(self._pages)

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, by address."""
        return tuple(self._pages.values())

    @property
    def heads(self) -> tuple[Page, ...]:
        """All pages, by address, of which the bodies may be missing."""
        return self.pages

    def head(self, address: str) -> Page:
        """A page, whose body may be missing. Raises KeyError when there is none."""
        return self.page(address)

    def digest(self, address: str) -> bytes:
        """A digest of the page at an address. Raises KeyError when there is none."""
        return digest_of_page(self.page(address))

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files beside the pages."""
        return tuple(self._files)

    @property
    def files(self) -> tuple[File, ...]:
        """All files beside the pages."""
        return tuple(self._files.items())

    def page(self, address: str) -> Page:
        """The page at an address. Raises KeyError when there is none."""
        return self._pages[address]


class SiteOnRequest(Site):
    """A site of which a page or a file is made when it is asked for, and kept then.

    addresses: The addresses of all pages, in order.
    write: Writes the page at one of them.
    drawings: Makes files of the drawings on a page.
    files: Makes the files that are known without any page, by their paths.
    entries: Makes what the search knows of the records.
    """

    def __init__(
        self,
        addresses: tuple[str, ...],
        write: Callable[[str], Page],
        chapters: tuple[Chapter, ...],
        drawings: Callable[[Page], Iterable[File]],
        files: Mapping[str, Callable[[], bytes]],
        entries: Callable[[], tuple[Entry, ...]] = tuple,
    ) -> None:
        super().__init__((), chapters, entries=entries)
        self._addresses = dict.fromkeys(addresses)
        self._write = write
        self._drawings = drawings
        self._makers = files

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all pages, in order."""
        return tuple(self._addresses)

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, by address, which takes as long as making a whole site does."""
        return tuple(map(self.page, self._addresses))

    @property
    def made(self) -> tuple[Page, ...]:
        """The pages that were asked for."""
        return tuple(self._pages.values())

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files that are known without any page."""
        return tuple(self._makers)

    @property
    def files(self) -> tuple[File, ...]:
        """All files beside the pages, for which all pages are made."""
        return (*((path, self.file(path)) for path in self._makers), *self.drawn.items())

    @cached_property
    def drawn(self) -> Mapping[str, bytes]:
        """The drawings of all pages as files."""
        return dict(file for page in self.pages for file in self._drawings(page))

    def page(self, address: str) -> Page:
        """The page at an address. Raises KeyError when there is none."""
        if address not in self._pages:
            self._addresses[address]
            self._pages[address] = self._write(address)
        return self._pages[address]

    def file(self, path: str) -> bytes:
        """The file at a path that is known without any page. Raises KeyError when there is none."""
        if path not in self._files:
            self._files[path] = self._makers[path]()
        return self._files[path]
