"""The whole site: all pages, the navigation, and the files beside the pages."""

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial

import msgspec

from goldthread.exchange import handbook_json
from goldthread.exchange.csv_table import table_of_texts, touchpoint_table
from goldthread.exchange.parts import PartOf, made_anew
from goldthread.language.message import Message, message, verbatim
from goldthread.language.translation import said, speaking
from goldthread.pages.alignment import weaknesses
from goldthread.pages.files.assets import look
from goldthread.pages.files.drawing_files import embedded
from goldthread.pages.files.feeds import feed, feed_addresses
from goldthread.pages.files.llms_txt import guide
from goldthread.pages.files.record_entries import record_entries
from goldthread.pages.files.redirects import redirects, renamed_addresses
from goldthread.pages.frame.addresses import GUIDE_FILE, MOVES_FILE, RECORDS_FILE, TOUCHPOINTS_FILE, WEAKNESSES_FILE
from goldthread.pages.frame.contents import with_contents
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.empty_sections import without_silence
from goldthread.pages.frame.kept_pages import KeptPages
from goldthread.pages.frame.kept_parts import KeptParts
from goldthread.pages.frame.navigation import chapters, kinds_at_hand
from goldthread.pages.frame.page import Chapter, File, Page, Site, SiteOnRequest
from goldthread.pages.frame.page_writer import Writer
from goldthread.pages.frame.site_of_kept_pages import SiteOfKeptPages
from goldthread.progress import followed
from goldthread.search.entry import Entry

FOLDERS = ("home", "situations", "focus", "customers", "experience", "principles", "plan", "teams", "alignment")
"""The folders below `pages/` that hold kinds of page; `frame/navigation.py` says where readers find them."""


@cache
def writers() -> tuple[Writer, ...]:
    """The writers of all kinds of page: one for each module in the folders.

    Raises AttributeError when a module has no `WRITER`.
    """
    return tuple(writer for folder in FOLDERS for writer in _writers_in(f"goldthread.pages.{folder}"))


def _writers_in(package: str) -> Iterator[Writer]:
    folder = importlib.import_module(package)
    for each in pkgutil.iter_modules(folder.__path__, f"{package}."):
        writer: Writer = importlib.import_module(each.name).WRITER
        yield writer


def make_site(context: Context, kept: KeptPages | None = None) -> Site:
    """The pages by address, the navigation, and the files beside them, in the language of the context and for its audience.

    kept: The pages of the last time; those that would be the same are taken from there, and those of this time are kept for the next.
    """
    with speaking(context.language):
        shown = _complete(context)
        written = shown.shared(_writers_by_address)
        addresses = followed(message("Writing pages"), sorted(written), _named)
        if kept is None:
            pages = tuple(_page(shown, each) for each in addresses)
            return Site(pages, *_beside(shown, pages), partial(_entries, shown))
        making = kept.of(shown)
        heads = tuple(making.head(each, partial(_written, written[each])) for each in addresses)
        making.keep()
        return SiteOfKeptPages(heads, making, *_beside(shown, heads, making.parts), partial(_entries, making.context))


def site_on_request(context: Context) -> SiteOnRequest:
    """The same site, of which nothing is made before it is asked for."""
    with speaking(context.language):
        shown = _complete(context)
        addresses = tuple(sorted(shown.shared(_writers_by_address)))
        tabs = tuple(_chapters(shown, addresses))
        listed = [address for tab in tabs for _, address in tab.entries]
        colours = shown.book.handbook.colours
        others = dict(_data_files(shown, tabs, lambda: [page(context, each) for each in listed]))
        ready = dict((*look(colours, shown.brand), *redirects(shown.book)))
    files: dict[str, Callable[[], bytes]] = {path: partial(bytes, data) for path, data in ready.items()}
    files.update((path, partial(_in_language, shown, make)) for path, make in others.items())
    entries = partial(_entries, shown)
    return SiteOnRequest(addresses, partial(page, context), tabs, partial(embedded, colours=colours), files, entries)


def _entries(context: Context) -> tuple[Entry, ...]:
    with speaking(context.language):
        return tuple(record_entries(context))


def _in_language(context: Context, make: Callable[[], bytes]) -> bytes:
    with speaking(context.language):
        return make()


def _named(address: str) -> Message:
    return verbatim(f"{address}index.html")


def page(context: Context, address: str) -> Page:
    """The one page at an address, as the edition has it. Raises KeyError when there is none."""
    with speaking(context.language):
        return _page(_complete(context), address)


def _page(context: Context, address: str) -> Page:
    return _written(context.shared(_writers_by_address)[address], context, address)


def _written(writer: Writer, context: Context, address: str) -> Page:
    written = writer.page(context, address)
    if "toc" in written.hides and "navigation" not in written.hides:
        written = msgspec.structs.replace(written, body=with_contents(written.body))
    if context.audience == "public":
        return msgspec.structs.replace(written, body=without_silence(written.body))
    return written


def _writers_by_address(context: Context) -> dict[str, Writer]:
    written = ((address, writer) for writer in writers() for address in writer.addresses(context))
    return {address: writer for address, writer in written if not _is_absent(address, context)}


def _beside(
    context: Context, pages: tuple[Page, ...], kept: Callable[[str], KeptParts] | None = None
) -> tuple[tuple[Chapter, ...], tuple[File, ...]]:
    """The navigation, and the files beside pages, whose bodies may be missing.

    kept: Gives the parts of a file that are kept.
    """
    found = tuple(_chapters(context, {page.address for page in pages}))
    data_files = ((path, make()) for path, make in _data_files(context, found, lambda: pages, kept))
    colours = context.book.handbook.colours
    drawings = (file for page in pages for file in embedded(page, colours))
    return found, (*look(colours, context.brand), *redirects(context.book), *data_files, *drawings)


def _data_files(
    context: Context,
    tabs: tuple[Chapter, ...],
    listed: Callable[[], Collection[Page]],
    kept: Callable[[str], KeptParts] | None = None,
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files for other programs, each with what makes it.

    listed: Gives at least the pages that the navigation names.
    kept: Gives the parts of a file that are kept.
    """
    book = context.book
    records = partial(handbook_json.book_as_json, book)

    def touchpoints(part: PartOf = made_anew) -> bytes:
        return touchpoint_table(book, _counts(context), part)

    yield RECORDS_FILE, partial(_of_parts, records, kept(RECORDS_FILE)) if kept else records
    yield TOUCHPOINTS_FILE, partial(_of_parts, touchpoints, kept(TOUCHPOINTS_FILE)) if kept else touchpoints
    yield GUIDE_FILE, lambda: guide(book, tabs, listed())
    yield MOVES_FILE, lambda: renamed_addresses(book)
    for picture in {each.path: each for each in context.picture_files.values()}.values():
        yield picture.path, picture.make
    for path, team in feed_addresses(context):
        yield path, partial(feed, context, path, team)
    if context.audience != "public":
        yield WEAKNESSES_FILE, lambda: table_of_texts(weaknesses.table(context))


def _of_parts(make: Callable[..., bytes], kept: KeptParts) -> bytes:
    """A file made of parts that are kept for the next time."""
    made = make(part=kept.part)
    kept.keep()
    return made


def _counts(context: Context) -> Mapping[str, tuple[int, int]] | None:
    """How many findings records have, new and accepted; None for the public, who get none."""
    if context.audience == "public":
        return None
    new, accepted = context.findings_by_record, context.accepted_by_record
    return {key: (len(new.get(key, ())), len(accepted.get(key, ()))) for key in (*new, *accepted)}


def _is_absent(address: str, context: Context) -> bool:
    top, slash, _ = address.partition("/")
    return top + slash in context.absent


def _complete(context: Context) -> Context:
    """The context with the addresses of pages that its site goes without; a context that shares itself would outlive its site."""
    return context.shared(_without_absent) if context.audience == "public" else context


def _without_absent(context: Context) -> Context:
    return msgspec.structs.replace(context, absent=_absent(context))


def _absent(context: Context) -> frozenset[str]:
    """The addresses of pages that a public site leaves out: those for editors, and empty ones."""
    kinds = {*context.shared(kinds_at_hand)}
    left_out = (
        writer
        for writer in writers()
        if writer.title and (writer.for_editors or (writer.needs and kinds.isdisjoint(writer.needs)))
    )
    return frozenset(next(iter(writer.addresses(context))) for writer in left_out)


def _chapters(context: Context, known: Collection[str]) -> Iterator[Chapter]:
    """The navigation, with the existing pages only that say something of records."""
    kinds, titles = {*context.shared(kinds_at_hand)}, {}
    for writer in writers():
        if writer.title and (not writer.needs or not kinds.isdisjoint((*writer.needs, *writer.shows))):
            address = next(iter(writer.addresses(context)))
            if address in known:
                titles[address] = said(writer.title)
    return chapters(titles, context.audience)
