"""Accessibility of every kind of page: axe rules, layout, pages without scripts, and no requests to other hosts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.conftest import DESKTOP, PHONE, Visit, visit
from pages.every_kind import addresses

pytestmark = pytest.mark.browser

PAGES = addresses()
"""A page of every kind there is: a new kind is looked at without being named here."""
ALL = {"rules": {"target-size": {"enabled": True}}}
"""Every rule that axe applies by itself, and that of WCAG 2.2, which it leaves out unless asked."""
LAYOUT = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}
"""What another width can break: it moves and hides elements, and changes none."""
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the dark scheme can break: it changes colours and nothing else."""
AXE = Axe().axe_script
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def desk(browser: Browser, host: str) -> Iterator[Visit]:
    """A window in which one page after another is opened."""
    made = visit(browser, host, size=DESKTOP)
    yield made
    made.context.close()


@pytest.fixture(scope="module")
def dark(browser: Browser, host: str) -> Iterator[Visit]:
    """The same for somebody whose screen is dark."""
    made = visit(browser, host, size=DESKTOP, scheme="dark")
    yield made
    made.context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, host: str) -> Iterator[Visit]:
    """A window that runs no scripts, as narrow as a phone."""
    made = visit(browser, host, size=PHONE, scripts=False)
    yield made
    made.context.close()


@pytest.fixture(scope="module", params=PAGES, ids=lambda address: address or "home")
def address(request: pytest.FixtureRequest, desk: Visit) -> str:
    """The address of a page, which is open."""
    desk.requests.clear()
    desk.complaints.clear()
    desk.open(request.param, settled=False)
    return str(request.param)


def violations(page: Page, options: Mapping[str, object]) -> list[str]:
    """What axe finds, after it has looked at something."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    results = page.evaluate("options => axe.run(options)", {**options, "resultTypes": ["violations"]})
    assert results["passes"], "none of the rules applied to anything"
    return [f"{each['id']}: {node['html'][:160]}" for each in results["violations"] for node in each["nodes"]]


def test_axe_finds_no_violation_on_a_desk(desk: Visit, address: str) -> None:
    assert desk.page.url == desk.host + address
    assert violations(desk.page, ALL) == []


def test_targets_on_a_phone_are_large_enough_and_reachable(desk: Visit, address: str) -> None:
    assert desk.page.url == desk.host + address
    desk.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    found = violations(desk.page, LAYOUT)
    desk.page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
    assert found == []


def test_contrast_is_sufficient_in_dark_mode(dark: Visit, address: str) -> None:
    page = dark.open(address, settled=False)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(page, CONTRAST) == []


def test_a_page_requests_no_other_host_and_logs_no_errors(desk: Visit, address: str) -> None:
    desk.page.wait_for_load_state("networkidle")
    assert desk.host + address in desk.requests
    assert desk.strangers == []
    assert desk.complaints == []


READ = """() => {
  for (const each of document.querySelectorAll("article :is(form, [role=status])")) each.remove();
  return document.querySelector("article").innerText.split(/\\s+/);
}"""


def test_a_page_has_the_same_text_without_scripts(desk: Visit, plain: Visit, address: str) -> None:
    desk.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    with_scripts = desk.open(address, settled=False).evaluate(READ)
    desk.page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
    without = plain.open(address, settled=False).evaluate(READ)
    assert plain.page.locator("h1").first.is_visible()
    assert len(without) > 25
    assert without == with_scripts


def test_no_page_overflows_a_narrow_phone(browser: Browser, host: str, site: Path) -> None:
    window = visit(browser, host, size=NARROW, scripts=False)
    wide = []
    looked_at = [
        file
        for file in sorted(site.rglob("index.html"))
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")
    ]
    for file in looked_at:
        page = window.open(file.parent.relative_to(site).as_posix().removeprefix(".") + "/", settled=False)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            wide.append((file.parent.name, width))
    window.context.close()
    assert len(looked_at) > 190
    assert wide == []


READ = """() => {
  for (const each of document.querySelectorAll("article :is(form, [role=status])")) each.remove();
  return document.querySelector("article").innerText.split(/\\s+/);
}"""


def test_every_kind_of_page_is_checked(site: Path) -> None:
    kinds = {address.split("/")[0] for address in PAGES}
    built = {path.relative_to(site).parts[0] for path in site.rglob("index.html") if path.parent != site}
    assert built <= kinds
