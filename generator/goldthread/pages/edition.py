"""All pages of a handbook, and the navigation over them."""

import importlib
import pkgutil
from collections.abc import Iterable

from goldthread.pages import addresses
from goldthread.pages.look import look
from goldthread.pages.matter import Matter
from goldthread.pages.page import Chapter, Edition, Page


def edition(matter: Matter) -> Edition:
    """The pages by address, the navigation, and the files that dress them."""
    pages: list[Page] = []
    for module in sorted(m.name for m in pkgutil.iter_modules(importlib.import_module("goldthread.pages").__path__)):
        writer = getattr(importlib.import_module(f"goldthread.pages.{module}"), "pages", None)
        if writer:
            pages += writer(matter)
    pages.sort(key=lambda page: page.address)
    return Edition(tuple(pages), chapters(pages), tuple(look(matter.book.handbook.colours)))


def chapters(pages: Iterable[Page]) -> tuple[Chapter, ...]:
    """The navigation, of the pages that there are: chapters follow the steps of the method."""
    known = {page.address for page in pages}
    present = (Chapter(title, tuple(entry for entry in entries if entry[1] in known)) for title, entries in _NAVIGATION)
    return tuple(chapter for chapter in present if chapter.entries)


_NAVIGATION = (
    ("Home", (("Home", addresses.HOME),)),
    ("Focus", (("What we stand for", addresses.FOCUS_INDEX), ("Alignment map", addresses.MAP))),
    ("Customers", (("Customers", addresses.CUSTOMER_INDEX), ("Needs", addresses.NEED_INDEX))),
    (
        "Experience",
        (
            ("The journey", addresses.JOURNEY),
            ("Phases", addresses.PHASE_INDEX),
            ("Touchpoints", addresses.TOUCHPOINT_INDEX),
        ),
    ),
    ("Principles", (("Principles", addresses.PRINCIPLE_INDEX),)),
    ("Teams", (("Teams", addresses.TEAM_INDEX),)),
    (
        "Alignment",
        (
            ("Coverage", addresses.COVERAGE),
            ("Alignment report", addresses.REPORT),
            ("Rules", addresses.RULE_INDEX),
            ("About this handbook", addresses.ABOUT),
        ),
    ),
)
