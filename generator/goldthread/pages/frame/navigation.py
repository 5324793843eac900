"""The navigation: which tab each page stands in, named after what readers look for."""

from collections.abc import Iterator, Mapping

import msgspec

from goldthread.language.translation import said, to_say
from goldthread.model.record import Audience
from goldthread.pages.frame import addresses as at
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Chapter


class Tab(msgspec.Struct, frozen=True, kw_only=True):
    """A tab of the navigation, which is a chapter of the handbook.

    title: What colleagues find it under.
    public_title: What the public finds it under; empty where that is the same.
    pages: The addresses of its pages, in order; a tab leads to the first that the edition has.
    beside: The addresses of pages that show the same as one of these in another form, and are reached from there.
    """

    title: str
    public_title: str = ""
    pages: tuple[str, ...]
    beside: tuple[str, ...] = ()

    def name(self, audience: Audience) -> str:
        """The title for the readers of an edition."""
        return said(self.public_title if audience == "public" and self.public_title else self.title)


START = Tab(title=to_say("Home"), pages=(at.HOME,))
PRACTICE = Tab(
    title=to_say("What to do"),
    public_title=to_say("What we do"),
    pages=(at.SITUATIONS, at.TOUCHPOINT_INDEX, at.TOOLS, at.GLOSSARY),
    beside=(at.INVENTORY,),
)
TEAMS = Tab(title=to_say("Teams"), pages=(at.TEAM_INDEX,))
JOURNEY = Tab(
    title=to_say("Journey"),
    public_title=to_say("What customers experience"),
    pages=(at.JOURNEY, at.PHASE_INDEX, at.SIGNATURES, at.POSTER),
)
REASONS = Tab(
    title=to_say("Why we do it"),
    public_title=to_say("What we promise"),
    pages=(
        at.FOCUS_INDEX,
        at.PRINCIPLE_INDEX,
        at.CUSTOMER_INDEX,
        at.NEED_INDEX,
        at.OFFERS,
        at.EVIDENCE,
        at.MEETINGS,
        at.DECISIONS,
    ),
)
ALIGNMENT = Tab(
    title=to_say("Is it aligned?"),
    public_title=to_say("Plans and measures"),
    pages=(at.MAP, at.WEAKNESSES, at.REPORT, at.COVERAGE, at.REVIEW, at.MEASURES, at.PLAN, at.ROADMAP),
)
HANDBOOK = Tab(title=to_say("About"), pages=(at.ABOUT, at.CHANGES, at.BOOKLET, at.EDITING, at.RULE_INDEX, at.DATA))

TABS = (START, PRACTICE, TEAMS, JOURNEY, REASONS, ALIGNMENT, HANDBOOK)
"""The tabs in order. A page of a single record belongs to the tab of the index that leads to it."""


def chapters(titles: Mapping[str, str], audience: Audience) -> Iterator[Chapter]:
    """The chapters of an edition; one without pages is left out, and one of a single page is called as the page is.

    titles: What the navigation calls each page that it is to name, by address.
    """
    for tab in TABS:
        entries = tuple((titles[address], address) for address in tab.pages if address in titles)
        if entries:
            name = tab.name(audience) if len(entries) > 1 else entries[0][0]
            yield Chapter(name, entries, tuple(filter(None, map(folder_of, (*tab.pages, *tab.beside)))))


def kinds_at_hand(context: Context) -> tuple[str, ...]:
    """The kinds of which an edition has a record, in order."""
    return tuple(sorted({record.kind for record in context.book.records.values()}))


def folder_of(address: str) -> str:
    """The folder at the top of the site in which a page lies; empty for the home page."""
    return address.partition("/")[0]
