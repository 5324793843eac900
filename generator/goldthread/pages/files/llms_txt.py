"""An index of the pages for language models, as `llms.txt`."""

import re
from collections.abc import Iterable, Iterator

from goldthread.language.translation import say
from goldthread.model.book import Book
from goldthread.pages.frame.addresses import GUIDE_FILE, PAGED_KINDS, RECORDS_FILE, TOUCHPOINTS_FILE, Links
from goldthread.pages.frame.markdown_text import Words
from goldthread.pages.frame.page import Chapter, Page

_MARK = re.compile(r"[\\`*_\[\]<>]|&(?=#?\w+;)|^(?:[-+#=~]|\d+(?=[.)]))(?=[-~\s.)=#]|$)")


def guide(book: Book, chapters: Iterable[Chapter], pages: Iterable[Page]) -> bytes:
    """The text of `llms.txt`; addresses are relative to the root of the site."""
    descriptions = {page.address: page.description for page in pages}
    lines = (*_top(book), *(line for chapter in chapters for line in _chapter(chapter, descriptions)), *_rest(book))
    return ("\n".join(lines) + "\n").encode()


def _top(book: Book) -> Iterator[str]:
    words = Words(book, Links(book, GUIDE_FILE))
    handbook = book.handbook
    brand = _escaped(words.name(handbook.title))
    yield f"# {say('{brand} handbook, edition {edition}', brand=brand, edition=handbook.edition)}"
    yield ""
    vision = words.plain(handbook.vision) or say("The vision is not known")
    yield f"> {_escaped(vision)}"
    if handbook.summary:
        yield ""
        yield _escaped(words.plain(handbook.summary))


def _chapter(chapter: Chapter, descriptions: dict[str, str]) -> Iterator[str]:
    yield ""
    yield f"## {_escaped(chapter.title)}"
    yield ""
    for title, address in chapter.entries:
        yield f"- [{_escaped(title)}]({address or './'}): {_escaped(' '.join(descriptions[address].split()))}"


def _rest(book: Book) -> Iterator[str]:
    """Where to find single records and other files."""
    yield ""
    yield f"## {say('Single records')}"
    yield ""
    for kind in PAGED_KINDS:
        number = sum(record.kind == kind for record in book.records.values())
        if number:
            yield f"- `{kind}/<id>/`: {say('{count}, one page each', count=number)}"
    yield ""
    yield f"## {say('Data')}"
    yield ""
    records, touchpoints = say("All records"), say("All touchpoints")
    yield f"- [{records}]({RECORDS_FILE}): {say('JSON, by kind and id')}"
    yield f"- [{touchpoints}]({TOUCHPOINTS_FILE}): {say('CSV, one per row')}"


def _escaped(text: str) -> str:
    """A text with Markdown escaped, on one line."""
    return _MARK.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return f"{sign}\\" if sign.isdecimal() else f"\\{sign}"
