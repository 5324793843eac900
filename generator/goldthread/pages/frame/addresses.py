"""The addresses of all pages, and links between them."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from goldthread.model.book import Book
from goldthread.pages.frame.anchors import own_anchor

PAGED_KINDS = ("focus", "need", "customer", "principle", "phase", "touchpoint", "situation", "team")
"""The kinds whose records have a page each, at `kind/id/`, or in a folder with a name of its own."""

_FOLDERS: Mapping[str, str] = MappingProxyType({"situation": "situations"})
"""The folders of pages that are not called as the kind is."""

ANCHORED_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "evidence": "evidence/#",
        "study": "evidence/#study-",
        "connect": "meetings/#",
        "tool": "tools/#",
        "decision": "decisions/#",
        "offer": "offers/#",
        "term": "glossary/#",
        "initiative": "roadmap/#initiative-",
        "event": "roadmap/#event-",
        "constraint": "roadmap/#constraint-",
        "metric": "measures/#metric-",
    }
)
"""The kinds whose records share a page, each at an anchor: what stands before the id."""

HOME = ""
MAP = "map/"
FOCUS_INDEX = "focus/"
CUSTOMER_INDEX = "customer/"
NEED_INDEX = "need/"
PRINCIPLE_INDEX = "principle/"
JOURNEY = "journey/"
POSTER = "poster/"
PHASE_INDEX = "phase/"
TOUCHPOINT_INDEX = "touchpoint/"
TEAM_INDEX = "team/"
SITUATIONS = "situations/"
COVERAGE = "coverage/"
REPORT = "report/"
WEAKNESSES = "weaknesses/"
REVIEW = "review/"
RULE_INDEX = "rule/"
EDITING = "edit/"
ABOUT = "about/"
EVIDENCE = "evidence/"
MEETINGS = "meetings/"
TOOLS = "tools/"
DECISIONS = "decisions/"
OFFERS = "offers/"
GLOSSARY = "glossary/"
INVENTORY = "inventory/"
DATA = "data/"
PLAN = "plan/"
ROADMAP = "roadmap/"
SIGNATURES = "signature/"
MEASURES = "measures/"
CHANGES = "changes/"
BOOKLET = "print/"

FEED = "feed.xml"
"""The feed of what editions changed."""

RECORDS_FILE = "data/handbook.json"
TOUCHPOINTS_FILE = "data/touchpoints.csv"
WEAKNESSES_FILE = "data/weaknesses.csv"
GUIDE_FILE = "llms.txt"
MOVES_FILE = "data/moves.json"
"""Files beside the pages: all records, touchpoints and weaknesses as tables, a guide to the pages, and where renamed records went."""


@lru_cache(maxsize=1 << 15)
def record_address(key: str) -> str | None:
    """The address of a record's page, or of its place on a page that it shares; None when records of its kind have neither."""
    kind, _, record_id = key.partition("/")
    if kind in ANCHORED_KINDS:
        shared = ANCHORED_KINDS[kind]
        return f"{shared}{own_anchor(record_id) if shared.endswith('#') else record_id}"
    return paged_address(kind, record_id) if kind in PAGED_KINDS else None


def paged_address(kind: str, record_id: str) -> str:
    """The address of the page of a record whose kind has a page for each."""
    return f"{_FOLDERS.get(kind, kind)}/{record_id}/"


def team_feed(team_id: str) -> str:
    """The path of a team's feed."""
    return f"team/{team_id}/{FEED}"


def booklet_address(team_id: str) -> str:
    """The address of a team's print edition."""
    return f"{BOOKLET}{team_id}/"


def editing_address(kind: str) -> str:
    """The address of the page that says how records of a kind are edited."""
    return f"{EDITING}{kind}/"


def rule_address(code: str) -> str:
    """The address of a rule's page."""
    return f"rule/{code.lower()}/"


class Links:
    """Relative links from one page.

    They are relative so that the site works under any path and from a folder.
    None leads to a page that is absent from the edition, nor to one beneath it.
    """

    def __init__(self, book: Book, address: str, absent: frozenset[str] = frozenset()) -> None:
        self._book = book
        self._up = "../" * address.count("/")
        self._absent = absent

    def to(self, address: str) -> str:
        """The link to an address of the site, which may end in an anchor; empty when the edition has no such page."""
        top, slash, _ = address.partition("/")
        return "" if top + slash in self._absent else (self._up + address) or "./"

    def record(self, key: str) -> str | None:
        """The link to a record's page, or to its place on a page, or None when it has neither.

        Raises KeyError when there is no such record.
        """
        self._book.records[key]
        return self.known(key) or None

    def known(self, key: str) -> str:
        """The same link to a record of which it is known that it is there; empty when it has neither."""
        address = record_address(key)
        return "" if address is None else self.to(address)
