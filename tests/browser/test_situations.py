"""What to say now: two clicks from the home page, on the first screen of a phone, and ready to be copied; and how an owner is reached."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import DESKTOP, PHONE, Windows, visit, wait_for_type

pytestmark = pytest.mark.browser

FIRST = "The 19:40 is off, because of the fog."
_IN_VIEW = """element => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && scrollY === 0;
}"""


def in_two_clicks(page: Page) -> None:
    """Go from the home page to what to say when a sailing is cancelled."""
    for words, h1 in (("When this happens",) * 2, ("The sailing is cancelled",) * 2):
        page.locator(".md-content a", has_text=words).locator("visible=true").first.click()
        expect(page.locator("h1", has_text=h1)).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_what_to_say_when_a_sailing_is_cancelled_is_two_clicks_away_and_on_the_first_screen(
    windows: Windows, host: str, size: dict[str, int]
) -> None:
    visited = windows.window(host, size=size)
    page = visited.open()
    in_two_clicks(page)
    wait_for_type(page)
    words = page.locator("#gt-say")
    expect(words).to_contain_text(FIRST)
    assert words.evaluate(_IN_VIEW)
    assert page.locator("[data-gt-copies]").evaluate(_IN_VIEW)
    assert visited.strangers == []
    assert visited.complaints == []


def test_the_words_are_copied_with_the_clipboard_and_without_it(windows: Windows, host: str) -> None:
    visited = windows.window(host, size=PHONE)
    page = visited.open("situations/sailing-cancelled/")
    button = page.locator("[data-gt-copies]")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    button.click()
    expect(page.locator(".gt-take output")).to_have_text("Copied")
    assert page.evaluate("window.copied").splitlines()[0].startswith(FIRST)
    page.evaluate(
        """() => {
            navigator.clipboard.writeText = async () => { throw new Error("not allowed"); };
            document.execCommand = () => false;
        }"""
    )
    button.click()
    expect(page.locator(".gt-take output")).to_have_text("Selected, ready to be copied")
    assert page.evaluate("getSelection().toString()").startswith(FIRST)
    assert visited.complaints == []


def test_without_scripts_there_are_the_words_and_no_button(browser: Browser, host: str) -> None:
    visited = visit(browser, host, size=PHONE, scripts=False)
    page = visited.open("situations/sailing-cancelled/")
    assert FIRST in page.locator("#gt-say").inner_text()
    assert not page.locator("[data-gt-copies]").is_visible()
    visited.context.close()


def test_the_owner_of_the_quay_board_is_reached_from_its_page(windows: Windows, host: str) -> None:
    page = windows.window(host, size=PHONE).open("touchpoint/quay-board/")
    owner = page.locator(".gt-facts > div", has=page.locator("dt", has_text="Owner"))
    expect(owner.locator("a", has_text="Web and print").first).to_be_visible()
    expect(owner.locator('a[href="mailto:web-and-print@tarrow-line.example"]')).to_be_visible()
