"""The poster in a browser: one screen, one sheet of A3, and the touchpoints of one team."""

import re

import pytest
from playwright.sync_api import Browser

from browser.conftest import HeldFiles, Visit, open_page, wait_for_type

pytestmark = pytest.mark.browser


def test_the_whole_journey_is_on_one_screen(browser: Browser, host: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    open_page(page, f"{host}poster/")
    foot = page.locator("table.gt-poster").evaluate("(table) => table.getBoundingClientRect().bottom")
    assert foot <= 900
    page.get_by_role("button", name="Larger").click()
    assert page.locator("table.gt-poster").evaluate("(table) => table.getBoundingClientRect().bottom") > foot
    page.close()


def test_it_stays_on_one_screen_when_its_type_comes_late(browser: Browser, host: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    type_ = HeldFiles(page, "**/*.woff2")
    page.goto(f"{host}poster/", wait_until="domcontentloaded")
    page.wait_for_selector("table[data-gt-fitted]")
    type_.let_go()
    wait_for_type(page)
    assert page.locator("table.gt-poster").evaluate("(table) => table.getBoundingClientRect().bottom") <= 900
    page.close()


def test_the_touchpoints_of_a_team_stand_out(window: Visit) -> None:
    page = window.open("poster/")
    page.locator("select[name=team]").select_option("crew")
    own, all_of_them = (page.locator(f"table.gt-poster li{which}").count() for which in (":not([data-gt-aside])", ""))
    assert 0 < own < all_of_them
    assert page.locator("form[data-gt-poster] output").inner_text() == f"{own} of {all_of_them} touchpoints"


def test_it_is_printed_on_one_sheet_of_a3(browser: Browser, host: str, rough_host: str) -> None:
    page = browser.new_page()
    for start in (host, rough_host):
        open_page(page, f"{start}poster/")
        data = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b(?!s)", data)) == 1, start
        found = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", data)
        assert found
        assert float(found[1]) > 1180  # points of the long side of A3
    page.close()


def test_it_fills_most_of_its_sheet(browser: Browser, host: str, rough_host: str) -> None:
    page = browser.new_page(viewport={"width": 1512, "height": 1047})  # A3 inside its margins
    page.emulate_media(media="print")
    for start in (host, rough_host):
        open_page(page, f"{start}poster/")
        foot = page.locator("article").evaluate("(each) => each.getBoundingClientRect().bottom")
        assert 0.75 * 1047 < foot <= 1047, start
    page.close()


def test_the_key_has_the_lines_that_touchpoints_have(window: Visit) -> None:
    page = window.open("poster/")
    lines = "(each) => { const { borderLeftColor, borderLeftStyle } = getComputedStyle(each); return borderLeftColor + borderLeftStyle; }"
    for effect in ("builds", "weakens"):
        key, touchpoint = (
            page.locator(f'{place} li[data-effect="{effect}"]').first for place in (".gt-poster-key", "table.gt-poster")
        )
        assert key.evaluate(lines) == touchpoint.evaluate(lines)
