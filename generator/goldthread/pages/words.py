"""Editors' texts to HTML: Markdown without raw HTML, in which `[[kind/id]]` links to a record, and words to the glossary."""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from goldthread.language.grammar import GRAMMARS
from goldthread.language.saying import spoken
from goldthread.model.book import Book
from goldthread.pages.addresses import Links
from goldthread.pages.terms import NO_TERMS, Terms

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?…][\"”’»)]?(?=\s)")
_MARKDOWN_SIGN = re.compile(r"([^\w\s])")


class Words:
    """The texts of one page.

    Raw HTML in a text is shown as it was typed, and only web, mail and relative addresses become links.
    The first time that a word of the glossary is used it links to what it means, outside links and code.
    """

    def __init__(self, book: Book, links: Links, terms: Terms = NO_TERMS) -> None:
        self._book = book
        self._links = links
        self._terms = terms
        self._explained: set[str] = set()

    def block(self, text: str | None) -> Markup:
        """A text as paragraphs and lists."""
        return self._written(text, inline=False)

    def line(self, text: str | None) -> Markup:
        """A text of one paragraph, without the paragraph."""
        return self._written(text, inline=True)

    def headline(self, text: str | None) -> Markup:
        """A text of one paragraph for a heading in HTML, in which no word is explained."""
        return self._written(text, inline=True, explained=False)

    def plain(self, text: str | None) -> str:
        """A text without marks, for titles and descriptions."""
        named = _MENTION.sub(lambda found: self._title(found[1]), text or "")
        return " ".join(re.sub(r"[*_`]+", "", named).split())

    def _written(self, text: str | None, *, inline: bool, explained: bool = True) -> Markup:
        linked = self._with_links(text or "")
        markdown = _markdown(GRAMMARS[spoken().language].quotes)
        tokens = markdown.parseInline(linked) if inline else markdown.parse(linked)
        if explained and self._terms.pattern and self._terms.pattern.search(linked):
            for token in tokens:
                token.children = self._explaining(token.children) if token.children else token.children
        return Markup(markdown.renderer.render(tokens, markdown.options, {}).strip())  # noqa: S704 - raw HTML is off

    def _explaining(self, tokens: list[Token]) -> list[Token]:
        """The parts of a paragraph, in which words of the glossary that were not met before on this page are links."""
        made: list[Token] = []
        depth = 0
        for token in tokens:
            depth += token.nesting if token.type in {"link_open", "link_close"} else 0
            made += [token] if depth or token.type != "text" else self._explained_in(token.content)
        return made

    def _explained_in(self, text: str) -> Iterator[Token]:
        assert self._terms.pattern
        done = 0
        for found in self._terms.pattern.finditer(text):
            term = self._terms.by_word[" ".join(found[1].lower().split())]
            href = None if term.id in self._explained else self._links.record(term.key)
            if href:
                self._explained.add(term.id)
                yield Token("text", "", 0, content=text[done : found.start()])
                attributes: dict[str, str | int | float] = {
                    "class": "gt-term",
                    "href": href,
                    "title": self.plain(term.means),
                }
                yield Token("link_open", "a", 1, attrs=attributes)
                yield Token("text", "", 0, content=found[1])
                yield Token("link_close", "a", -1)
                done = found.end(1)
        yield Token("text", "", 0, content=text[done:])

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
    """A text as far as `limit` characters reach: whole sentences, or where not even one ends in time, words."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, limit)]
    if ends and ends[-1] >= limit // 4:
        return text[: ends[-1]]
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


@cache
def _markdown(quotes: str) -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": quotes}).enable("smartquotes")
