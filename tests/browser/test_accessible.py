"""Every kind of page can be used by everybody: axe finds nothing, nothing overflows, and nothing needs a script or another host."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browser.conftest import DESKTOP, PHONE, visit

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "map/",
    "focus/",
    "focus/home-tonight/",
    "principle/",
    "principle/plain-words/",
    "customer/",
    "customer/islanders/",
    "need/",
    "need/get-home/",
    "journey/",
    "phase/",
    "phase/on-the-way/",
    "touchpoint/",
    "touchpoint/quay-board/",
    "touchpoint/waiting-room-hallin/",
    "team/",
    "team/quays/",
    "coverage/",
    "changes/",
    "signature/",
    "plan/",
    "roadmap/",
    "measures/",
    "report/",
    "review/",
    "rule/",
    "rule/tch001/",
    "rule/ref001/",
    "about/",
    "evidence/",
    "meetings/",
    "offers/",
    "tools/",
    "decisions/",
    "glossary/",
    "inventory/",
    "data/",
    "print/",
    "print/crew/",
)
ALL = {"rules": {"target-size": {"enabled": True}}}
"""Every rule that axe applies by itself, and that of WCAG 2.2, which it leaves out unless asked."""
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the dark scheme can break: it changes colours and nothing else."""
NARROW = {"width": 360, "height": 740}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")])
def test_axe_finds_no_violation_on_any_kind_of_page(
    browser: Browser, host: str, size: dict[str, int], scheme: str
) -> None:
    window = visit(browser, host, size=size, scheme=scheme)
    found = []
    for address in PAGES:
        window.open(address, settled=False)
        results = Axe().run(window.page, options=CONTRAST if scheme == "dark" else ALL).response
        found += [
            f"{address or 'home'}: {each['id']}: {each['nodes'][0]['html'][:160]}" for each in results["violations"]
        ]
    window.context.close()
    assert found == []


def test_no_page_asks_another_host_or_complains(browser: Browser, host: str) -> None:
    window = visit(browser, host, size=DESKTOP)
    for address in PAGES:
        window.open(address)
    window.context.close()
    assert window.strangers == []
    assert window.complaints == []


def test_no_page_overflows_a_narrow_phone(browser: Browser, host: str, site: Path) -> None:
    window = visit(browser, host, size=NARROW, scripts=False)
    wide = []
    for file in sorted(site.rglob("index.html")):
        if 'http-equiv="refresh"' in file.read_text(encoding="utf-8"):
            continue
        page = window.open(file.parent.relative_to(site).as_posix().removeprefix(".") + "/", settled=False)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            wide.append((file.parent.name, width))
    window.context.close()
    assert wide == []


READ = """() => {
  for (const each of document.querySelectorAll("article :is(form, [role=status])")) each.remove();
  return document.querySelector("article").innerText.split(/\\s+/);
}"""


def test_every_page_says_the_same_without_scripts(browser: Browser, host: str) -> None:
    plain = visit(browser, host, size=PHONE, scripts=False)
    usual = visit(browser, host, size=PHONE)
    for address in PAGES:
        words = [window.open(address, settled=False).evaluate(READ) for window in (plain, usual)]
        assert plain.page.locator("h1").first.is_visible(), address
        assert len(words[0]) > 25, address
        assert words[0] == words[1], address
    plain.context.close()
    usual.context.close()


def test_every_page_of_the_site_is_of_a_kind_that_is_looked_at(site: Path) -> None:
    kinds = {address.split("/")[0] for address in PAGES}
    built = {path.relative_to(site).parts[0] for path in site.rglob("index.html") if path.parent != site}
    assert built <= kinds
