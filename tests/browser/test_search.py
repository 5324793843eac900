"""The search in a browser: a combobox that says what it found, leads on when that is nothing, and loads little."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, PHONE, Visit, Windows

pytestmark = pytest.mark.browser


@pytest.fixture(params=[pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")])
def visit(request: pytest.FixtureRequest, windows: Windows, host: str) -> Visit:
    return windows.window(host, size=request.param)


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)


def test_what_is_found_is_a_list_that_a_combobox_controls(visit: Visit) -> None:
    page = visit.open("about/")
    search(page, "departure bord")
    box, first = page.get_by_role("combobox", name="Search"), page.get_by_role("option").first
    expect(first).to_contain_text("Quay departure board")
    expect(first).to_contain_text("Touchpoint · Web and print")
    expect(page.get_by_role("status").filter(has_text="Shown is what fits “board”")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/touchpoint/quay-board/**")


def test_nothing_found_says_what_was_searched_and_where_to_look(visit: Visit) -> None:
    page = visit.open("about/")
    search(page, "qzxvbrd")
    expect(page.get_by_role("status").filter(has_text="Nothing found for “qzxvbrd”.")).to_be_visible()
    expect(page.locator(".gt-hits-searched")).to_contain_text(
        "Searched were the names, other words, former names and texts of"
    )
    page.locator(".gt-hits-rest").get_by_role("link", name="Glossary").click()
    page.wait_for_url("**/glossary/**")


def test_more_results_are_shown_when_asked_for(visit: Visit) -> None:
    page = visit.open("about/")
    search(page, "boat")
    expect(page.get_by_role("option")).to_have_count(8)
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("option")).to_have_count(16)


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(visit: Visit) -> None:
    page = visit.open("about/", settled=True)
    assert [url for url in visit.requests if "/search" in url] == []
    page.keyboard.press("/")
    page.keyboard.insert_text(
        "wheelchair"
    )  # at once: while it is typed, parts are asked for by what stands there so far
    expect(page.get_by_role("option").first).to_contain_text("wheelchair")
    asked = [url for url in visit.requests if "/search/" in url]
    assert 2 < len(asked) < 12
    assert all(url.startswith(visit.host) for url in visit.requests)
