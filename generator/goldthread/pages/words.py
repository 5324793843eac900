"""Editors' texts to HTML: Markdown without raw HTML, in which `[[kind/id]]` links to a record."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from goldthread.model.book import Book
from goldthread.pages.addresses import Links

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")
_MARKDOWN_SIGN = re.compile(r"([^\w\s])")


class Words:
    """The texts of one page.

    Raw HTML in a text is shown as it was typed, and only web, mail and relative addresses become links.
    """

    def __init__(self, book: Book, links: Links) -> None:
        self._book = book
        self._links = links

    def block(self, text: str | None) -> Markup:
        """A text as paragraphs and lists."""
        return Markup(_markdown().render(self._with_links(text or "")).strip())  # noqa: S704 - raw HTML is off

    def line(self, text: str | None) -> Markup:
        """A text of one paragraph, without the paragraph."""
        return Markup(_markdown().renderInline(self._with_links(text or "")).strip())  # noqa: S704 - raw HTML is off

    def plain(self, text: str | None) -> str:
        """A text without marks, for titles and descriptions."""
        named = _MENTION.sub(lambda found: self._title(found[1]), text or "")
        return " ".join(re.sub(r"[*_`]+", "", named).split())

    def _with_links(self, text: str) -> str:
        return _MENTION.sub(lambda found: self._mention(found[1]), text) if "[[" in text else text

    def _mention(self, name: str) -> str:
        title = re.sub(r"([\\\[\]*_`<>])", r"\\\1", self._title(name))
        records = self._book.named(name.strip())
        href = self._links.record(records[0].key) if len(records) == 1 else None
        return f"[{title}]({href})" if href else title

    def _title(self, name: str) -> str:
        records = self._book.named(name.strip())
        return records[0].title.rstrip(".") if len(records) == 1 else name


def heading(text: str) -> Markup:
    """A text that is safe in a Markdown heading: every sign that could mean something is written as an entity."""
    return Markup(_MARKDOWN_SIGN.sub(lambda found: f"&#{ord(found[1])};", text))  # noqa: S704 - only word characters are left


def first_sentence(text: str, limit: int = 160) -> str:
    """The beginning of a text, cut at a word when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")
