"""All pages of a handbook, and the navigation over them."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from goldthread.exchange import handbook_json
from goldthread.exchange.csv_table import touchpoint_table
from goldthread.language.translation import said, say, to_say
from goldthread.pages.alignment import about, coverage, data, decisions, print_edition, report, review, rule, rule_index
from goldthread.pages.customers import customer, customer_index, evidence, meetings, need, need_index, offers
from goldthread.pages.experience import inventory, journey, phase, phase_index, signatures, touchpoint, touchpoint_index
from goldthread.pages.files.assets import look
from goldthread.pages.files.drawing_files import embedded
from goldthread.pages.files.llms_txt import guide
from goldthread.pages.files.redirects import moves, redirects
from goldthread.pages.focus import alignment_map, focus, focus_index
from goldthread.pages.frame import addresses
from goldthread.pages.frame.addresses import GUIDE_FILE, MOVES_FILE, RECORDS_FILE, TOUCHPOINTS_FILE
from goldthread.pages.frame.audience import is_public, without_silence, written_for
from goldthread.pages.frame.context import Matter
from goldthread.pages.frame.page import Chapter, Edition, Page
from goldthread.pages.home import home
from goldthread.pages.plan import measures, plan, roadmap
from goldthread.pages.principles import glossary, principle, principle_index
from goldthread.pages.teams import changes, team, team_index, tools

WRITERS: tuple[Callable[[Matter], Iterator[Page]], ...] = (
    home.pages,
    alignment_map.pages,
    focus_index.pages,
    focus.pages,
    customer_index.pages,
    customer.pages,
    need_index.pages,
    need.pages,
    offers.pages,
    evidence.pages,
    meetings.pages,
    principle_index.pages,
    principle.pages,
    journey.pages,
    phase_index.pages,
    phase.pages,
    touchpoint_index.pages,
    touchpoint.pages,
    inventory.pages,
    signatures.pages,
    plan.pages,
    roadmap.pages,
    measures.pages,
    changes.pages,
    team_index.pages,
    team.pages,
    tools.pages,
    coverage.pages,
    report.pages,
    review.pages,
    rule_index.pages,
    rule.pages,
    decisions.pages,
    glossary.pages,
    print_edition.pages,
    data.pages,
    about.pages,
)
"""Every kind of page."""


def edition(matter: Matter) -> Edition:
    """The pages by address, the navigation, and the files beside them."""
    with written_for(matter.audience):
        return _edition(matter)


def _edition(matter: Matter) -> Edition:
    written = (page for write in WRITERS for page in write(matter) if not _is_absent(page, matter))
    pages = sorted(written, key=lambda page: page.address)
    if is_public():
        pages = [msgspec.structs.replace(page, body=without_silence(page.body)) for page in pages]
    found = chapters(pages)
    data_files = (
        (RECORDS_FILE, handbook_json.write(matter.book)),
        (TOUCHPOINTS_FILE, touchpoint_table(matter.book)),
        (GUIDE_FILE, guide(matter.book, found, pages)),
        (MOVES_FILE, moves(matter.book)),
    )
    colours = matter.book.handbook.colours
    drawings = (file for page in pages for file in embedded(page, colours))
    files = (*look(colours), *redirects(matter.book), *data_files, *drawings)
    return Edition(tuple(pages), found, files)


def _is_absent(page: Page, matter: Matter) -> bool:
    top, slash, _ = page.address.partition("/")
    return top + slash in matter.absent


def chapters(pages: Iterable[Page]) -> tuple[Chapter, ...]:
    """The navigation, of the pages that there are: chapters follow the steps of the method."""
    known = {page.address for page in pages}
    present = (
        Chapter(said(title), tuple((said(entry), address) for entry, address in entries if address in known))
        for title, entries in _NAVIGATION
    )
    return tuple(_titled(chapter) for chapter in present if chapter.entries)


def _titled(chapter: Chapter) -> Chapter:
    """A chapter of which little is left for the public, under a title that says what it still holds."""
    if not is_public():
        return chapter
    if len(chapter.entries) == 1:
        return Chapter(chapter.entries[0][0], chapter.entries)
    return Chapter(say("About"), chapter.entries) if chapter.title == say("Alignment") else chapter


_NAVIGATION = (
    (to_say("Home"), ((to_say("Home"), addresses.HOME),)),
    (to_say("Focus"), ((to_say("What we stand for"), addresses.FOCUS_INDEX), (to_say("Alignment map"), addresses.MAP))),
    (
        to_say("Customers"),
        (
            (to_say("Customers"), addresses.CUSTOMER_INDEX),
            (to_say("Needs"), addresses.NEED_INDEX),
            (to_say("Offers"), addresses.OFFERS),
            (to_say("Evidence"), addresses.EVIDENCE),
            (to_say("Meeting customers"), addresses.MEETINGS),
        ),
    ),
    (
        to_say("Experience"),
        (
            (to_say("The journey"), addresses.JOURNEY),
            (to_say("Phases"), addresses.PHASE_INDEX),
            (to_say("Touchpoints"), addresses.TOUCHPOINT_INDEX),
            (to_say("Inventory"), addresses.INVENTORY),
            (to_say("Signature experiences"), addresses.SIGNATURES),
        ),
    ),
    (
        to_say("Principles"),
        ((to_say("Principles"), addresses.PRINCIPLE_INDEX), (to_say("Glossary"), addresses.GLOSSARY)),
    ),
    (
        to_say("Plan"),
        (
            (to_say("The plan"), addresses.PLAN),
            (to_say("Roadmap"), addresses.ROADMAP),
            (to_say("Measures"), addresses.MEASURES),
        ),
    ),
    (
        to_say("Teams"),
        (
            (to_say("Teams"), addresses.TEAM_INDEX),
            (to_say("What changed"), addresses.CHANGES),
            (to_say("Tools"), addresses.TOOLS),
        ),
    ),
    (
        to_say("Alignment"),
        (
            (to_say("Coverage"), addresses.COVERAGE),
            (to_say("Alignment report"), addresses.REPORT),
            (to_say("Needs review"), addresses.REVIEW),
            (to_say("Decisions"), addresses.DECISIONS),
            (to_say("Rules"), addresses.RULE_INDEX),
            (to_say("To print"), addresses.BOOKLET),
            (to_say("Data"), addresses.DATA),
            (to_say("About this handbook"), addresses.ABOUT),
        ),
    ),
)
