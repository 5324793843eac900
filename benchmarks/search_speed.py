"""How soon the search shows a result on a slow telephone, and what it loads for it: `python benchmarks/search_speed.py SITE WORDS`.

A processor four times as slow as this one, and a network with 150 ms for each answer and 1.6 Mbit/s, as Lighthouse takes for a telephone.
What counts is the time from the first letter typed, on a page that has been loaded, and all bytes that the search asks for, uncompressed.
"""

import functools
import http.server
import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from browser.chromium import ARGUMENTS, find

_SLOWER = 4
_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
_PATIENCE = 300_000
"""Milliseconds after which something is broken rather than slow."""
_PHONE = {"width": 390, "height": 844}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is inherited
        """Say nothing."""


def first_result(site: Path, words: str) -> tuple[float, int]:
    """Seconds to the first result, and bytes that were asked for from the first letter on."""
    serve = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            return _tried(f"http://127.0.0.1:{server.server_port}/", words)
        finally:
            server.shutdown()


def _tried(address: str, words: str) -> tuple[float, int]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        page = browser.new_page(viewport=_PHONE)  # type: ignore[arg-type]
        page.goto(address, wait_until="networkidle")
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        loaded: list[float] = []

        def note(event: dict[str, Any]) -> None:
            loaded.append(event["encodedDataLength"])

        session.on("Network.loadingFinished", note)
        begun = time.perf_counter()
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.locator(".gt-hit, .md-search-result__link").first.wait_for(timeout=_PATIENCE)
        took = time.perf_counter() - begun
        page.wait_for_load_state("networkidle")
        browser.close()
        return took, round(sum(loaded))


if __name__ == "__main__":
    print(json.dumps(first_result(Path(sys.argv[1]), " ".join(sys.argv[2:]))))
