"""Tasks of a day: how many clicks lead from the home page to the answer, and whether it stands on the screen."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import DESKTOP, PHONE, Windows

pytestmark = pytest.mark.browser

BOX = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = range.getBoundingClientRect();
    return {top: box.top + scrollY, bottom: box.bottom + scrollY, height: innerHeight};
}"""


WALKS = (
    ("What to do", "", "The sailing is cancelled", "situations/sailing-cancelled/"),
    ("What to do", "Touchpoints", "Quay departure board", "touchpoint/quay-board/"),
    ("Is it aligned?", "Weaknesses", "", "weaknesses/"),
    ("About", "Print edition", "", "print/"),
)
"""What people come for: a tab of the navigation, an entry in it, and a link on the page, each where it takes one, and where it is found."""


class Reader:
    """Somebody at the home page who counts clicks and searches."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.searches = 0

    @property
    def is_on_a_phone(self) -> bool:
        size = self.page.viewport_size
        return size is not None and size["width"] == PHONE["width"]

    def click(self, words: str, within: str = ".md-content") -> None:
        """Follow the first link that is seen and says the words."""
        self.clicks += 1
        self._leave_by(self.page.locator(f"{within} a", has_text=words).locator("visible=true").first)

    def go(self, tab: str, entry: str = "") -> None:
        """Open a tab of the navigation, and a page in it; on a phone, the menu is opened before each."""
        self._choose(tab, "tabs")
        if entry:
            self._choose(entry, "primary")

    def _choose(self, words: str, place: str) -> None:
        if self.is_on_a_phone:
            self.clicks += 1
            self.page.locator(".gt-drawer").click()
            place = "primary"
        within = f".md-{place}" if place == "tabs" else f".md-nav--{place}"
        self.clicks += 1
        self._leave_by(self.page.locator(within).get_by_role("link", name=words, exact=True).locator("visible=true"))

    def search(self, words: str, address: str) -> None:
        """Search, and open what stands first."""
        self.searches += 1
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        first = self.page.locator(".gt-hit").first
        expect(first).to_have_attribute("href", re.compile(re.escape(address)))
        self._leave_by(first)

    def read(self, answer: Locator, *, screens: float = 1) -> None:
        """The answer stands within so many screens from the top of its page."""
        expect(answer).to_be_visible()
        box = answer.evaluate(BOX)
        assert 0 < box["bottom"] <= screens * box["height"], f"ends at {box['bottom']} of {box['height']}"

    def _leave_by(self, link: Locator) -> None:
        before = self.page.url
        link.click()
        self.page.wait_for_url(lambda url: url != before)
        expect(self.page.locator("h1").first).to_be_visible()


@pytest.fixture(params=[pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")])
def reader(request: pytest.FixtureRequest, windows: Windows, host: str) -> Reader:
    return Reader(windows.window(host, size=request.param).open())


def test_what_to_say_when_a_sailing_is_cancelled_is_one_search_away(reader: Reader) -> None:
    reader.search("sailing cancelled", "situations/sailing-cancelled/")
    reader.read(reader.page.locator("#gt-say p", has_text="The 19:40 is off, because of the fog."))
    assert (reader.searches, reader.clicks) == (1, 0)


def test_the_owner_of_the_quay_board_is_reached_from_its_page(reader: Reader) -> None:
    reader.search("quay board", "touchpoint/quay-board/")
    owner = reader.page.locator(".gt-facts > div", has=reader.page.locator("dt", has_text="Owner"))
    reader.read(owner.locator("a", has_text="Web and print").first, screens=2)
    reader.read(owner.locator("a[href^='mailto:']"), screens=2)
    assert (reader.searches, reader.clicks) == (1, 0)


def test_what_changed_for_my_team_begins_its_page(reader: Reader) -> None:
    reader.click("Teams")
    reader.click("Quay hosts")
    reader.read(reader.page.locator("p", has_text="Edition 2.0 changed"))
    changed = reader.page.locator(".gt-for-you > details").first
    reader.read(changed.locator("summary"))
    changed.locator("summary").click()
    expect(changed.locator(".gt-is").first).to_be_visible()
    assert reader.clicks == 2


def test_a_word_that_is_not_used_leads_to_the_one_that_is(reader: Reader) -> None:
    reader.search("subscription", "glossary/#pass-word")
    expect(reader.page.locator("#pass-word")).to_be_in_viewport()
    assert (reader.searches, reader.clicks) == (1, 0)


def test_all_that_is_weak_is_on_one_board_by_team(reader: Reader) -> None:
    reader.click("Weaknesses")
    reader.page.get_by_label("Owner").select_option(label="Quay hosts")
    rows = reader.page.locator("#gt-weaknesses tbody tr:visible")
    assert rows.count() > 0
    assert set(rows.evaluate_all("all => all.map((each) => each.dataset.team)")) == {"quays"}
    expect(rows.first).to_contain_text("Quay hosts")
    assert reader.clicks == 1


def test_what_is_never_done_at_the_counter_is_on_its_page(reader: Reader) -> None:
    reader.search("counter at port merrin", "touchpoint/port-merrin-counter/")
    never = reader.page.locator("h2#never_here + .gt-pair, h2#never_here ~ .gt-pair").first
    reader.read(never.get_by_text("Ask for a receipt."), screens=3)
    reader.read(never.get_by_text("Offer a voucher in its place."), screens=3)
    assert (reader.searches, reader.clicks) == (1, 0)


def test_the_next_quarter_is_told_by_team(reader: Reader) -> None:
    reader.click("Roadmap")
    reader.page.get_by_label("Team").select_option(label="Web and print")
    quarter = reader.page.locator("section[aria-labelledby=quarter]")
    expect(quarter.locator("li:visible .gt-title")).to_contain_text(["A battery for the board at Hallin"])
    works = reader.page.locator("#gt-initiatives [data-gt-item]:visible")
    assert set(works.evaluate_all("all => all.map((each) => each.dataset.team)")) == {"web-and-print"}
    assert reader.clicks == 1


def test_the_phone_script_is_one_search_away(reader: Reader) -> None:
    reader.search("phone script", "tools/#first-question")
    expect(reader.page.locator("#first-question")).to_be_in_viewport()
    assert (reader.searches, reader.clicks) == (1, 0)


def test_the_navigation_leads_to_what_people_come_for(reader: Reader, host: str) -> None:
    for tab, entry, words, address in WALKS:
        reader.page.goto(host)
        reader.clicks = 0
        reader.go(tab, entry)
        if words:
            reader.click(words)
        expect(reader.page).to_have_url(re.compile(f"/{address}$"))
        steps = len([each for each in (tab, entry) if each])
        assert reader.clicks == steps * (2 if reader.is_on_a_phone else 1) + bool(words), address


def test_a_teams_two_sheets_are_two_clicks_from_the_teams(reader: Reader) -> None:
    reader.go("Teams")
    reader.click("Quay hosts")
    reader.click("two sheets")
    expect(reader.page).to_have_url(re.compile("/print/quays/$"))
    assert reader.clicks == (4 if reader.is_on_a_phone else 3)
