"""A handbook opened from a folder: links, former addresses and search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, Visit, Windows

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(windows: Windows, site: Path) -> Iterator[Visit]:
    made = windows.window(f"{site.as_uri()}/", size=DESKTOP)
    yield made
    assert made.complaints == []
    assert [url for url in made.requests if not url.startswith(("file:", "data:", "about:"))] == []


def test_links_open_pages_and_not_folder_listings(folder: Visit) -> None:
    page = folder.open("index.html")
    page.locator(".md-content a", has_text="Home tonight").locator("visible=true").first.click()
    arrived(page, "focus/home-tonight/")
    page.locator(".md-tabs").get_by_role("link", name="Why we do it").click()
    arrived(page, "focus/")
    page.locator(".md-header a.md-logo").click()
    arrived(page, "")


def test_links_in_drawings_open_pages(folder: Visit) -> None:
    page = folder.open("map/index.html")
    page.locator("[data-gt-threads] a", has_text="Paper ticket").first.click()
    arrived(page, "touchpoint/paper-ticket/")


def test_a_link_that_is_opened_in_a_new_tab_opens_a_page(folder: Visit) -> None:
    page = folder.open("index.html")
    with folder.context.expect_page() as opened:
        page.locator(".md-tabs").get_by_role("link", name="Why we do it").click(button="middle")
    opened.value.wait_for_url("**/focus/index.html")


def test_a_former_address_redirects(folder: Visit) -> None:
    page = folder.page
    page.goto(f"{folder.host}principle/warm-transfer/index.html")
    page.wait_for_url("**/principle/warm-handover/index.html")


def test_search_finds_and_opens_a_page(folder: Visit) -> None:
    page = folder.open("touchpoint/quay-board/index.html")
    page.keyboard.press("/")
    page.keyboard.type("lost glove")
    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("Lost things")
    result.click()
    arrived(page, "touchpoint/lost-things-home/")


def arrived(page: Page, address: str) -> None:
    page.wait_for_url(lambda url: url.partition("?")[0].endswith(f"site/{address}index.html"))
    assert page.locator("h1").first.is_visible()
