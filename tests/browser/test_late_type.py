"""Nothing on a page moves when its type comes late, nor when scripts add what they add."""

import pytest
from playwright.sync_api import Browser

from browser.conftest import DESKTOP, PHONE, HeldFiles, visit, wait_for_type

pytestmark = pytest.mark.browser

MOST = 0.01
"""The layout shift that is allowed of a page; 0.1 is what Lighthouse calls good."""
_WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    const nodes = each.sources.map(({ node }) => `${node?.nodeName} ${node?.textContent.trim().slice(0, 40)}`);
    window.shifts.push([each.value, ...nodes]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
_DRAWN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_nothing_moves_when_the_type_of_a_page_comes(browser: Browser, host: str, size: dict[str, int]) -> None:
    visited = visit(browser, host, size=size)
    page = visited.page
    page.add_init_script(_WATCH)
    for address in ("", "team/quays/", "touchpoint/quay-board/", "situations/queue-in-the-rain/", "weaknesses/"):
        type_ = HeldFiles(page, "**/*.woff2")
        page.goto(host + address, wait_until="domcontentloaded")
        page.evaluate(_DRAWN)
        assert type_.count, "type is asked for"
        page.evaluate("window.shifts.length = 0")
        type_.let_go()
        wait_for_type(page)
        page.evaluate(_DRAWN)
        shifts = page.evaluate("window.shifts")
        assert sum(shift[0] for shift in shifts) < MOST, (address, shifts)
        page.unroute_all()
    visited.context.close()
