"""Pages of the last time, kept with what was read to make them, so that only those are made again of which something differs.

What is kept is of one handbook and one audience, and is only used where all else that pages depend on is the same: the generator, Python,
the libraries, the language. It lies with the person's other caches, and is made again when it is damaged or gone.
"""

from collections.abc import Callable, Iterable

import msgspec

from goldthread.caching.folder import digest, folder, read_entry, write_entry
from goldthread.caching.handbook_state import program_state
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.reads import PICTURE, encoded, is_shared, whole
from goldthread.pages.frame.watched_context import WatchedContext, unnoted, values_of

WritePage = Callable[[Context, str], Page]


class _KeptPage(msgspec.Struct, frozen=True, array_like=True):
    """A page, and the numbers of what was read to make it."""

    page: Page
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
        name = f"pages-{digest(*(part.encode('utf-8', 'surrogateescape') for part in parts)).hex()}"
        return PageMaking(name, context)


class PageMaking:
    """Makes the pages of a context, and takes those that are kept where nothing differs that was read to make them.

    made: The addresses of the pages that were made anew.
    """

    def __init__(self, name: str, context: Context) -> None:
        self._name = name
        self._values = values_of(context)
        self._conditions = _conditions(context)
        kept = _read(name)
        self._kept = kept if self._conditions and kept.conditions == self._conditions else _NOTHING
        self._numbers = {each: number for number, each in enumerate(self._kept.names)}
        self._same: dict[str, bool] = {}
        self._pages: dict[str, tuple[Page, Iterable[str]]] = {}
        self.made: list[str] = []

    def page(self, address: str, write: WritePage) -> Page:
        """The page at an address: the one that is kept, or a new one."""
        kept = self._kept.pages.get(address)
        if kept is not None:
            names = [self._kept.names[number] for number in kept.reads]
            if self._are_same(names):
                self._pages[address] = (kept.page, names)
                return kept.page
        watched = WatchedContext.over(self._values)
        page = write(watched, address)
        self._pages[address] = (page, watched.reads)
        self.made.append(address)
        return page

    def keep(self) -> None:
        """Keep the pages that were asked for, for the next time."""
        if folder() is None or (not self.made and self._pages.keys() == self._kept.pages.keys()):
            return
        shared = {name: made.reads for name, made in self._values.shared.items()}
        numbers: dict[str, int] = {}

        def numbered(names: Iterable[str]) -> list[int]:
            return [numbers.setdefault(each, len(numbers)) for each in names]

        pages = {address: _KeptPage(page, numbered(reads)) for address, (page, reads) in self._pages.items()}
        needed: dict[str, list[int]] = {}
        waiting = [whole(each) for each in numbers if is_shared(each)]
        while waiting:
            name = waiting.pop()
            if name not in needed:
                reads = shared[name] if name in shared else self._read_for(name)
                needed[name] = numbered(reads)
                waiting += [whole(each) for each in reads if is_shared(each)]
        digests = [self._digest(each) for each in numbers]
        kept = _Kept(self._conditions, list(numbers), digests, needed, pages)
        write_entry(self._name, encoded(kept))

    def _digest(self, name: str) -> bytes:
        """The digest of a value; one that was not made again is as it was."""
        if is_shared(name) and whole(name) not in self._values.shared:
            return self._kept.digests[self._numbers[name]]
        return self._values.digest(name)

    def _read_for(self, name: str) -> list[str]:
        return [self._kept.names[number] for number in self._kept.shared[name]]

    def _are_same(self, names: Iterable[str]) -> bool:
        """Whether all values are as they were; pictures are asked for last, since those asked for are published."""
        pictures = []
        for name in names:
            if name.startswith(PICTURE):
                pictures.append(name)
            elif not self._is_same(name):
                return False
        return all(map(self._is_same, pictures))

    def _is_same(self, name: str) -> bool:
        found = self._same.get(name)
        if found is None:
            found = self._same[name] = self._compared(name)
        return found

    def _compared(self, name: str) -> bool:
        if is_shared(name) and whole(name) in self._kept.shared and self._are_same(self._read_for(whole(name))):
            return True
        before = self._kept.digests[self._numbers[name]]
        return bool(before) and before == self._values.digest(name)


def _conditions(context: Context) -> bytes:
    """A digest of all that every page depends on; empty where it cannot be told, so that nothing holds."""
    told = unnoted(context)
    return digest(program_state(), told) if told else b""


def _read(name: str) -> _Kept:
    data = read_entry(name)
    try:
        return _DECODER.decode(data) if data else _NOTHING
    except msgspec.MsgspecError:
        return _NOTHING
