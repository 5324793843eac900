"""The built site of this repository's own handbook, served on this machine, and a browser to look at it."""

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    Route,
    expect,
    sync_playwright,
)

from browser.chromium import ADVICE, ARGUMENTS, find
from browser.web_server import Quiet

REPOSITORY = Path(__file__).resolve().parents[2]
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 1024}
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 300_000
"""Milliseconds after which something is broken rather than slow: what is waited for comes; how soon depends on how busy the machine is."""
STILL = """() => {
    const still = new CSSStyleSheet();
    still.replaceSync("* { transition: none !important; }");
    document.adoptedStyleSheets = [still];
}"""
"""Ends all movement, in a way that the page's policy for styles allows."""
TYPE_HAS_COME = """() => {
    document.documentElement.getBoundingClientRect(); // what has no place yet asks for no type
    return document.fonts.ready.then(() => document.fonts.status);
}"""
NOTHING_COMES = """() => new Promise((quiet) => {
    let before = -1;
    const look = () => {
        const now = performance.getEntriesByType("resource").length;
        if (document.readyState === "complete" && document.fonts.status === "loaded" && now === before) return quiet();
        before = now;
        setTimeout(look, 500);
    };
    look();
})"""
"""Ends when for half a second nothing has come. The page is asked, since a browser's own count of requests may miss that one has ended."""
FORGET = """
if (window === window.top && window.name === "new") {
  try {
    localStorage.clear();
    sessionStorage.clear();
    window.name = "";
  } catch {} // an empty page has no storage
}
"""
"""What the first page of a visit finds was never there."""

Size = Mapping[str, int]
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address under which the site is served: under a path, as a handbook often is."""
    place = tmp_path_factory.mktemp("host")
    with _served(site, place) as address:
        yield address


@pytest.fixture(scope="session")
def rough_host(rough_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the rough specimen's site."""
    with _served(rough_site, tmp_path_factory.mktemp("rough")) as address:
        yield address


@pytest.fixture(scope="session")
def accepted_host(accepted_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the rough specimen's site under a baseline."""
    with _served(accepted_site, tmp_path_factory.mktemp("accepted")) as address:
        yield address


@contextlib.contextmanager
def _served(site: Path, place: Path) -> Iterator[str]:
    place.joinpath("brand").symlink_to(site)
    handler = functools.partial(Quiet, directory=str(place))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/brand/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; that there is none is a failure, never a reason to skip."""
    path = find()
    if path is None:
        pytest.fail(ADVICE)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), timeout=PATIENCE)
        yield launched
        launched.close()


@dataclass
class Visit:
    """A page in a browser, with what it asked for and what it complained of."""

    page: Page
    context: BrowserContext
    host: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str = "", *, settled: bool = False) -> Page:
        """Go to an address of the site, until all of it has come; `settled` waits half a second longer, until nothing comes any more."""
        open_page(self.page, self.host + address)
        if settled:
            wait_until_settled(self.page)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests that left the host."""
        own = self.host.split("/")[2]
        return [url for url in self.requests if url.startswith("http") and url.split("/")[2] != own]

    def resize(self, size: Size) -> None:
        """Make the window as large as that."""
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})

    def begin_anew(self, host: str, size: Size, scheme: Scheme) -> None:
        """Forget whatever was done in the window, for another visit."""
        for other in self.context.pages[1:]:
            other.close()
        self.page.unroute_all()
        self.context.clear_cookies()
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        self.page.evaluate("window.name = 'new'")
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.resize(size)
        self.host = host
        self.requests.clear()
        self.complaints.clear()


class HeldFiles:
    """Files that a page asks for, held back until they are let go, so that they come in the worst order on any machine."""

    def __init__(self, page: Page, pattern: str) -> None:
        self._page, self._pattern = page, pattern
        self._routes: list[Route] = []
        self._is_open = False
        page.route(pattern, self._hold)

    def _hold(self, route: Route) -> None:
        if self._is_open:
            route.continue_()
        else:
            self._routes.append(route)

    @property
    def count(self) -> int:
        """How many are held."""
        return len(self._routes)

    def let_go(self) -> None:
        """Let all of them come, and those that are asked for from now on."""
        self._is_open = True
        while self._routes:
            self._routes.pop().continue_()


def open_page(page: Page, address: str) -> Response | None:
    """Go to an address, until its scripts have run and its type has come, whichever comes last; give back what the server answered."""
    answer = page.goto(address)
    wait_for_type(page)
    return answer


def wait_for_type(page: Page) -> None:
    """Wait until the letters of a page have their places: with the type that is used until then, lines have other lengths."""
    assert page.evaluate(TYPE_HAS_COME) == "loaded"


def wait_until_settled(page: Page) -> None:
    """Wait until nothing that a page has asked for comes any more, such as a preview or a part of the search."""
    page.evaluate(NOTHING_COMES)


def visit(browser: Browser, host: str, *, size: Size, scheme: Scheme = "light", scripts: bool = True) -> Visit:
    """A window that nobody has looked through, which takes a second of computing: for tests of what happens at first sight."""
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.add_init_script(FORGET)
    made = Visit(page, context, host)

    def note_request(request: Request) -> None:
        made.requests.append(request.url)

    def note_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            made.complaints.append(message.text)

    page.on("request", note_request)
    page.on("console", note_console)
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    return made


class Windows:
    """Windows that one test after another looks through."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._made: dict[tuple[str, bool], Visit] = {}

    def window(self, host: str, *, size: Size, scheme: Scheme = "light", scripts: bool = True) -> Visit:
        """A window on a site that holds nothing of what was done in it before; the next call may give the same one."""
        kind = (urlsplit(host).scheme, scripts)
        if kind not in self._made:
            self._made[kind] = visit(self._browser, host, size=size, scheme=scheme, scripts=scripts)
        self._made[kind].begin_anew(host, size, scheme)
        return self._made[kind]

    def close(self) -> None:
        """Close them all."""
        for made in self._made.values():
            made.context.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """The windows of this worker."""
    made = Windows(browser)
    yield made
    made.close()


@pytest.fixture(params=[pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")])
def window(request: pytest.FixtureRequest, windows: Windows, host: str) -> Visit:
    """A window as wide as a phone, and one as wide as a desk."""
    return windows.window(host, size=request.param)
