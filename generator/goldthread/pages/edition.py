"""All pages of a handbook, and the navigation over them."""

from collections.abc import Callable, Iterable, Iterator

from goldthread.exchange import handbook_json
from goldthread.pages import (
    about,
    addresses,
    coverage,
    customer,
    customers,
    focus,
    focuses,
    home,
    journey,
    need,
    needs,
    phase,
    phases,
    principle,
    principles,
    report,
    review,
    rule,
    rules,
    team,
    teams,
    touchpoint,
    touchpoints,
)
from goldthread.pages import map as alignment_map
from goldthread.pages.look import look
from goldthread.pages.matter import Matter
from goldthread.pages.page import Chapter, Edition, Page
from goldthread.pages.redirects import redirects

WRITERS: tuple[Callable[[Matter], Iterator[Page]], ...] = (
    home.pages,
    alignment_map.pages,
    focuses.pages,
    focus.pages,
    customers.pages,
    customer.pages,
    needs.pages,
    need.pages,
    principles.pages,
    principle.pages,
    journey.pages,
    phases.pages,
    phase.pages,
    touchpoints.pages,
    touchpoint.pages,
    teams.pages,
    team.pages,
    coverage.pages,
    report.pages,
    review.pages,
    rules.pages,
    rule.pages,
    about.pages,
)
"""Every kind of page."""


RECORDS_FILE = "data/handbook.json"
"""All records for other programs, beside the pages."""


def edition(matter: Matter) -> Edition:
    """The pages by address, the navigation, and the files beside them."""
    pages = sorted((page for write in WRITERS for page in write(matter)), key=lambda page: page.address)
    records = (RECORDS_FILE, handbook_json.write(matter.book))
    files = (*look(matter.book.handbook.colours), *redirects(matter.book), records)
    return Edition(tuple(pages), chapters(pages), files)


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
            ("Needs review", addresses.REVIEW),
            ("Rules", addresses.RULE_INDEX),
            ("About this handbook", addresses.ABOUT),
        ),
    ),
)
