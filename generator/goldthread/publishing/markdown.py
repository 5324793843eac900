"""A page as the text of a Markdown file, with its front matter."""

from html import escape

import msgspec
import yaml

from goldthread.pages.page import Page
from goldthread.publishing.previews import Tag


def markdown(page: Page, tags: tuple[Tag, ...] = ()) -> str:
    """The file's text: what the theme needs to know of the page, then the page.

    Themes write titles and descriptions into HTML as they stand, so they are escaped here.
    Material shows no other tags; they are there, as they are, for a theme or a template that does.
    """
    front: dict[str, object] = {"title": escape(page.title), "description": escape(page.description)}
    if page.hides:
        front["hide"] = list(page.hides)
    if not page.search_boost:
        front["search"] = {"exclude": True}
    elif page.search_boost != 1:
        front["search"] = {"boost": page.search_boost}
    if tags:
        front["meta"] = msgspec.to_builtins(tags)
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n{page.body.strip()}\n"
