"""Bytes and layout shifts of pages; time is never measured."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response

from browser.conftest import DESKTOP, PHONE, TABLET, HeldFiles, Size, visit, wait_until_settled

pytestmark = pytest.mark.browser

PAGES = ("", "touchpoint/quay-board/", "map/", "inventory/", "team/quays/")
SIZES = [pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")]
HEAVY = 300_000
MOVE = 0.02
"""A fifth of the layout shift that counts as good (https://web.dev/articles/cls)."""
PACKED = (".woff2", ".png", ".gz")
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    const nodes = each.sources.map((source) => source.node?.parentElement?.outerHTML.slice(0, 80));
    window.shifts.push([each.value, nodes]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""

PAINTED = """new Promise((painted) => {
  new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length) painted();
  }).observe({ type: "paint", buffered: true });
})"""
DRAWN_ANEW = """document.fonts.ready.then(
  () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
)"""


@pytest.mark.parametrize("size", SIZES)
def test_the_home_page_with_everything_it_loads_stays_within_its_size_limit(
    browser: Browser, host: str, size: Size
) -> None:
    window = visit(browser, host, size=size)
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    window.page.on("response", note)
    window.open(settled=True)
    weights = {each.url.removeprefix(host): weight(each) for each in responses}
    window.context.close()
    assert not any(address.startswith("search/") for address in weights), (
        "the search is loaded when somebody turns to it"
    )
    assert sum(weights.values()) < HEAVY, sorted(weights.items(), key=lambda each: -each[1])


def weight(response: Response) -> int:
    """The bytes that a server sends which compresses what can be compressed."""
    body = response.body()
    return len(body) if response.url.endswith(PACKED) else len(gzip.compress(body, 6))


@pytest.mark.parametrize("size", [*SIZES, pytest.param(TABLET, id="768")])
def test_nothing_on_a_page_moves_much_when_its_fonts_come_after_its_text(
    browser: Browser, host: str, size: Size
) -> None:
    moved: dict[str, Any] = {}
    window = visit(browser, host, size=size)
    window.context.add_init_script(WATCH)
    cache = window.context.new_cdp_session(window.page)
    for address in PAGES:
        cache.send("Network.clearBrowserCache")
        open_with_late_fonts(window.page, host + address)
        assert any(each.endswith(".woff2") for each in window.requests)
        window.requests.clear()
        shifts = window.page.evaluate("window.shifts")
        if sum(value for value, _ in shifts) >= MOVE:
            moved[address] = shifts
    window.context.close()
    assert moved == {}


def open_with_late_fonts(page: Page, address: str) -> None:
    """Open a page whose fonts come once its text is painted, which is the worst order, on every machine and however busy it is."""
    fonts = HeldFiles(page, "**/*.woff2")
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED)
    fonts.let_go()
    wait_until_settled(page)
    page.evaluate(DRAWN_ANEW)
    page.unroute("**/*.woff2")
