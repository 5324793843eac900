"""The alignment map in a browser: one chain at a time, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import DESKTOP, PHONE, Windows

pytestmark = pytest.mark.browser

CHOSEN = "thread-principle-day-from-its-end"
ON = {"focus/home-tonight", "principle/day-from-its-end", "touchpoint/paper-ticket"}
OFF = {"focus/straight-answer", "principle/plain-words", "touchpoint/waiting-room-hallin"}
NAMES = ("Home tonight", "Plan the day from its end", "Paper ticket", "Waiting room at Hallin")


def shown(page: Page) -> set[str]:
    """The records that are not faded, once a chain is selected."""
    expect(page.locator("[data-gt-threads].gt-chosen")).to_have_count(1)
    records = page.locator("[data-gt-threads] .gt-on[data-gt-record]").all()
    assert all(record.evaluate("each => getComputedStyle(each).opacity") == "1" for record in records)
    return {record.get_attribute("data-gt-record") or "" for record in records}


def knot(page: Page) -> Locator:
    """The control of the principle that the test chooses."""
    return page.locator(f"#{CHOSEN} [data-gt-choose]")


def test_a_click_selects_a_chain_and_a_second_click_shows_all(windows: Windows, host: str) -> None:
    window = windows.window(host, size=DESKTOP)
    page = window.open("map/")
    knot(page).click()
    seen = shown(page)
    assert seen >= ON
    assert not seen & OFF
    expect(page.locator("[data-gt-said] [role=status]")).to_contain_text("16 touchpoints")
    assert page.url.endswith(f"#{CHOSEN}")
    page.get_by_role("button", name="Show all links").click()
    expect(page.locator("[data-gt-threads].gt-chosen")).to_have_count(0)
    assert "#" not in page.url


def test_hovering_selects_a_chain_until_the_mouse_leaves(windows: Windows, host: str) -> None:
    window = windows.window(host, size=DESKTOP)
    page = window.open("map/")
    knot(page).hover()
    seen = shown(page)
    assert seen >= ON
    assert not seen & OFF
    page.mouse.move(5, 5)
    expect(page.locator("[data-gt-threads].gt-chosen")).to_have_count(0)


def test_the_keyboard_selects_and_releases_a_chain(windows: Windows, host: str) -> None:
    window = windows.window(host, size=DESKTOP)
    page = window.open("map/")
    page.locator("[data-gt-threads] a").first.focus()
    for _ in range(40):
        if page.evaluate(
            f"document.activeElement.closest('#{CHOSEN}') && document.activeElement.matches('[data-gt-choose]')"
        ):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    seen = shown(page)
    assert seen >= ON
    assert not seen & OFF
    expect(knot(page)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator("[data-gt-threads].gt-chosen")).to_have_count(0)
    expect(knot(page)).to_have_attribute("aria-pressed", "false")


def test_a_link_with_an_anchor_opens_the_map_with_its_chain(windows: Windows, host: str) -> None:
    window = windows.window(host, size=DESKTOP)
    page = window.open(f"map/#{CHOSEN}")
    assert shown(page) >= ON


def test_on_a_phone_a_tap_opens_a_record_of_the_outline(windows: Windows, host: str) -> None:
    window = windows.window(host, size=PHONE)
    page = window.open("map/")
    assert not page.locator("[data-gt-threads]").is_visible()
    practised = page.get_by_role("link", name="Paper ticket").locator("visible=true")
    expect(practised).to_have_count(0)
    page.locator("summary", has_text="Plan the day from its end").locator("visible=true").first.click()
    expect(practised.first).to_be_visible()


def test_the_map_has_the_same_links_as_its_table(windows: Windows, host: str) -> None:
    window = windows.window(host, size=DESKTOP, scripts=False)
    page = window.open("map/")
    page.get_by_text("The same as a table").click()
    table = page.locator("details table").first.inner_text()
    for name in NAMES:
        assert name in table
