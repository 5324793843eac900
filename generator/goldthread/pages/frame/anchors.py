"""The anchors of a page, and the headings in its table of contents."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

import msgspec

_WRITTEN_OUT = """
    accepted all attributes balance cascade causes change changes chart counts customer customers do engagement events evidence
    example exchange experience fails first focus for found handovers horizons inside journey knowledge limits loose map
    measure media mend met mind missing news no no-phase now no-horizon order over passes phases practice practised principles
    priority reading relations right rules signature stages start steps stop teams tension threads threads-table time tools touchpoints
    unassigned unrated vision waiting waive unknown waived why words
"""
PAGE_ANCHORS = frozenset(_WRITTEN_OUT.split())
"""The anchors that templates write out, apart from those with an underscore or a prefix of their own."""

_PREFIXES = ("gt-", "set-", "study-", "priority-", "claims-", "habit-", "step-", "phase-")
_LONGEST = 15
"""The most letters of a word in a title that are as wide as a phone."""

_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r' id="([^"]+)"')
_UNNAMED = re.compile(r'\n<h([12]) id=""([^>]*)>(.*?)</h\1>$', re.MULTILINE | re.DOTALL)
"""With the end of the line before it, as below."""
_UNNAMED_START = ' id=""'
_HEADING = re.compile(r'\n<h([12]) id="([^"]+)"([^>]*)>(.*?)</h\1>$', re.MULTILINE | re.DOTALL)
"""With the end of the line before it: an expression that begins with letters is found many times as fast as one that may begin anywhere."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading that the table of contents lists.

    level: 1 for the title of the page, 2 for a section.
    anchor: Its anchor.
    attributes: Its other attributes, as they stand in HTML.
    html: What stands in it.
    start, end: Where its element begins and ends in the page's body.
    """

    level: int
    anchor: str
    attributes: str
    html: str
    start: int
    end: int

    @property
    def title(self) -> str:
        """Its text, as HTML without elements."""
        return " ".join(_TAG.sub("", self.html).split())


def anchor_of(words: str) -> str:
    """An anchor made of a text: letters without accents, digits, underscores and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower()).lstrip("_-") or "section"


def own_anchor(record_id: str) -> str:
    """The anchor of a record that shares a page: its id, unless the page itself uses that name."""
    return f"id_{record_id}" if record_id in PAGE_ANCHORS or record_id.startswith(_PREFIXES) else record_id


def with_anchors(body: str) -> str:
    """A page's body in which each heading with an empty id gets a unique one made of its text."""
    if _UNNAMED_START not in body:
        return body
    taken = set(_ID.findall(body))

    def named(found: re.Match[str]) -> str:
        wanted = anchor = anchor_of(unescape(_TAG.sub("", found[3])))
        number = 0
        while anchor in taken:
            number += 1
            anchor = f"{wanted}_{number}"
        taken.add(anchor)
        return f'\n<h{found[1]} id="{anchor}"{found[2]}>{found[3]}</h{found[1]}>'

    return _UNNAMED.sub(named, f"\n{body}")[1:]


def with_fitting_title(body: str) -> str:
    """A page's body whose title is marked where it holds a word too long for a phone, so that it is set smaller there and not broken."""
    title = next(headings(body), None)
    if title is None or title.level != 1 or title.attributes or not _is_long(title.title):
        return body
    return (
        f'{body[: title.start]}<h1 id="{title.anchor}" class="gt-long-words">{body[body.index(">", title.start) + 1 :]}'
    )


def _is_long(title: str) -> bool:
    return max((len(word) for word in unescape(title).split()), default=0) > _LONGEST


def headings(body: str) -> Iterator[Heading]:
    """The headings of the table of contents, in order: those at the beginning of a line whose first attribute is an id.

    Only templates write attributes, so that no text of an editor can look like one.
    """
    for found in _HEADING.finditer(f"\n{body}"):
        level, anchor, attributes, html = found.groups()
        start, end = found.start(), found.end() - 1
        yield Heading(level=int(level), anchor=anchor, attributes=attributes, html=html, start=start, end=end)
