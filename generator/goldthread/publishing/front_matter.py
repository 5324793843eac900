"""What a theme is told of a page: its title, its description, and what it hides."""

from html import escape

from goldthread.pages.frame.page import Page


def front_matter(page: Page) -> dict[str, object]:
    """The settings of a page; themes write titles and descriptions into HTML as they stand, so they are escaped here."""
    front: dict[str, object] = {"title": escape(page.title), "description": escape(page.description)}
    if page.hides:
        front["hide"] = list(page.hides)
    if not page.search_boost:
        front["search"] = {"exclude": True}
    elif page.search_boost != 1:
        front["search"] = {"boost": page.search_boost}
    return front
