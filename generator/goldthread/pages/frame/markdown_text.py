"""Markdown of records as HTML, without raw HTML; `[[kind/id]]` links to a record, and terms link to the glossary."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markupsafe import Markup, escape

from goldthread.documents.addresses import document_address
from goldthread.documents.document import Passage
from goldthread.language.control_characters import contained
from goldthread.language.grammar import GRAMMARS
from goldthread.language.translation import spoken
from goldthread.model.book import Book
from goldthread.model.record import Record
from goldthread.pages.frame.addresses import Links
from goldthread.pages.frame.glossary_links import NO_TERMS, Terms
from goldthread.pages.frame.hrefs import is_address, is_inside
from goldthread.pages.frame.pictures import ANY_PICTURE
from goldthread.reading.text_signs import picture_path

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_PROSE_TITLES = ("finding", "question", "decided", "text", "statement", "need", "purpose")
"""The fields that may name a record and hold a text for readers, which may have marks; other names have none."""

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")
_MARK = re.compile(r"[*_`\[\]\\<&\n]|^\s*(?:[-+>#=~]|\d+[.)])|^ {4}")
_ANY_MARK = re.compile(r"""[*_`\[\]\\<&"'\n\r\x00]""")
"""What CommonMark or typographic quotation marks may change within a paragraph."""
_QUOTATION = re.compile(r'(?<!\w)"(?=\S)([^"]*[^"\s])"(?!\w)')
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=[sxz])'(?=\s|$)", re.IGNORECASE)
_OPENED = re.compile(r"(?<!\w)'(?=\w)")
"""A single quotation mark that opens: what follows an s may be its pair, and no possessive."""
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?…][\"”’»)]?(?=\s)")
_NOTHING = Markup()
_KEPT = 1 << 15
"""How many texts are kept as HTML: the same text stands on several pages."""
_MENTIONED, _UP, _PICTURES = "mentioned", "up", "pictures"


def _quoted(text: str) -> str:
    """A text with the quotation marks and apostrophes of its language, as sentences have them; a mark without its pair stays."""
    if '"' not in text and "'" not in text:
        return text
    marks = GRAMMARS[spoken().language].quotes
    paired = _QUOTATION.sub(rf"{marks[0]}\1{marks[1]}", text)
    return paired if _OPENED.search(paired) else _APOSTROPHE.sub("\u2019", paired)


class Words:
    """The texts of one page.

    Raw HTML in a text is shown as it was typed, and only addresses of the web, of mail and telephones and relative ones become links.
    Pictures are the handbook's own; one of another site is a link to it, and of one that is not there, its description is shown.
    The first time that a word of the glossary is used it links to what it means, outside links and code.
    """

    def __init__(
        self, book: Book, links: Links, terms: Terms = NO_TERMS, pictures: Container[str] = ANY_PICTURE
    ) -> None:
        self._book = book
        self._links = links
        self._terms = terms
        self._pictures = pictures
        self._explained: set[str] = set()

    def block(self, text: str | None) -> Markup:
        """A text as paragraphs and lists."""
        return self._paragraph(text) or self._written(text, inline=False)

    def line(self, text: str | None) -> Markup:
        """A text of one paragraph, without the paragraph."""
        return self._written(text, inline=True)

    def headline(self, text: str | None) -> Markup:
        """A text of one paragraph for a heading, without glossary links."""
        return self._written(text, inline=True, explained=False)

    def plain(self, text: str | None) -> str:
        """A text without Markdown, for titles and descriptions."""
        said = text or ""
        if _MARK.search(said):
            tokens = _plain_markdown().parse(said, {_MENTIONED: self._mentioned})
            said = " ".join("".join(map(_shown, token.children or [token])) for token in tokens)
        return _quoted(_one_line(said))  # an entity may stand for a sign that acts

    def address_of_document(self, at: str) -> str:
        """The address at which a document of the repository is read; empty where none is known, or where nothing is there."""
        address, repository = document_address(at), self._book.handbook.repository
        if address is None or repository is None or address.name not in self._book.passages:
            return ""
        return repository.address_of_document(address.path, address.heading)

    @property
    def passages(self) -> Mapping[str, Passage]:
        """What the documents say that records name as their sources, by their addresses."""
        return self._book.passages

    def name(self, text: str | None) -> str:
        """A name as written, on one line, without Markdown, with the quotation marks of its language."""
        return _quoted(_one_line(text or ""))

    def title(self, record: Record) -> str:
        """The title of a record: a name as written, or a text without Markdown."""
        title = record.title
        is_prose = any(getattr(record, field) == title for field in _prose_titles(type(record)))
        return self.plain(title) if is_prose else self.name(title)

    def _paragraph(self, text: str | None) -> Markup:
        """A text as a paragraph where it is surely one, of words without marks of which none is explained; otherwise nothing.

        A line that begins with a letter begins nothing but a paragraph.
        """
        said = (text or "").rstrip(" \n")
        if not said[:1].isalpha() or said[-1].isspace() or _ANY_MARK.search(said) or self._is_explained(said):
            return _NOTHING
        html = f"<p>{said.replace('>', '&gt;')}</p>"
        return Markup(contained(html, isolated=False))  # noqa: S704 - there is no mark in it

    def _is_explained(self, text: str) -> bool:
        """Whether a text has words that the glossary explains."""
        return self._terms.pattern is not None and self._terms.pattern.search(text) is not None

    def _written(self, text: str | None, *, inline: bool, explained: bool = True) -> Markup:
        if not text:
            return _NOTHING
        is_explained = explained and self._is_explained(text)
        if inline and not is_explained and "[" not in text:
            return _line(text, GRAMMARS[spoken().language].quotes)
        markdown = _markdown(GRAMMARS[spoken().language].quotes)
        environment = {_MENTIONED: self._mentioned, _UP: self._links.to(""), _PICTURES: self._pictures}
        tokens = markdown.parseInline(text, environment) if inline else markdown.parse(text, environment)
        if is_explained:
            for token in tokens:
                token.children = self._explaining(token.children) if token.children else token.children
        html = str(markdown.renderer.render(tokens, markdown.options, environment)).strip()
        return Markup(contained(html, isolated=inline))  # noqa: S704 - raw HTML is off

    def _explaining(self, tokens: "list[Token]") -> "list[Token]":
        """The parts of a paragraph, in which the first use of a glossary term on this page is a link."""
        made: list[Token] = []
        depth = 0
        for token in tokens:
            depth += token.nesting if token.type in {"link_open", "link_close"} else 0
            made += [token] if depth or token.type != "text" else self._explained_in(token.content)
        return made

    def _explained_in(self, text: str) -> "Iterator[Token]":
        from markdown_it.token import Token  # noqa: PLC0415 - loaded with the parser, which is there by now

        assert self._terms.pattern
        done = 0
        for found in self._terms.pattern.finditer(text):
            term = self._terms.meant_by(found[1])
            href = None if term is None or term.id in self._explained else self._links.record(term.key)
            if term and href:
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

    def _mentioned(self, name: str) -> tuple[str, str]:
        """The title and the link of a mentioned record; for an unknown one, the name itself."""
        records = self._book.named(name.strip())
        if len(records) != 1:
            return name, ""
        return self.title(records[0]).rstrip("."), self._links.record(records[0].key) or ""


@cache
def _prose_titles(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind that may name a record and hold a text for readers."""
    return tuple(field for field in _PROSE_TITLES if hasattr(kind, field))


@lru_cache(maxsize=_KEPT)
def _one_line(text: str) -> str:
    return contained(" ".join(text.split()))


@lru_cache(maxsize=_KEPT)
def _line(text: str, quotes: str) -> Markup:
    """A text of one paragraph that names no record and shows no picture; one without any mark is only escaped, as CommonMark would."""
    if _ANY_MARK.search(text):
        markdown = _markdown(quotes)
        html = str(markdown.renderer.render(markdown.parseInline(text, {}), markdown.options, {})).strip()
    else:
        html = text.replace(">", "&gt;").strip()
    return Markup(contained(html))  # noqa: S704 - raw HTML is off


def first_sentence(text: str, limit: int = 160) -> str:
    """The beginning of a text within `limit` characters: whole sentences, or words if the first sentence is longer."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, limit)]
    if ends and ends[-1] >= limit // 4:
        return text[: ends[-1]]
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


@cache
def _markdown(quotes: str) -> "MarkdownIt":
    markdown = _plain_markdown.__wrapped__()
    markdown.options.update(typographer=True, quotes=quotes)
    return markdown.enable("smartquotes")


@cache
def _plain_markdown() -> "MarkdownIt":
    """CommonMark without raw HTML, with mentions of records and with no addresses that run or load anything."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - few texts have marks, and it takes a while to load

    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.validateLink = is_address  # type: ignore[method-assign,assignment]
    markdown.inline.ruler.before("link", "mention", _mention)
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("fence", _fence)
    return markdown


def _mention(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    """The rule for `[[kind/id]]`: a link with the title of a record, in which nothing is a mark."""
    found = _MENTION.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        title, href = state.env[_MENTIONED](found[1])
        is_link = href and not state.linkLevel
        if is_link:
            state.push("link_open", "a", 1).attrs = {"href": href}
        state.push("text", "", 0).content = title
        if is_link:
            state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _image(
    renderer: "RendererHTML", tokens: "Sequence[Token]", index: int, options: "OptionsDict", environment: "EnvType"
) -> str:
    token = tokens[index]
    source, words = str(token.attrs["src"]), renderer.renderInlineAsText(token.children or [], options, environment)
    if is_inside(source):
        within = re.sub(r"^(?:\.{0,2}/)+", "", source)
        if picture_path(within) not in environment[_PICTURES]:
            return escape(words or unquote(within))
        return Markup('<img src="{}" alt="{}">').format(f"{environment[_UP]}{within}", words)
    return Markup('<a href="{}">{}</a>').format(source, words or source)


def _fence(
    renderer: "RendererHTML", tokens: "Sequence[Token]", index: int, options: "OptionsDict", environment: "EnvType"
) -> str:
    del renderer, options, environment
    return Markup("<pre><code>{}</code></pre>\n").format(tokens[index].content)


def _shown(token: "Token") -> str:
    """What a reader sees of a token."""
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "image":
        return "".join(map(_shown, token.children or []))
    return token.content
