"""Take a picture of every kind of page, on a phone, on a desk, in the dark and on paper, and lay them out side by side."""

import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser.chromium import ADVICE, ARGUMENTS, find
from browser.test_accessible import PAGES
from browser.web_server import Quiet

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
FOLDER = REPOSITORY / "build" / "gallery"
View = tuple[str, int, int, Literal["light", "dark"], Literal["screen", "print"]]

VIEWS: tuple[View, ...] = (
    ("phone", 390, 844, "light", "screen"),
    ("desk", 1280, 900, "light", "screen"),
    ("phone in the dark", 390, 844, "dark", "screen"),
    ("desk in the dark", 1280, 900, "dark", "screen"),
    ("paper", 794, 1123, "light", "print"),
)


def main() -> int:
    """Build the site, take the pictures, and write the page that shows them."""
    program = find()
    if program is None:
        print(ADVICE)  # noqa: T201 - it is a command
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "goldthread", "build", "--root", str(REPOSITORY), "--output", f"{folder}/site"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        handler = functools.partial(Quiet, directory=f"{folder}/site")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
            for view in VIEWS:
                _shoot(browser, f"http://127.0.0.1:{server.server_address[1]}/", view)
            browser.close()
            server.shutdown()
    pages = [(address, [(view[0], _name(address, view[0])) for view in VIEWS]) for address in PAGES]
    loader = FileSystemLoader(HERE)
    template = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("gallery.jinja")
    (FOLDER / "index.html").write_text(template.render(pages=pages), encoding="utf-8")
    print((FOLDER / "index.html").as_uri())  # noqa: T201 - as above
    return 0


def _shoot(browser: Browser, host: str, view: View) -> None:
    """Take the pictures of one view."""
    name, width, height, scheme, medium = view
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    page.emulate_media(media=medium, color_scheme=scheme)
    for address in PAGES:
        page.goto(host + address)
        page.wait_for_function("document.fonts.status === 'loaded'")
        page.screenshot(path=FOLDER / _name(address, name), full_page=True)
    page.close()


def _name(address: str, view: str) -> str:
    return f"{address.strip('/').replace('/', '-') or 'home'}-{view.replace(' ', '-')}.png"


if __name__ == "__main__":
    sys.exit(main())
