"""A site whose pages are kept: of one that is as it was, the body is fetched when it is asked for."""

from collections.abc import Callable
from functools import cached_property

from goldthread.pages.frame.kept_pages import PageMaking
from goldthread.pages.frame.page import Chapter, File, Page, Site
from goldthread.search.entry import Entry


class SiteOfKeptPages(Site):
    """The handbook as it is published, of which pages were made as far as they differ from those that are kept.

    heads: The pages, of which those that are kept have no body.
    making: Makes the pages.
    """

    def __init__(
        self,
        heads: tuple[Page, ...],
        making: PageMaking,
        chapters: tuple[Chapter, ...],
        files: tuple[File, ...],
        entries: Callable[[], tuple[Entry, ...]],
    ) -> None:
        super().__init__(heads, chapters, files, entries)
        self._making = making

    @property
    def heads(self) -> tuple[Page, ...]:
        """All pages, by address, without the bodies of those that are kept."""
        return tuple(self._pages.values())

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, by address."""
        return self._making.whole_pages(self._pages)

    def head(self, address: str) -> Page:
        """A page, which has no body when it is kept. Raises KeyError when there is none."""
        return self._pages[address]

    def page(self, address: str) -> Page:
        """The page at an address. Raises KeyError when there is none."""
        self._pages[address]
        return self._making.whole_page(address)

    def digest(self, address: str) -> bytes:
        """A digest of the page at an address."""
        return self._making.digest(address)
