"""Pages of handbooks of any shape: no band leaves its space, no word is broken, nothing is hidden without a sign of it."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Route

from browser.conftest import DESKTOP, Windows
from browser.made_handbooks import made_handbook
from demonstration import DAY
from goldthread.inspection import inspect_files
from goldthread.language.catalogue import catalogue
from goldthread.pages.site import page
from goldthread.settings import Settings
from pages.edge_handbooks import context_of

pytestmark = pytest.mark.browser

WIDTHS = (1280, 360, 768, 1920)
"""The first is that at which the pages are opened."""
PAGES = ("", "journey/", "map/", "need/", "coverage/", "inventory/", "meetings/", "plan/")
SHOWN = 3
"""So many pages of each handbook are looked at, beside the home page: others of the next one."""
EVERY_DAY = 7
"""So many handbooks are looked at each time, which show each page three times; many more are left to `make test-long`."""
LOOKS = tuple((Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("legible.js", "layout.js"))
_ARTICLE = re.compile(r"(<article[^>]*>).*?(</article>)", re.DOTALL)


def _filled(body: str, article: re.Match[str]) -> str:
    return f"{article[1]}{body}{article[2]}"


def faults_of(seed: int, windows: Windows, host: str, site: Path) -> Mapping[str, list[str]]:
    """What is wrong with pages of a handbook, by page and width; each is shown in the frame of a page of the site."""
    context = context_of(inspect_files(made_handbook(seed), Settings(today=DAY)), catalogue("en"))
    turn = [PAGES[1:][(seed * SHOWN + number) % (len(PAGES) - 1)] for number in range(SHOWN)]
    window = windows.window(host, size=DESKTOP)
    found = {}
    for address in ("", *turn):
        frame = (site / address / "index.html").read_text(encoding="utf-8")
        body = page(context, address).body
        shown = _ARTICLE.sub(partial(_filled, body), frame, count=1)

        window.page.route(f"{host}{address}", _answer(shown))
        opened = window.open(address)
        for width in WIDTHS:
            window.resize({"width": width, "height": 900})
            opened.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            faults = [fault for look in LOOKS for fault in opened.evaluate(look)]
            if faults:
                found[f"{address or 'home'} at {width}"] = faults
        window.page.unroute_all()
    return found


def _answer(text: str) -> Callable[[Route], None]:
    """Answers with a page."""

    def answer(route: Route) -> None:
        route.fulfill(body=text, content_type="text/html; charset=utf-8")

    return answer


@pytest.mark.parametrize("seed", range(EVERY_DAY))
def test_pages_of_any_handbook_keep_their_layout(seed: int, windows: Windows, host: str, site: Path) -> None:
    assert faults_of(seed, windows, host, site) == {}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(EVERY_DAY, 220))
def test_pages_of_many_handbooks_keep_their_layout(seed: int, windows: Windows, host: str, site: Path) -> None:
    assert faults_of(seed, windows, host, site) == {}
