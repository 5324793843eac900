"""All pages of a handbook, and the navigation over them."""

from collections.abc import Callable, Iterable, Iterator

from goldthread.exchange import handbook_json
from goldthread.exchange.csv_table import touchpoint_table
from goldthread.pages import (
    about,
    addresses,
    booklet,
    coverage,
    customer,
    customers,
    data,
    decisions,
    evidence,
    focus,
    focuses,
    glossary,
    home,
    inventory,
    journey,
    measures,
    meetings,
    need,
    needs,
    offers,
    phase,
    phases,
    plan,
    principle,
    principles,
    report,
    review,
    roadmap,
    rule,
    rules,
    signatures,
    team,
    teams,
    tools,
    touchpoint,
    touchpoints,
)
from goldthread.pages import map as alignment_map
from goldthread.pages.addresses import GUIDE_FILE, RECORDS_FILE, TOUCHPOINTS_FILE
from goldthread.pages.guide import guide
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
    offers.pages,
    evidence.pages,
    meetings.pages,
    principles.pages,
    principle.pages,
    journey.pages,
    phases.pages,
    phase.pages,
    touchpoints.pages,
    touchpoint.pages,
    inventory.pages,
    signatures.pages,
    plan.pages,
    roadmap.pages,
    measures.pages,
    teams.pages,
    team.pages,
    tools.pages,
    coverage.pages,
    report.pages,
    review.pages,
    rules.pages,
    rule.pages,
    decisions.pages,
    glossary.pages,
    booklet.pages,
    data.pages,
    about.pages,
)
"""Every kind of page."""


def edition(matter: Matter) -> Edition:
    """The pages by address, the navigation, and the files beside them."""
    pages = sorted((page for write in WRITERS for page in write(matter)), key=lambda page: page.address)
    found = chapters(pages)
    data_files = (
        (RECORDS_FILE, handbook_json.write(matter.book)),
        (TOUCHPOINTS_FILE, touchpoint_table(matter.book)),
        (GUIDE_FILE, guide(matter.book, found, pages)),
    )
    files = (*look(matter.book.handbook.colours), *redirects(matter.book), *data_files)
    return Edition(tuple(pages), found, files)


def chapters(pages: Iterable[Page]) -> tuple[Chapter, ...]:
    """The navigation, of the pages that there are: chapters follow the steps of the method."""
    known = {page.address for page in pages}
    present = (Chapter(title, tuple(entry for entry in entries if entry[1] in known)) for title, entries in _NAVIGATION)
    return tuple(chapter for chapter in present if chapter.entries)


_NAVIGATION = (
    ("Home", (("Home", addresses.HOME),)),
    ("Focus", (("What we stand for", addresses.FOCUS_INDEX), ("Alignment map", addresses.MAP))),
    (
        "Customers",
        (
            ("Customers", addresses.CUSTOMER_INDEX),
            ("Needs", addresses.NEED_INDEX),
            ("Offers", addresses.OFFERS),
            ("Evidence", addresses.EVIDENCE),
            ("Meeting customers", addresses.MEETINGS),
        ),
    ),
    (
        "Experience",
        (
            ("The journey", addresses.JOURNEY),
            ("Phases", addresses.PHASE_INDEX),
            ("Touchpoints", addresses.TOUCHPOINT_INDEX),
            ("Inventory", addresses.INVENTORY),
            ("Signature experiences", addresses.SIGNATURES),
        ),
    ),
    ("Principles", (("Principles", addresses.PRINCIPLE_INDEX), ("Glossary", addresses.GLOSSARY))),
    (
        "Plan",
        (("The plan", addresses.PLAN), ("Roadmap", addresses.ROADMAP), ("Measures", addresses.MEASURES)),
    ),
    ("Teams", (("Teams", addresses.TEAM_INDEX), ("Tools", addresses.TOOLS))),
    (
        "Alignment",
        (
            ("Coverage", addresses.COVERAGE),
            ("Alignment report", addresses.REPORT),
            ("Needs review", addresses.REVIEW),
            ("Decisions", addresses.DECISIONS),
            ("Rules", addresses.RULE_INDEX),
            ("To print", addresses.BOOKLET),
            ("Data", addresses.DATA),
            ("About this handbook", addresses.ABOUT),
        ),
    ),
)
