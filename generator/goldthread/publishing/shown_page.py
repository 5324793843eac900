"""A page as a theme is told of it: its texts, its address, and its headings."""

import re
from html import escape
from urllib.parse import quote

import msgspec

from goldthread.pages.frame.anchors import headings
from goldthread.pages.frame.page import Page

_SEARCH_SETTINGS = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")
_SEARCH_SETTING = re.compile('data-search-\\w+="')
"""What a page says to the search plugin of the theme, which takes it out."""
_LEFT_OUT = re.compile(" data-search-exclude(?=[ >])")
"""What says that a search is to leave a part out; ours has read it by then, and nobody else asks."""


class Entry(msgspec.Struct, frozen=True):
    """A heading in a page's table of contents: its level, its title as HTML, and its anchor."""

    level: int
    title: str
    anchor: str


class ShownPage(msgspec.Struct, frozen=True):
    """What a theme is told of a page.

    address: The address, from the top of the site.
    title, description: As HTML.
    canonical: The whole address; empty where nobody knows it.
    content: The body, as HTML.
    headings: The table of contents.
    hides: The parts of the frame that are hidden.
    imprint: What stands for the foot of the page; empty where that is as the settings of the site have it.
    """

    address: str
    title: str
    description: str
    canonical: str
    content: str
    headings: tuple[Entry, ...]
    hides: tuple[str, ...] = ()
    imprint: str = ""


def shown_page(page: Page, site_url: str, *, is_searched: bool) -> ShownPage:
    """What a theme is told of a page of the handbook.

    site_url: The address of the site; empty where nobody knows it.
    is_searched: Whether the search plugin of the theme takes its settings out of the page.
    """
    content = shown_content(page)
    if is_searched and _SEARCH_SETTING.search(content):
        content = _SEARCH_SETTINGS.sub("", content)
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    return ShownPage(
        address=page.address,
        title=escape(page.title),
        description=escape(page.description),
        canonical=f"{base}{quote(page.address)}" if base else "",
        content=content,
        headings=tuple(Entry(each.level, each.title, each.anchor) for each in headings(page.body)),
        hides=page.hides,
    )


def shown_content(page: Page) -> str:
    """The body of a page as it is published, without what our search alone needs to know of it."""
    content = page.body.strip()

    def is_in_tag(place: int) -> bool:
        return content.rfind("<", 0, place) > content.rfind(">", 0, place)

    return _LEFT_OUT.sub(lambda found: "" if is_in_tag(found.start()) else found[0], content)
