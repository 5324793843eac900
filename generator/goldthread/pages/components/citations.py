"""What a record names as its sources, as links and texts."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from goldthread.documents.addresses import document_address, is_web_address
from goldthread.language.translation import say, say_as
from goldthread.model.links import Source
from goldthread.model.record import Record
from goldthread.pages.components.facts import NO_TEXT, Fact
from goldthread.pages.frame.labels import when
from goldthread.pages.frame.markdown_text import Words


def cited(words: Words, record: Record) -> Markup:
    """The sources of a record, one after the other; nothing where it names none."""
    return Markup("; ").join(filter(None, (_cited(words, source) for source in record.source)))


def source_facts(words: Words, record: Record) -> Iterator[Fact]:
    """The same as a labelled fact, where there are any."""
    text = cited(words, record)
    if text:
        yield Fact(say_as("of sources", "From"), text)


def _cited(words: Words, source: Source) -> Markup:
    text = _title(words, source)
    if not text or source.seen_on is None:
        return text
    return Markup("{} ({})").format(text, say("seen {when}", when=when(source.seen_on)))


def _title(words: Words, source: Source) -> Markup:
    if source.at is None:
        return words.line(source.title) if source.title else NO_TEXT
    title = words.plain(source.title or source.at)
    if is_web_address(source.at):
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(source.at, title)
    named, href = _document(words, source, title), words.address_of_document(source.at)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(href, named) if href else Markup.escape(named)


def _document(words: Words, source: Source, title: str) -> str:
    """A document of the repository by its title, with the words of the heading that is meant where the title does not say them."""
    address = document_address(source.at or "")
    passage = words.passages.get(address.name) if address else None
    if passage is None:
        return title
    called = title if source.title else passage.document or PurePosixPath(address.path).name if address else title
    heading = words.name(passage.heading)
    if not heading or heading.casefold() in called.casefold():
        return called
    return say("{document}, “{heading}”", document=words.name(called), heading=heading)
