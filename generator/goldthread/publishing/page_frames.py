"""The theme's frame around pages, rendered once for all pages that differ in their texts alone, and filled with these.

A frame is found by rendering the theme around stand-ins for the texts of a page. A stand-in holds every kind of sign that a filter of
a template would change, and objects when a template compares it or takes it apart. So what a frame says holds for any texts; where a
template does more than print them, pages are rendered whole. One page of each frame is rendered whole in any case, and compared.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from threading import RLock
from typing import Protocol, Self, SupportsIndex

import msgspec
from markupsafe import Markup
from markupsafe import escape as escape_markup

from goldthread.pages.frame.page import Page
from goldthread.publishing.shown_page import Entry, ShownPage, shown_page

_MARK = "gtslot6Kq"
_STAND_IN = re.compile(rf"\x02{_MARK}([\w.]+) &amp;  Ä/\x03|{_MARK}(address)\d+")
_SIMPLE = re.compile(r"[A-Za-z0-9_-]+\Z")
_NUMBERS = count()
"""Numbers for addresses that stand for others; MkDocs keeps what it made of one, and must not compare it with the next."""
_HAS_TITLE = "has title"
_ASKS_FOR_TITLE = "contains <h1"
_RELATIVE = frozenset({"startswith", "startswith ('/',)", "rpartition", "__hash__"})
"""What MkDocs asks of a page's address when it makes another relative to it."""

Values = Mapping[str, str]
"""The texts of a page by the names of the places in a frame where they stand."""


class Frame(msgspec.Struct, frozen=True):
    """The HTML around a page's texts.

    parts: What is the same on all pages, as it stands between the places.
    places: The names of the places, each after the part of the same number; with how the theme changes the text that stands there.
    """

    parts: tuple[str, ...]
    places: tuple[tuple[str, str], ...]

    def filled(self, values: Values) -> str:
        """The frame with the texts of a page."""
        pieces = [self.parts[0]]
        for (name, change), part in zip(self.places, self.parts[1:], strict=True):
            pieces.append(_CHANGES[change](values[name]) if change else values[name])
            pieces.append(part)
        return "".join(pieces)


class NotSharedError(Exception):
    """A template asks for something that not all pages of a frame have in common."""


class Theme(Protocol):
    """A theme with the navigation of a site, ready to render its pages.

    is_searched: Whether its search plugin takes settings of the search out of pages.
    """

    is_searched: bool

    def whole(self, page: Page, shown: ShownPage) -> str:
        """A page as the theme renders it."""

    def around(self, page: Page, shown: ShownPage) -> str:
        """A page rendered around stand-ins for its texts.

        shown: The stand-ins.
        Raises NotSharedError when a template asks for more than all pages of a frame have in common.
        """

    def is_named(self, page: Page) -> bool:
        """Whether the navigation names a page."""

    def chapter(self, page: Page) -> str:
        """The chapter that a page belongs to; empty where there is none."""


class Finish(Protocol):
    """Adds to a page what the theme has no place for."""

    def __call__(self, html: str, content: str, tags: str) -> str:
        """A page of the theme with the tags of its head.

        content: The part of the page that is no frame.
        """


class PageFrames:
    """Makes finished pages, each filled into the frame that it shares with others; safe to be asked by several threads.

    theme: The theme, which renders what has no frame yet.
    finish: Adds to a page what the theme has no place for.
    tags: The tags of a page's head, as HTML.
    site_url: The address of the site; empty where nobody knows it.
    imprint: The foot of each page, as HTML, which names the day; empty where there is none.
    kept: Frames that are known already, by their keys; new ones are added. None stands for a frame that does not hold.
    """

    def __init__(
        self,
        theme: Theme,
        finish: Finish,
        tags: Callable[[Page], str],
        site_url: str,
        *,
        imprint: str = "",
        kept: dict[str, Frame | None] | None = None,
    ) -> None:
        self.theme, self._finish, self._tags, self._site_url = theme, finish, tags, site_url
        self._imprint = imprint
        self.frames: dict[str, Frame | None] = {} if kept is None else kept
        self._lock = RLock()
        self._seen: set[str] = set()

    def html(self, page: Page) -> str:
        """A finished page; a frame is made for the second that needs it."""
        shown = self._shown(page)
        key = self._key(page, shown)
        if key not in self.frames and key not in self._seen:
            self._seen.add(key)
            return self._whole(page, shown)
        frame = self._frame(key, page, shown)
        return self._whole(page, shown) if frame is None else frame.filled(self._values(page, shown))

    def whole(self, page: Page) -> str:
        """A finished page that was rendered for itself alone."""
        return self._whole(page, self._shown(page))

    def key(self, page: Page) -> str:
        """What the frame of a page depends on, besides the theme, its settings and the navigation."""
        return self._key(page, self._shown(page))

    def frame(self, page: Page) -> Frame | None:
        """The frame of a page, made if need be, for whoever keeps it; None where the theme does more than print a page's texts."""
        shown = self._shown(page)
        return self._frame(self._key(page, shown), page, shown)

    def values(self, page: Page) -> Values:
        """The texts of a page, for a frame."""
        return self._values(page, self._shown(page))

    def _shown(self, page: Page) -> ShownPage:
        return shown_page(page, self._site_url, is_searched=self.theme.is_searched)

    def _whole(self, page: Page, shown: ShownPage) -> str:
        with self._lock:
            html = self.theme.whole(page, shown)
        return self._finish(html, shown.content, self._tags(page))

    def _key(self, page: Page, shown: ShownPage) -> str:
        form = (
            shown.address if self._is_alone(page, shown) else _parted(shown.address)[0],
            self.theme.is_named(page),
            self.theme.chapter(page),
            shown.hides,
            bool(shown.description),
            bool(shown.canonical),
            "<h1" in shown.content,
            [each.level for each in shown.headings],
        )
        return repr(form)

    def _is_alone(self, page: Page, shown: ShownPage) -> bool:
        """Whether no other page can have the same frame."""
        return (
            self.theme.is_named(page)
            or not _SIMPLE.match(_parted(shown.address)[1])
            or not all(_SIMPLE.match(each.anchor) for each in shown.headings)
        )

    def _frame(self, key: str, page: Page, shown: ShownPage) -> Frame | None:
        with self._lock:  # the theme marks what it renders in the navigation, which is one for all
            if key not in self.frames:
                frame = self._made(page, shown)
                holds = frame is not None and frame.filled(self._values(page, shown)) == self._whole(page, shown)
                self.frames[key] = frame if holds else None
            return self.frames[key]

    def _made(self, page: Page, shown: ShownPage) -> Frame | None:
        def stand_in(name: str, text: str) -> str:
            return _StandIn.made(_text(name)) if text else text

        address = shown.address
        if not self._is_alone(page, shown):
            folder, _ = _parted(address)
            address = _StandIn.made(f"{folder}{_MARK}address{next(_NUMBERS)}/", _RELATIVE)
        asked = frozenset({_ASKS_FOR_TITLE, _HAS_TITLE} if "<h1" in shown.content else {_ASKS_FOR_TITLE})
        stands_in = ShownPage(
            address=address,
            title=stand_in("title", shown.title),
            description=stand_in("description", shown.description),
            canonical=stand_in("canonical", shown.canonical),
            content=_Content.made(_text("content"), asked),
            headings=tuple(
                Entry(each.level, stand_in(f"heading.{number}", each.title), stand_in(f"anchor.{number}", each.anchor))
                for number, each in enumerate(shown.headings)
            ),
            hides=shown.hides,
            imprint=_text("imprint") if self._imprint else "",
        )
        try:
            html = self.theme.around(page, stands_in)
        except NotSharedError:
            return None
        return _frame_of(self._finish(html, _text("content"), _text("tags")), stands_in)

    def _values(self, page: Page, shown: ShownPage) -> dict[str, str]:
        values = {
            "title": shown.title,
            "description": shown.description,
            "canonical": shown.canonical,
            "content": shown.content,
            "tags": self._tags(page),
            "address": _parted(shown.address)[1],
            "imprint": self._imprint,
        }
        for number, each in enumerate(shown.headings):
            values[f"heading.{number}"] = each.title
            values[f"anchor.{number}"] = each.anchor
        return values


def _parted(address: str) -> tuple[str, str]:
    """The folder that a page's own folder lies in, and the name of its own."""
    folder, _, last = address.rstrip("/").rpartition("/")
    return f"{folder}/" if folder else "", last


def _text(name: str) -> str:
    return f"\x02{_MARK}{name} &amp;  Ä/\x03"


def _plain(text: str) -> str:
    """A heading as the theme writes it into an attribute."""
    return str(escape_markup(Markup(text).striptags()))  # noqa: S704 - it is taken out of HTML, not put in


_CHANGES: Mapping[str, Callable[[str], str]] = {"plain": _plain}
"""How the theme changes a text where it does not print it as it is."""


def _frame_of(html: str, stands_in: ShownPage) -> Frame | None:
    """The frame in what was rendered around stand-ins; None when one of them was printed in a way that is not known."""
    known = {}
    for number, _ in enumerate(stands_in.headings):
        name = f"heading.{number}"
        known[_plain(_text(name))] = (name, "plain")
    for text, (name, change) in known.items():
        html = html.replace(text, f"\x04{name}\x05{change}\x06")
    html = _STAND_IN.sub(lambda found: f"\x04{found[1] or found[2]}\x05\x06", html)
    parts, places, end = [], [], 0
    for found in re.finditer("\x04([^\x05]*)\x05([^\x06]*)\x06", html):
        parts.append(html[end : found.start()])
        places.append((found[1], found[2]))
        end = found.end()
    parts.append(html[end:])
    if any(_MARK.lower() in part.lower() or "\x02" in part for part in parts):
        return None
    return Frame(tuple(parts), tuple(places))


class _StandIn(str):
    """Stands for a text while a frame is rendered: it can be printed, and objects to whatever else is asked of it."""

    __slots__ = ("_allowed",)
    _allowed: frozenset[str]

    @classmethod
    def made(cls, text: str, allowed: frozenset[str] = frozenset()) -> Self:
        """A stand-in that is printed as a text.

        allowed: What may be asked besides.
        """
        made = cls(text)
        made._allowed = allowed
        return made

    def __getattribute__(self, name: str) -> object:
        if not name.startswith("_"):
            self._check(name)
        return super().__getattribute__(name)

    def _check(self, name: str) -> None:
        if name not in self._allowed:
            raise NotSharedError(name)

    def startswith(self, *arguments: object) -> bool:
        """Whether it is an address from the top, as MkDocs asks; nothing else can be said."""
        self._check(f"startswith {arguments}")
        return False

    def __bool__(self) -> bool:
        return True

    def __hash__(self) -> int:
        self._check("__hash__")
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        self._check("__eq__")
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        self._check("__ne__")
        return super().__ne__(other)

    def __lt__(self, other: str) -> bool:
        self._check("__lt__")
        return super().__lt__(other)

    def __le__(self, other: str) -> bool:
        self._check("__le__")
        return super().__le__(other)

    def __gt__(self, other: str) -> bool:
        self._check("__gt__")
        return super().__gt__(other)

    def __ge__(self, other: str) -> bool:
        self._check("__ge__")
        return super().__ge__(other)

    def __contains__(self, part: str) -> bool:  # type: ignore[override] # as a text has it
        self._check(f"contains {part}")
        return super().__contains__(part)

    def __len__(self) -> int:
        self._check("__len__")
        return super().__len__()

    def __getitem__(self, index: SupportsIndex | slice) -> str:
        self._check("__getitem__")
        return super().__getitem__(index)

    def __iter__(self) -> Iterator[str]:
        self._check("__iter__")
        return super().__iter__()


class _Content(_StandIn):
    """Stands for the content of a page, of which the key of a frame knows whether it has a title."""

    __slots__ = ()

    def __contains__(self, part: str) -> bool:  # type: ignore[override] # as a text has it
        self._check(f"contains {part}")
        return part == "<h1" and _HAS_TITLE in self._allowed
