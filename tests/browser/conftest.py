"""The built site of this repository's own handbook, served on this machine, and a browser to look at it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from browser.chromium import ADVICE, ARGUMENTS, find
from browser.web_server import Quiet

REPOSITORY = Path(__file__).resolve().parents[2]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address under which the site is served: under a path, as a handbook often is."""
    place = tmp_path_factory.mktemp("host")
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
    expect.set_options(timeout=20_000)  # what is waited for comes; how soon depends on how busy the machine is
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
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

    def open(self, address: str = "", *, settled: bool = True) -> Page:
        """Go to an address of the site; `settled` waits until nothing more is asked for, which takes half a second."""
        self.page.goto(self.host + address)
        if settled:
            self.page.wait_for_load_state("networkidle")
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests that left the host."""
        own = self.host.split("/")[2]
        return [url for url in self.requests if url.startswith("http") and url.split("/")[2] != own]


def visit(browser: Browser, host: str, *, size: dict[str, int], scheme: str = "light", scripts: bool = True) -> Visit:
    """A fresh window on the site."""
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
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


@pytest.fixture(params=[pytest.param(PHONE, id="390"), pytest.param(DESKTOP, id="1280")])
def window(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Visit]:
    """A window as wide as a phone, and one as wide as a desk."""
    made = visit(browser, host, size=request.param)
    yield made
    made.context.close()
