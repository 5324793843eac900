"""Everything works by keyboard, with a visible focus and a way out."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, PHONE, STILL, Size, Visit, Windows
from browser.test_inventory import ANSWERED

pytestmark = pytest.mark.browser

STOPS = 400
"""More than any page has: whoever has not come round by then is caught."""

STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  here.dataset.stop ||= String(window.stops = (window.stops || 0) + 1);
  const parts = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderColor",
    "color", "stroke", "strokeWidth", "fill", "textDecoration", "opacity"];
  const label = here.matches("input") ? document.querySelector(`label[for="${here.id}"]`) : null;
  const next = here.matches("input") ? here.nextElementSibling : null;
  const around = [here, label, next, here.parentElement, here.closest("form"), ...here.querySelectorAll("*")];
  const looks = () => around.slice(0, 12).filter(Boolean).flatMap((each) => [null, "::before", "::after"].map((pseudo) => {
    const style = getComputedStyle(each, pseudo);
    return parts.map((part) => style[part]).join();
  })).join();
  const box = (here.matches("[type=radio]") ? here.nextElementSibling : here).getBoundingClientRect();
  const focused = looks();
  here.blur();
  const marked = looks() !== focused;
  here.focus({ preventScroll: true, focusVisible: true });
  return {
    number: here.dataset.stop, marked, said: here.outerHTML.slice(0, 120),
    seen: here.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0 && box.right > 0,
  };
}"""


@pytest.fixture
def desk(windows: Windows, host: str) -> Visit:
    return windows.window(host, size=DESKTOP)


def reach(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until the focus is on an element."""
    for _ in range(STOPS):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{key} never reaches {selector} on {page.url}")


@pytest.mark.parametrize(
    ("size", "address"),
    [(PHONE, ""), (PHONE, "team/quays/"), (DESKTOP, ""), (DESKTOP, "map/"), (DESKTOP, "inventory/")],
)
def test_every_focus_stop_is_visible_and_the_last_leaves_the_page(
    windows: Windows, host: str, size: Size, address: str
) -> None:
    window = windows.window(host, size=size)
    page = window.open(address)
    page.evaluate(STILL)
    stops: list[dict[str, Any]] = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["number"] == "1"):
            break
        stops.append(stop)
    else:
        pytest.fail(f"the focus never leaves {page.url}")
    assert len(stops) > 10
    assert [stop["said"] for stop in stops if not stop["seen"]] == []
    assert [stop["said"] for stop in stops if not stop["marked"]] == []


def test_the_first_focus_stop_skips_to_the_content(desk: Visit) -> None:
    page = desk.open("touchpoint/quay-board/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#*")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


def test_a_chain_on_the_map_is_selected_and_released_by_keyboard(desk: Visit) -> None:
    page = desk.open("map/")
    reach(page, "#thread-principle-plain-words [data-gt-choose]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-gt-threads].gt-chosen")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-gt-threads].gt-chosen")).to_have_count(0)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


def test_the_inventory_is_filtered_sorted_and_downloaded_by_keyboard(desk: Visit) -> None:
    page = desk.open("inventory/")
    reach(page, "a[download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    reach(page, "form.gt-filter input")
    page.keyboard.type("board")
    page.wait_for_function(ANSWERED)
    rows = page.locator("#gt-inventory tbody tr:visible")
    narrowed = rows.count()
    reach(page, "form.gt-filter select[name=medium]")
    page.keyboard.press("ArrowDown")
    assert 0 < rows.count() < narrowed
    reach(page, "form.gt-filter button")
    page.keyboard.press("Enter")
    expect(page.locator("form.gt-filter output")).to_contain_text(re.compile(r"^(\d+) of \1 "))
    reach(page, "#gt-inventory thead button")
    page.keyboard.press("Space")
    expect(page.locator("#gt-inventory th[aria-sort]")).to_have_count(1)


def test_folded_sections_open_and_close_by_keyboard(desk: Visit) -> None:
    page = desk.open("team/quays/")
    reach(page, "article summary")
    fold = page.locator("article details", has=page.locator("summary:focus"))
    before = fold.get_attribute("open")
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") != before
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") == before


def test_search_works_by_keyboard(desk: Visit) -> None:
    page = desk.open("about/")
    page.keyboard.press("/")
    page.keyboard.type("quay board")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Quay departure board")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.get_by_role("combobox", name="Search")).not_to_be_focused()
    page.keyboard.press("/")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/touchpoint/quay-board/**")


def test_light_and_dark_mode_are_switched_by_keyboard(desk: Visit) -> None:
    page = desk.open()
    reach(page, "[data-md-component=palette] input")
    page.keyboard.press("ArrowDown")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_menu_of_a_phone_works_by_keyboard(windows: Windows, host: str) -> None:
    window = windows.window(host, size=PHONE)
    page = window.open()
    reach(page, "button.gt-drawer")
    page.keyboard.press("Enter")
    expect(page.locator("#__drawer")).to_be_checked()
    reach(page, ".md-nav--primary a, .md-nav--primary label")
    page.keyboard.press("Escape")
    expect(page.locator("#__drawer")).not_to_be_checked()
