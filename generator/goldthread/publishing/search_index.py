"""The index of the search of a site: its records, its other pages, and the pages that an editor keeps beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.caching.folder import digest, write_entry
from goldthread.caching.handbook_state import program
from goldthread.caching.kept_values import read_as
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import say, say_many, speaking
from goldthread.pages.frame.addresses import (
    DECISIONS,
    FOCUS_INDEX,
    GLOSSARY,
    JOURNEY,
    PRINCIPLE_INDEX,
    SITUATIONS,
    TEAM_INDEX,
    TOOLS,
    TOUCHPOINT_INDEX,
)
from goldthread.pages.frame.navigation import folder_of
from goldthread.pages.frame.page import Site
from goldthread.pages.frame.reads import encoded
from goldthread.publishing.engine import SiteContents
from goldthread.publishing.search_entries import entries
from goldthread.search.entry import Entry
from goldthread.search.index import Index, Told, index_of
from goldthread.search.index_parts import Files
from goldthread.search.kept_index import KeptIndex

THEME_INDEX = "search/search_index.json"
"""The index that the theme's plugin writes, and nobody asks for."""
_STARTS = (SITUATIONS, TOUCHPOINT_INDEX, JOURNEY, PRINCIPLE_INDEX, FOCUS_INDEX, TEAM_INDEX, TOOLS, GLOSSARY, DECISIONS)
"""The pages to begin from when nothing is found, as far as the edition has them."""
_TAG = re.compile(r"<[^>]*>")
_PAGE, _OWN_PAGE, _RULE = 0.8, 0.9, 0.3
_HEADING, _TEXT = 2.0, 0.3
_ASIDE = ("rule/", "edit/")
"""Where pages lie that only editors look for."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of the search of a site.

    conditions: A digest of what made it.
    index: The index.
    pages: Pages that show no single record, as entries, by the digests of what these are made of.
    """

    conditions: bytes
    index: KeptIndex
    pages: dict[bytes, Entry]


_DECODER = msgspec.msgpack.Decoder(_Kept)


class _KeptPages:
    """Pages as entries; those that are as they were are taken from what is kept.

    known: The entries that are kept, by the digests of what they are made of.
    """

    def __init__(self, known: Mapping[bytes, Entry]) -> None:
        self._known = known
        self.entries: dict[bytes, Entry] = {}

    def entry(self, site: Site, address: str, kind: str, weight: float) -> Entry:
        """A page of a site as an entry."""
        told = digest(site.digest(address), encoded((kind, weight)))
        found = self._known.get(told)
        if found is None:
            page = site.page(address)
            found = page_entry(page.body, address, page.title, kind, page.description, weight)
        self.entries[told] = found
        return found


def search_files(contents: SiteContents, own_pages: Iterable[Entry] = ()) -> Files:
    """The files of the index of a site, of which that is made anew that differs from the last time.

    own_pages: The entries of pages that are not the handbook's, as `page_entry` makes them.
    """
    name, conditions = _name(contents), program()
    kept = read_as(name, _DECODER)
    if kept is not None and kept.conditions != conditions:
        kept = None
    pages = _KeptPages(kept.pages if kept else {})
    index = _index(contents.site, language_of(contents), own_pages, pages, kept.index if kept else None)
    if kept is None or not index.is_as_kept or pages.entries.keys() != kept.pages.keys():
        write_entry(name, encoded(_Kept(conditions, index.kept, pages.entries)))
    return index.files


def index_of_site(site: Site, language: str) -> Files:
    """The files of the index of a site by their paths from its top."""
    return _index(site, language, (), _KeptPages({}), None).files


def _index(site: Site, language: str, own_pages: Iterable[Entry], pages: _KeptPages, kept: KeptIndex | None) -> Index:
    with speaking(catalogue(language)):
        found = (*site.entries, *_pages(site, pages), *own_pages)
        return index_of(found, language, _told(site, len(site.entries), len(found) - len(site.entries)), kept)


def _name(contents: SiteContents) -> str:
    request = contents.request
    told = ("" if request.documents else str(request.root), request.edition, request.audience, language_of(contents))
    return f"search-{digest(*(each.encode('utf-8', 'surrogateescape') for each in told)).hex()}"


def without_entries(site: Site) -> tuple[str, ...]:
    """The addresses of pages that show no single record, which the search knows by what they say."""
    shown = {each.address for each in site.entries}
    return tuple(address for address in site.addresses if address not in shown)


def write_search(contents: SiteContents, folder: Path, own_pages: Iterable[Entry]) -> None:
    """Write the index of a site into its folder."""
    for path, data in search_files(contents, own_pages).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def language_of(contents: SiteContents) -> str:
    """The language of a site."""
    return contents.inspection.graph.book.handbook.language


def page_entry(
    html: str, address: str, title: str, kind: str, description: str = "", weight: float = _OWN_PAGE
) -> Entry:
    """A page as one entry: its title, its headings, and what stands under them.

    html: The page's content.
    """
    sections = list(entries(html, address, title, {}))
    headings = " ".join(_plain(str(each["title"])) for each in sections[1:])
    text = " ".join(_plain(str(each["text"])) for each in sections)
    return Entry(
        address=address,
        title=_plain(title),
        kind=kind,
        line=description,
        texts=((_HEADING, headings), (_TEXT, f"{description} {text}")),
        weight=weight,
    )


def _pages(site: Site, kept: _KeptPages) -> Iterator[Entry]:
    """The pages that show no single record."""
    chapters = {folder: chapter.title for chapter in site.chapters for folder in chapter.folders}
    for page in map(site.head, without_entries(site)):
        if page.search_boost:
            weight = (_RULE if page.address.startswith(_ASIDE) else _PAGE) * min(1.0, page.search_boost)
            kind = chapters.get(folder_of(page.address), "") or say("Page")
            yield kept.entry(site, page.address, kind, weight)


def _plain(text: str) -> str:
    return " ".join(_TAG.sub(" ", text).split())


def _told(site: Site, records: int, pages: int) -> Told:
    titles = {address: title for chapter in site.chapters for title, address in chapter.entries}
    return Told(
        texts={
            "one": say("1 result"),
            "many": say("{count} results"),
            "none": say("Nothing found for “{query}”."),
            "searched": say(
                "Searched were the names, other words, former names and texts of {records} and {pages}.",
                records=say_many("{count} record", "{count} records", records),
                pages=say_many("{count} other page", "{count} other pages", pages),
            ),
            "start": say("Where to look instead"),
            "near": say("Close to it"),
            "instead": say("Nothing is called “{asked}”. Shown is what fits “{shown}”."),
            "more": say("Show more"),
            "lost": say("The search could not be loaded. Load the page again."),
        },
        starts=tuple((titles[address], address) for address in _STARTS if address in titles),
    )
