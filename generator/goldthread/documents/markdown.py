"""Markdown as sections: the headings, the anchors that MkDocs and GitHub give them, and the words below each."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from urllib.parse import unquote

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*([^{}]*?)\s*\}\s*$")
"""What stands in braces behind a heading, as the extension attr_list of Python-Markdown reads it."""
_OWN_ID = re.compile(r"(?:^|\s)#([\w:.-]+)|(?:^|\s)id=[\"']?([\w:.-]+)")
_HTML_ID = re.compile(r"<[a-z][^>]*?\s(?:id|name)\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)


class Section(msgspec.Struct, frozen=True):
    """A heading with everything down to the next heading of its level or a higher one.

    level: The level of the heading, from 1.
    heading: Its words.
    anchors: The anchors that lead to it; the one that pages of MkDocs have comes first.
    says: Its words and those below it, block by block.
    """

    level: int
    heading: str
    anchors: tuple[str, ...]
    says: tuple[str, ...]


class Outline(msgspec.Struct, frozen=True):
    """A text in Markdown.

    sections: Its sections, in order; each holds those below it as well.
    by_anchor: The sections by every anchor that leads to them, or that stands in them.
    says: All its words, block by block.
    """

    sections: tuple[Section, ...]
    by_anchor: Mapping[str, Section]
    says: tuple[str, ...]

    def section(self, anchor: str) -> Section | None:
        """The section at an anchor, be it written as it is or as addresses write it."""
        return self.by_anchor.get(anchor) or self.by_anchor.get(unquote(anchor))


class _Block(msgspec.Struct, frozen=True):
    """A heading, or where the level is 0 another block, with the ids that stand in it as HTML and one that it gives itself."""

    text: str
    level: int = 0
    ids: tuple[str, ...] = ()
    own_id: str = ""
    written: str = ""


def outline(text: str) -> Outline:
    """The sections of a text in Markdown; what stands in front of it as data is no part of it."""
    blocks = list(_blocks(_FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"), count=1)))
    headings = [index for index, block in enumerate(blocks) if block.level]
    anchors = _anchors([blocks[index] for index in headings])
    ends = _ends(blocks)
    sections: dict[int, Section] = {}
    for index, names in zip(headings, anchors, strict=True):
        says = tuple(block.text for block in blocks[index : ends[index]] if block.text)
        sections[index] = Section(blocks[index].level, blocks[index].text, names, says)
    return Outline(
        tuple(sections.values()),
        _by_anchor(blocks, sections),
        tuple(block.text for block in blocks if block.text),
    )


def _ends(blocks: list[_Block]) -> dict[int, int]:
    """Where the section of each heading ends: at the next heading of its level or a higher one."""
    ends: dict[int, int] = {}
    open_: list[int] = []
    for index, block in enumerate(blocks):
        while block.level and open_ and blocks[open_[-1]].level >= block.level:
            ends[open_.pop()] = index
        if block.level:
            open_.append(index)
    return ends | dict.fromkeys(open_, len(blocks))


def _by_anchor(blocks: list[_Block], sections: Mapping[int, Section]) -> Mapping[str, Section]:
    """The sections by their anchors: the first of each section before the second of any, and ids within sections last."""
    found: dict[str, Section] = {}
    for place in range(max((len(each.anchors) for each in sections.values()), default=0)):
        for section in sections.values():
            if place < len(section.anchors):
                found.setdefault(section.anchors[place], section)
    current: Section | None = None
    waiting: list[str] = []
    for index, block in enumerate(blocks):
        current = sections.get(index, current)
        waiting += block.ids
        if block.text and current is not None:
            for each in waiting:
                found.setdefault(each, current)
        if block.text:
            waiting = []
    return found


def _anchors(headings: list[_Block]) -> list[tuple[str, ...]]:
    """The anchors of each heading: its own id, else the one of MkDocs; then those of GitHub and of other settings of MkDocs."""
    from markdown.extensions.toc import (  # type: ignore[import-untyped] # noqa: PLC0415 - few handbooks pay for it
        slugify,
        slugify_unicode,
    )
    from pymdownx.slugs import slugify as slugs  # type: ignore[import-untyped] # noqa: PLC0415 - as above

    lower: Callable[[str, str], str] = slugs(case="lower")
    own = {each.own_id for each in headings if each.own_id}
    numbered, numbered_lower, numbered_unicode = _Numbered(own), _Numbered(own), _Numbered(own)
    github: dict[str, int] = {}
    found: list[tuple[str, ...]] = []
    for each in headings:
        names = [each.own_id] if each.own_id else [numbered.name(slugify(each.text, "-"))]
        names.append(_on_github(lower(each.written or each.text, "-"), github))
        if not each.own_id:
            names.append(numbered_lower.name(lower(each.text, "-")))
            names.append(numbered_unicode.name(slugify_unicode(each.text, "-")))
        found.append(tuple(dict.fromkeys(filter(None, names))))
    return found


class _Numbered:
    """Anchors that are given once each: the second of a name is numbered, as Python-Markdown does it."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, str] = {}

    def name(self, slug: str) -> str:
        """The anchor for a heading; looking for a free number goes on where it ended for the same name."""
        from markdown.extensions.toc import unique  # noqa: PLC0415 - as above

        self._last[slug] = name = str(unique(self._last.get(slug, slug), self._taken))
        return name


def _on_github(slug: str, seen: dict[str, int]) -> str:
    """The anchor on GitHub, which numbers headings of the same words from 1."""
    name = slug
    while name in seen:
        seen[slug] += 1
        name = f"{slug}-{seen[slug]}"
    seen[name] = 0
    return name


def _blocks(text: str) -> Iterator[_Block]:
    level = 0
    for token in _markdown().parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "inline":
            yield _heading(token, level) if level else _Block(_shown(token), 0, tuple(_ids(token)))
            level = 0
        elif token.type in {"fence", "code_block"}:
            yield _Block(_spaced(token.content))
        elif token.type == "html_block":
            yield from _html(token.content)


def _heading(token: Token, level: int) -> _Block:
    written = _shown(token)
    braces = _ATTRIBUTES.search(written)
    own = _OWN_ID.search(braces[1]) if braces else None
    text = written[: braces.start()] if braces else written
    return _Block(text, level, tuple(_ids(token)), (own[1] or own[2]) if own else "", written)


def _html(content: str) -> Iterator[_Block]:
    """A block of HTML: headings in it, and the words between them."""
    done = 0
    for found in _HTML_HEADING.finditer(content):
        yield _plain(content[done : found.start()])
        text = _spaced(html.unescape(_TAG.sub("", found[2])))
        yield _Block(text, int(found[1]), tuple(_HTML_ID.findall(found[0])), "", text)
        done = found.end()
    yield _plain(content[done:])


def _plain(content: str) -> _Block:
    bare = re.sub(r"<!--.*?(?:-->|\Z)", "", content, flags=re.DOTALL)
    return _Block(_spaced(html.unescape(_TAG.sub(" ", bare))), 0, tuple(_HTML_ID.findall(bare)))


def _shown(token: Token) -> str:
    """What a reader sees of a line, without marks."""
    return _spaced("".join(map(_word, token.children or ())))


def _word(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return " "
        case "image" | "html_inline":
            return ""
        case _:
            return token.content


def _ids(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type == "html_inline":
            yield from _HTML_ID.findall(child.content)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")
