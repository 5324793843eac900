"""Questions of team members are answered within three clicks, or one search and two clicks, in their own words."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import DESKTOP, PHONE, Windows

pytestmark = pytest.mark.browser

CLICKS = 3


class Colleague:
    """Somebody at the home page, who searches once at most and counts each step."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def search(self, words: str, result: str | re.Pattern[str]) -> None:
        """Type words, and open one of the first three results."""
        self.steps += 1
        button = self.page.locator("label.md-header__button[for=__search]")
        if button.is_visible():
            button.click()
        else:
            self.page.locator(".md-search__input").click()
        self.page.keyboard.type(words)
        first_three = self.page.locator(".gt-hit:nth-child(-n + 3)")
        found = first_three.filter(has=self.page.locator(".gt-hit__title", has_text=result)).first
        expect(found).to_be_visible()
        self._leave_by(found)

    def click(self, words: str) -> None:
        """Follow the first link that is seen and says the words."""
        self.steps += 1
        links = self.page.locator("a", has_text=words).locator("visible=true")
        assert links.count(), f"no link that is seen says {words!r} on {self.page.url}"
        self._leave_by(links.first)

    def reads(self, *texts: str) -> None:
        """The answer stands on the page, unfolded or not, after no more steps than are fair."""
        assert self.steps <= CLICKS
        said = " ".join(self.page.locator(".md-content").inner_text().split())
        for text in texts:
            assert text in said

    def _leave_by(self, link: Locator) -> None:
        before = self.page.url
        link.click()
        self.page.wait_for_url(lambda url: url != before)
        expect(self.page.locator("h1").first).to_be_visible()


@pytest.fixture(params=[pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")])
def colleague(request: pytest.FixtureRequest, windows: Windows, host: str) -> Colleague:
    return Colleague(windows.window(host, size=request.param).open())


def test_what_do_i_say_when_a_sailing_is_cancelled(colleague: Colleague) -> None:
    colleague.search("cancelled", "The sailing is cancelled")
    colleague.reads("The 19:40 is off, because of the fog.", "Say that a boat is off before the second way is settled.")


def test_who_owns_the_quay_board(colleague: Colleague) -> None:
    colleague.search("who owns the quay board", "Quay departure board")
    colleague.reads("Owner Web and print")


def test_why_do_we_do_it_this_way(colleague: Colleague) -> None:
    colleague.search("quay board", "Quay departure board")
    colleague.click("Plain words first")
    colleague.reads("Why", "Of forty people asked on the quay")


def test_what_may_i_not_do_on_the_quay(colleague: Colleague) -> None:
    colleague.click("Teams")
    colleague.click("Quay hosts")
    colleague.reads("Don’t")


def test_may_i_call_a_pass_a_subscription(colleague: Colleague) -> None:
    colleague.search("subscription", re.compile("^Pass$"))
    colleague.reads("We do not say “season ticket” or “subscription”.")


def test_what_happens_to_lost_property(colleague: Colleague) -> None:
    colleague.search("lost property", "Lost things, brought back to your quay")
    colleague.reads("within two days", "Owner Quay hosts")


def test_what_if_somebody_is_left_behind_by_the_last_boat(colleague: Colleague) -> None:
    colleague.search("second way home", "A second way home")
    colleague.reads("Have the second way settled before the first is called off")


def test_who_is_my_teams_customer(colleague: Colleague) -> None:
    colleague.click("Teams")
    colleague.click("Quay hosts")
    colleague.reads("This team’s customers", "Visitors for a day or a week", "Finds lost things")


def test_what_is_planned_next_for_the_quay_board(colleague: Colleague) -> None:
    colleague.search("departure board", "Quay departure board")
    colleague.click("A battery for the board at Hallin")
    colleague.reads("A battery for the board at Hallin", "Quay departure board")


def test_what_changed_in_the_last_edition(colleague: Colleague) -> None:
    colleague.click("What changed, with old and new wording")
    colleague.reads("Edition 2.0")


def test_what_changed_for_my_team_in_this_edition(colleague: Colleague) -> None:
    colleague.click("Teams")
    colleague.click("Quay hosts")
    colleague.reads("Changes for this team", "Edition 2.0 changed")


def test_who_do_i_ask_about_a_timetable(colleague: Colleague) -> None:
    colleague.search("timetable", "Timetable and weather desk")
    colleague.reads("Contact:")


def test_a_former_id_is_found(colleague: Colleague) -> None:
    colleague.search("warm transfer", "Hand over, never send on")
    colleague.reads("Hand over, never send on")
