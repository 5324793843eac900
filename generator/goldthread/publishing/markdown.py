"""A page as the text of a Markdown file, with its front matter, for engines that read Markdown.

Such an engine reads everything again. So what is not a heading is HTML without a blank line, in which every sign that Markdown, its
extensions or a template language could take for theirs is a numeric entity, and a heading is Markdown of entities.
"""

import re

import msgspec
import yaml

from goldthread.pages.frame.anchors import Heading, headings
from goldthread.pages.frame.page import Page
from goldthread.publishing.front_matter import front_matter
from goldthread.publishing.previews import Tag

_PART = re.compile(r"(<[^>]*>|&#?\w+;)")
_TAG = re.compile(r"<[^>]*>")
_UNSEARCHED = "data-search-exclude"
LONGEST = 24_000
"""How many bytes of words may stand under a heading that is searched; Zensical has given up at a text of 32 KB with its tags."""
_PREFORMATTED = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_BLANK_LINES = re.compile(r"\s*\n\s*")
_IN_ATTRIBUTES = re.compile(r"[`~{}\[\]\\|*!^$]|--8")
_IN_TEXT = re.compile(r"[^\w\s.,;:/()'\"?%&<>-]|_|--8|(?<=\n)[^<]|\A[^<\s]")
_IN_HEADINGS = re.compile(r"[^\w\s]|(?<![^\W_])_|_(?![^\W_])")


def markdown(page: Page, tags: tuple[Tag, ...] = ()) -> str:
    """The file's text: what the theme needs to know of the page, then the page.

    Material shows no other tags; they are there, as they are, for a theme or a template that does.
    """
    front = front_matter(page)
    if tags:
        front["meta"] = msgspec.to_builtins(tags)
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n{body_as_markdown(page.body)}\n"


def body_as_markdown(body: str) -> str:
    """A page's body with its headings in Markdown.

    What stands under a heading is left out of the search where it is too long for one text, as a list of all touchpoints of a phase is.
    """
    parts: list[str] = []
    found = tuple(headings(body))
    ends = (*(heading.start for heading in found[1:]), len(body))
    done = 0
    for heading, end in zip(found, ends, strict=True):
        is_long = len(_TAG.sub("", body[heading.end : end]).encode()) > LONGEST
        parts += [_raw(body[done : heading.start]), _heading(heading, is_searched=not is_long)]
        done = heading.end
    return "\n\n".join(part for part in (*parts, _raw(body[done:])) if part)


def _heading(heading: Heading, *, is_searched: bool) -> str:
    words = "".join(
        part if index % 2 else _IN_HEADINGS.sub(_entity, part)
        for index, part in enumerate(_PART.split(" ".join(heading.html.split())))
    )
    others = re.sub(r'class="([\w-]+)"', r".\1", heading.attributes)
    others = re.sub(r"(data-[\w-]+)(?!\S)", r'\1=""', others)
    if not is_searched and _UNSEARCHED not in others:
        others += f' {_UNSEARCHED}=""'
    return f"{'#' * heading.level} {words} {{: #{heading.anchor}{others} }}"


def _raw(html: str) -> str:
    """HTML of which nothing can be taken for anything else; an entity stands for every line break that is shown."""
    kept = _PREFORMATTED.sub(lambda found: found[0].replace("\n", "&#10;"), html.strip())
    return "".join(
        _IN_ATTRIBUTES.sub(_entity, _BLANK_LINES.sub("\n", part)) if part.startswith("<") else _as_text(part)
        for part in _PART.split(_BLANK_LINES.sub("\n", kept))
    )


def _as_text(part: str) -> str:
    return part if part.startswith("&") else _IN_TEXT.sub(_entity, part)


def _entity(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(each)};" for each in found[0])
