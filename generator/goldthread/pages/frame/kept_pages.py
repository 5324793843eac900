"""Pages of the last time, kept with what was read to make them, so that only those are made again of which something differs.

What is kept is of one handbook and one audience, and is only used where all else that pages depend on is the same: the generator, Python,
the libraries, the language. It lies with the person's other caches, and is made again when it is damaged or gone.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from goldthread.caching.folder import digest, folder, write_entry
from goldthread.caching.handbook_state import program
from goldthread.caching.kept_values import read_as
from goldthread.language.translation import speaking
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.kept_bodies import KeptBodies
from goldthread.pages.frame.kept_parts import KeptParts, name_of
from goldthread.pages.frame.kept_rows import KeptRows
from goldthread.pages.frame.page import Page, digest_of_page
from goldthread.pages.frame.reads import PICTURE, encoded, is_shared, whole
from goldthread.pages.frame.watched_context import WatchedContext, unnoted, values_of

WritePage = Callable[[Context, str], Page]


class _KeptPage(msgspec.Struct, frozen=True, array_like=True):
    """A page without its body, the digest of the whole of it, and the numbers of what was read to make it."""

    head: Page
    digest: bytes
    reads: list[int]


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept: under which conditions it holds, the values read with their digests, and the pages.

    conditions: A digest of all that every page depends on.
    names: The names of the values that were read.
    digests: Their digests.
    shared: The numbers of what was read to make values that several pages need, by their names.
    pages: The pages by their addresses.
    """

    conditions: bytes
    names: list[str]
    digests: list[bytes]
    shared: dict[str, list[int]]
    pages: dict[str, _KeptPage]


_NOTHING = _Kept(b"", [], [], {}, {})
_DECODER = msgspec.msgpack.Decoder(_Kept)


class KeptPages:
    """The pages of one site as they were made last.

    place: What sets the site apart from all others on this machine: its folder, and what was asked for.
    """

    def __init__(self, *place: str) -> None:
        self._place = place

    def of(self, context: Context) -> "PageMaking":
        """The making of the pages of a context, with those that are kept for its language and audience."""
        parts = (*self._place, context.language.language, context.audience)
        name = digest(*(part.encode("utf-8", "surrogateescape") for part in parts)).hex()
        return PageMaking(name, context)


class PageMaking:
    """Makes the pages of a context, and takes those that are kept where nothing differs that was read to make them.

    name: What sets the site apart in what is kept.
    made: The addresses of the pages that were made anew.
    """

    def __init__(self, name: str, context: Context) -> None:
        self._name = f"pages-{name}"
        self._site = name
        self._bodies = KeptBodies(f"bodies-{name}")
        self._values = values_of(context)
        self._conditions = _conditions(context)
        kept = read_as(self._name, _DECODER) or _NOTHING
        self._kept = kept if self._conditions and kept.conditions == self._conditions else _NOTHING
        if self._kept is not _NOTHING:
            self._values.rows = KeptRows(name, self._conditions, self._values)
        self._numbers = {each: number for number, each in enumerate(self._kept.names)}
        self._same: set[int] = set()
        """The numbers of values that are known to be as they were."""
        self._differing: set[int] = set()
        self._kept_still: dict[str, _KeptPage] = {}
        """The pages that were asked for and are as they were."""
        self._new: dict[str, tuple[Page, bytes, Iterable[str]]] = {}
        """The others, with their digests and the names of what was read to make them."""
        self._writing: dict[str, WritePage] = {}
        """What writes the pages that are as they were, where their bodies are no longer kept."""
        self._whole: dict[str, Page] = {}
        """The pages with their bodies, as far as these were asked for."""
        self.made: list[str] = []

    def head(self, address: str, write: WritePage) -> Page:
        """The page at an address: the one that is kept, without its body, or a new one."""
        kept = self._kept.pages.get(address)
        if kept is not None and self._are_same(kept.reads):
            self._kept_still[address] = kept
            self._writing[address] = write
            return kept.head
        watched = WatchedContext.over(self._values)
        page = self._whole[address] = write(watched, address)
        self._new[address] = (page, digest_of_page(page), watched.reads)
        self.made.append(address)
        return page

    @property
    def context(self) -> Context:
        """The context of the pages, whose lists have the rows that are kept."""
        return WatchedContext.over(self._values)

    def parts(self, path: str) -> KeptParts:
        """The parts of a file beside the pages."""
        return KeptParts(name_of(self._site, path))

    def digest(self, address: str) -> bytes:
        """The digest of a page that was asked for."""
        return self._kept_still[address].digest if address in self._kept_still else self._new[address][1]

    def whole_page(self, address: str) -> Page:
        """A page that was asked for, with its body; where that is no longer kept, it is written anew."""
        found = self._whole.get(address)
        if found is None:
            kept = self._kept_still[address]
            body = self._bodies.body(address, kept.digest)
            found = self._again(address) if body is None else msgspec.structs.replace(kept.head, body=body)
            self._whole[address] = found
        return found

    def whole_pages(self, addresses: Iterable[str]) -> tuple[Page, ...]:
        """Pages that were asked for, with their bodies, which are kept for the next time."""
        found = {self.digest(each): self.whole_page(each) for each in addresses}
        self._bodies.keep(found)
        return tuple(found.values())

    def _again(self, address: str) -> Page:
        context = self._values.context
        with speaking(context.language):
            return self._writing[address](context, address)

    def keep(self) -> None:
        """Keep the pages that were asked for, for the next time; bodies are kept as soon as all are at hand."""
        is_kept = not self.made and self._kept_still.keys() == self._kept.pages.keys()
        if folder() is None or is_kept:
            return
        kept_reads = (each.reads for each in self._kept_still.values())
        used = sorted(set[int]().union(*kept_reads, *self._kept.shared.values()))
        numbers = {self._kept.names[number]: place for place, number in enumerate(used)}
        moved = {number: place for place, number in enumerate(used)}
        is_as_it_was = len(used) == len(self._kept.names)

        def numbered(names: Iterable[str]) -> list[int]:
            return [numbers.setdefault(each, len(numbers)) for each in names]

        pages = {
            address: each
            if is_as_it_was
            else _KeptPage(each.head, each.digest, [moved[number] for number in each.reads])
            for address, each in self._kept_still.items()
        }
        for address, (page, told, reads) in self._new.items():
            pages[address] = _KeptPage(msgspec.structs.replace(page, body=""), told, numbered(reads))
        needed: dict[str, list[int]] = {}
        waiting = [whole(each) for each in numbers if is_shared(each)]
        while waiting:
            name = waiting.pop()
            if name not in needed:
                made = self._values.shared.get(name)
                reads = self._read_for(name) if made is None else made.reads
                needed[name] = numbered(reads)
                waiting += [whole(each) for each in reads if is_shared(each)]
        digests = [self._digest(each) for each in numbers]
        kept = _Kept(self._conditions, list(numbers), digests, needed, pages)
        write_entry(self._name, encoded(kept))
        if not self._kept_still:
            self.whole_pages(self._new)

    def _digest(self, name: str) -> bytes:
        """The digest of a value; one that was not made again is as it was."""
        if is_shared(name) and whole(name) not in self._values.shared:
            return self._kept.digests[self._numbers[name]]
        return self._values.digest(name)

    def _read_for(self, name: str) -> list[str]:
        return [self._kept.names[number] for number in self._kept.shared[name]]

    def _are_same(self, numbers: Sequence[int]) -> bool:
        """Whether all values are as they were; pictures are asked for last, since those asked for are published."""
        if self._same.issuperset(numbers):
            return True
        if not self._differing.isdisjoint(numbers):
            return False
        names = self._kept.names
        unknown = [number for number in numbers if number not in self._same]
        unknown.sort(key=lambda number: names[number].startswith(PICTURE))
        return all(map(self._is_same, unknown))

    def _is_same(self, number: int) -> bool:
        is_same = self._compared(number)
        (self._same if is_same else self._differing).add(number)
        return is_same

    def _compared(self, number: int) -> bool:
        name = self._kept.names[number]
        made_of = self._kept.shared.get(whole(name)) if is_shared(name) else None
        if made_of is not None and self._are_same(made_of):
            return True
        before = self._kept.digests[number]
        return bool(before) and before == self._values.digest(name)


def _conditions(context: Context) -> bytes:
    """A digest of all that every page depends on; empty where it cannot be told, so that nothing holds."""
    told = unnoted(context)
    return digest(program(), told) if told else b""
