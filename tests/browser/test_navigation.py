"""Links lead from the vision to a team and back."""

from urllib.parse import urlsplit

import pytest

from browser.conftest import Visit, wait_until_settled

pytestmark = pytest.mark.browser

WALK = (
    ("Home tonight", "focus/home-tonight/"),
    ("Plan the day from its end", "principle/day-from-its-end/"),
    ("Paper ticket", "touchpoint/paper-ticket/"),
    ("Web and print", "team/web-and-print/"),
)
BACK = (
    ("Paper ticket", "touchpoint/paper-ticket/"),
    ("Plan the day from its end", "principle/day-from-its-end/"),
    ("Home tonight", "focus/home-tonight/"),
)
VISION = "People on three islands and one shore can live one life"


def follow(window: Visit, words: str, address: str) -> None:
    """Click the first visible link in the text of the page that says the words, and arrive at the address."""
    links = window.page.locator(".md-content").get_by_role("link", name=words, exact=False)
    seen = next((link for link in links.all() if link.is_visible()), None)
    assert seen is not None, f"no visible link says {words!r} on {window.page.url}"
    seen.click()
    window.page.wait_for_url(f"**/{address}")
    assert window.page.locator("h1").first.is_visible()


def test_links_lead_from_home_to_focus_principle_touchpoint_and_team_and_back(window: Visit) -> None:
    home = window.open()
    assert VISION in home.locator("h1").inner_text()
    for words, address in (*WALK, *BACK):
        follow(window, words, address)
    window.page.locator(".gt-sight").get_by_role("link", name=VISION, exact=False).click()
    window.page.wait_for_url(lambda url: urlsplit(url).path == urlsplit(window.host).path)
    wait_until_settled(window.page)
    assert window.strangers == []
    assert window.complaints == []
