"""Take the README's picture of the handbook: the alignment map of the demonstration brand with one thread chosen."""

import functools
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser.chromium import ADVICE, ARGUMENTS, find
from browser.conftest import wait_until_settled
from browser.web_server import Quiet
from demonstration import DAY, on

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURE = REPOSITORY / "generator" / "handbook.png"


def main() -> int:
    """Build the site, open the map, choose a principle, and write the picture."""
    browser = find()
    if browser is None:
        print(ADVICE)  # noqa: T201 - it is a command
        return 1
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "goldthread", "build", "--root", str(REPOSITORY), "--output", str(site)]
        subprocess.run(command, env={**os.environ, **on(DAY)}, check=True, stdout=subprocess.DEVNULL)
        handler = functools.partial(Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            chromium = playwright.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
            page = chromium.new_page(viewport={"width": 1280, "height": 1340}, reduced_motion="reduce")
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/map/#thread-principle-day-from-its-end")
            wait_until_settled(page)
            page.evaluate("window.scrollTo(0, 0)")
            page.mouse.wheel(0, 300)
            page.wait_for_timeout(500)
            page.screenshot(path=PICTURE)
            chromium.close()
            server.shutdown()
    print(PICTURE)  # noqa: T201 - as above
    return 0


if __name__ == "__main__":
    sys.exit(main())
