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
from browser.conftest import open_page
from browser.test_accessible import PAGES
from browser.web_server import Quiet
from pages.every_kind import addresses
from rough_specimen.planted import ROOT, accepted_copy

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
FOLDER = REPOSITORY / "build" / "gallery"
HANDBOOKS: tuple[tuple[str, Path, tuple[str, ...]], ...] = (
    ("", REPOSITORY, PAGES),
    ("rough-", ROOT, addresses(ROOT, ())),
    ("accepted-", ROOT, ("", "report/", "touchpoint/", "touchpoint/overdue-letter/", "team/", "weaknesses/")),
)
"""The handbooks whose pages are shown: what the names of their pictures begin with, where they lie, and their pages.

The rough specimen is shown as it came, and under a baseline that accepts what was found in it, which few pages show."""
View = tuple[str, int, int, Literal["light", "dark"], Literal["screen", "print"]]

VIEWS: tuple[View, ...] = (
    ("phone", 390, 844, "light", "screen"),
    ("tablet", 768, 1024, "light", "screen"),
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        for prefix, root, addresses_of_root in HANDBOOKS:
            _shoot_handbook(browser, prefix, root, addresses_of_root)
        browser.close()
    pages = [
        (f"{prefix}{address}", [(view[0], prefix + _name(address, view[0])) for view in VIEWS])
        for prefix, _, shown in HANDBOOKS
        for address in shown
    ]
    loader = FileSystemLoader(HERE)
    template = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("gallery.jinja")
    (FOLDER / "index.html").write_text(template.render(pages=pages), encoding="utf-8")
    print((FOLDER / "index.html").as_uri())  # noqa: T201 - as above
    return 0


def _shoot_handbook(browser: Browser, prefix: str, root: Path, shown: tuple[str, ...]) -> None:
    """Build the site of a handbook and take its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        if prefix == "accepted-":
            root = accepted_copy(Path(folder))
        command = [sys.executable, "-m", "goldthread", "build", "--root", str(root), "--output", f"{folder}/site"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        handler = functools.partial(Quiet, directory=f"{folder}/site")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for view in VIEWS:
                _shoot(browser, f"http://127.0.0.1:{server.server_address[1]}/", view, prefix, shown)
            server.shutdown()


def _shoot(browser: Browser, host: str, view: View, prefix: str, shown: tuple[str, ...]) -> None:
    """Take the pictures of one view."""
    name, width, height, scheme, medium = view
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    page.emulate_media(media=medium, color_scheme=scheme)
    for address in shown:
        open_page(page, host + address)
        page.screenshot(path=FOLDER / (prefix + _name(address, name)), full_page=True)
    page.close()


def _name(address: str, view: str) -> str:
    return f"{address.strip('/').replace('/', '-') or 'home'}-{view.replace(' ', '-')}.png"


if __name__ == "__main__":
    sys.exit(main())
