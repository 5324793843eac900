"""The audience of an edition, and the pages and sections that a public edition omits.

What is internal is taken out of the records before any page is made; here it is about pages and words that would speak of nothing.
As with the language, templates ask for the readers of the edition that is being made, through a context variable.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from goldthread.model.record import Audience

_audience: ContextVar[Audience] = ContextVar("audience", default="internal")

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


def without_silence(body: str) -> str:
    """A page without headings under which nothing stands."""
    return _SILENT_SECTION.sub("", body)
