"""Bytes and layout shifts of pages; time is never measured."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import Browser, Response

from browser.conftest import DESKTOP, PHONE, Size, visit

pytestmark = pytest.mark.browser

PAGES = ("", "touchpoint/quay-board/", "map/", "inventory/", "team/quays/")
SIZES = [pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")]
HEAVY = 300_000
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


@pytest.mark.parametrize("size", SIZES)
def test_a_page_has_no_layout_shift_while_loading(browser: Browser, host: str, size: Size) -> None:
    moved: dict[str, Any] = {}
    window = visit(browser, host, size=size)
    window.context.add_init_script(WATCH)
    cache = window.context.new_cdp_session(window.page)
    for address in PAGES:
        cache.send("Network.clearBrowserCache")
        shifts = window.open(address, settled=True).evaluate("window.shifts")
        if sum(value for value, _ in shifts) >= 0.01:
            moved[address] = shifts
    window.context.close()
    assert moved == {}
