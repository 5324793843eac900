"""For whom an edition is, and which pages it goes without for that: the public has no use for what only editors mend or decide.

What is internal is taken out of the records before any page is made; here it is about pages and words that would speak of nothing.
As with the language, templates ask for the readers of the edition that is being made, through a context variable.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from goldthread.model.book import Book
from goldthread.model.record import Audience
from goldthread.pages.frame import addresses

_audience: ContextVar[Audience] = ContextVar("audience", default="internal")

_EDITORS = frozenset({addresses.REPORT, addresses.REVIEW, addresses.RULE_INDEX, addresses.COVERAGE})
_SPEAKS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        addresses.FOCUS_INDEX: ("focus",),
        addresses.MAP: ("principle",),
        addresses.CUSTOMER_INDEX: ("customer",),
        addresses.NEED_INDEX: ("need",),
        addresses.OFFERS: ("offer",),
        addresses.EVIDENCE: ("evidence", "study"),
        addresses.MEETINGS: ("connect",),
        addresses.PRINCIPLE_INDEX: ("principle",),
        addresses.JOURNEY: ("touchpoint",),
        addresses.PHASE_INDEX: ("phase",),
        addresses.TOUCHPOINT_INDEX: ("touchpoint",),
        addresses.INVENTORY: ("touchpoint",),
        addresses.SIGNATURES: ("touchpoint",),
        addresses.PLAN: ("initiative",),
        addresses.ROADMAP: ("initiative",),
        addresses.MEASURES: ("metric",),
        addresses.TEAM_INDEX: ("team",),
        addresses.CHANGES: ("edition",),
        addresses.TOOLS: ("tool",),
        addresses.DECISIONS: ("decision",),
        addresses.GLOSSARY: ("term",),
    }
)
"""The kinds of which a page needs a record, one of any of them, to have something to say."""

_SILENT_SECTION = re.compile(r'^<h2 id="[^\n]*</h2>\n(?=\s*(?:^<h2 id="|\Z))', re.MULTILINE)


@contextmanager
def written_for(audience: Audience) -> Iterator[None]:
    """All pages made within are for these readers."""
    token = _audience.set(audience)
    try:
        yield
    finally:
        _audience.reset(token)


def is_public() -> bool:
    """Whether the edition that is being made is for the public."""
    return _audience.get() == "public"


def left_to_editors(book: Book) -> frozenset[str]:
    """The addresses of pages that an edition for the public goes without."""
    kinds = {record.kind for record in book.records.values()}
    return _EDITORS | {address for address, needed in _SPEAKS_OF.items() if kinds.isdisjoint(needed)}


def without_silence(body: str) -> str:
    """A page without headings under which nothing stands."""
    return _SILENT_SECTION.sub("", body)
