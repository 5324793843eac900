"""A page as a value: title, address, description and body."""

from typing import Literal

import msgspec

from goldthread.places import Place

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
        return f"{self.address}index.md"


class Chapter(msgspec.Struct, frozen=True):
    """A chapter of the navigation.

    title: The title.
    entries: The pages in it, as pairs of title and address; single records are reached through them.
    """

    title: str
    entries: tuple[tuple[str, str], ...]


class Site(msgspec.Struct, frozen=True):
    """The handbook as it is published: its pages, its navigation, and the files beside them.

    pages: All pages, by address.
    chapters: The navigation.
    files: Other files by their path from the site's root.
    """

    pages: tuple[Page, ...]
    chapters: tuple[Chapter, ...]
    files: tuple[tuple[str, bytes], ...] = ()
