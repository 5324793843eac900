"""Accessibility of every kind of page: axe rules, layout, pages without scripts, and no requests to other hosts."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.conftest import DESKTOP, PATIENCE, PHONE, STILL, Visit, Windows, visit, wait_until_settled
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
RUN = """options => axe.run(options).then(({passes, violations}) => [
  passes.length, violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 160)}`))])"""
"""How many rules found nothing wrong, and what the others found; the whole report is long, and takes longer to be handed over."""
SET_SCHEME = "scheme => { document.body.dataset.mdColorScheme = scheme }"
READ = """() => {
  const ofScripts = [...document.querySelectorAll("article :is(form, [role=status], .gt-take, .gt-further, .gt-blank)")];
  for (const each of ofScripts) each.style.display = "none";
  const said = document.querySelector("article").innerText.split(/\\s+/);
  for (const each of ofScripts) each.style.display = "";
  return said;
}"""
"""What stands on a page, but for what only scripts need, and for the dashes of empty cells, which scripts leave out of cards."""
SHOW = """([address, html]) => {
  history.replaceState(null, "", address);
  const page = new DOMParser().parseFromString(html, "text/html");
  const styles = (each) => [...each.querySelectorAll("link[rel=stylesheet], style")].map((one) => one.outerHTML).join();
  if (styles(page) === styles(document)) document.body.replaceWith(document.adoptNode(page.body));
  else document.documentElement.replaceWith(document.adoptNode(page.documentElement));
}"""
"""Puts another page into a window that runs no scripts, at its address, which takes far less than going there."""
IS_SHOWN = """() => [...document.querySelectorAll("link[rel=stylesheet]")].every((each) => each.sheet)
  && [...document.images].every((each) => each.loading === "lazy" || each.complete)
  && document.body.getBoundingClientRect().width > 0 && document.fonts.status === "loaded" """
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def desk(browser: Browser, host: str) -> Iterator[Visit]:
    """A window in which one page after another is opened."""
    made = visit(browser, host, size=DESKTOP)
    yield made
    made.context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, host: str) -> Iterator[Visit]:
    """A window that runs no scripts, as narrow as a phone, with a page in it that others are put in place of."""
    made = visit(browser, host, size=PHONE, scripts=False)
    made.open()
    yield made
    made.context.close()


@pytest.fixture(scope="module", params=PAGES, ids=lambda address: address or "home")
def address(request: pytest.FixtureRequest, desk: Visit) -> str:
    """The address of a page, which is open."""
    desk.requests.clear()
    desk.complaints.clear()
    desk.open(request.param)
    return str(request.param)


def violations(page: Page, options: Mapping[str, object]) -> list[str]:
    """What axe finds, after it has looked at something."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    passed, found = page.evaluate(RUN, {**options, "resultTypes": ["violations"]})
    assert passed, "none of the rules applied to anything"
    return list(found)


def test_axe_finds_no_violation_on_a_desk(desk: Visit, address: str) -> None:
    assert desk.page.url == desk.host + address
    assert violations(desk.page, ALL) == []


def test_targets_on_a_phone_are_large_enough_and_reachable(desk: Visit, address: str) -> None:
    assert desk.page.url == desk.host + address
    desk.resize(PHONE)
    ends = time.monotonic() + PATIENCE / 1000
    while (found := violations(desk.page, LAYOUT)) and time.monotonic() < ends:
        desk.page.wait_for_timeout(100)  # the theme makes what scrolls focusable some time after the width has changed
    desk.resize(DESKTOP)
    assert found == []


def test_contrast_is_sufficient_in_dark_mode(desk: Visit, address: str) -> None:
    assert desk.page.url == desk.host + address
    desk.page.evaluate(STILL)
    desk.page.evaluate(SET_SCHEME, "slate")
    found = violations(desk.page, CONTRAST)
    desk.page.evaluate(SET_SCHEME, "default")
    assert found == []


def test_a_screen_that_is_dark_gets_the_dark_scheme(windows: Windows, host: str) -> None:
    page = windows.window(host, size=DESKTOP, scheme="dark").open()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(page, CONTRAST) == []


def test_a_page_requests_no_other_host_and_logs_no_errors(desk: Visit, address: str) -> None:
    wait_until_settled(desk.page)
    assert desk.host + address in desk.requests
    assert desk.strangers == []
    assert desk.complaints == []


def show(page: Page, host: str, site: Path, address: str) -> None:
    """Put a page of the site into a window without scripts, and wait for what it loads."""
    page.evaluate(SHOW, [host + address, (site / address / "index.html").read_text(encoding="utf-8")])
    while not page.evaluate(IS_SHOWN):
        page.wait_for_timeout(10)


def test_a_page_has_the_same_text_without_scripts(desk: Visit, plain: Visit, address: str, site: Path) -> None:
    assert desk.page.url == desk.host + address
    desk.resize(PHONE)
    with_scripts = desk.page.evaluate(READ)
    desk.resize(DESKTOP)
    show(plain.page, plain.host, site, address)
    without = plain.page.evaluate(READ)
    assert plain.page.locator("h1").first.is_visible()
    assert len(without) > 25
    assert without == with_scripts


def test_no_page_overflows_a_narrow_phone(windows: Windows, host: str, site: Path) -> None:
    page = windows.window(host, size=NARROW, scripts=False).open()
    wide = []
    looked_at = [
        file
        for file in sorted(site.rglob("index.html"))
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")
    ]
    for file in looked_at:
        show(page, host, site, file.relative_to(site).as_posix().removesuffix("index.html"))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            wide.append((file.parent.name, width))
    assert len(looked_at) > 190
    assert wide == []


def test_every_kind_of_page_is_checked(site: Path) -> None:
    kinds = {address.split("/")[0] for address in PAGES}
    built = {path.relative_to(site).parts[0] for path in site.rglob("index.html") if path.parent != site}
    assert built <= kinds
