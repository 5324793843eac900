"""An open page is updated when an editor saves a record."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import DESKTOP, PATIENCE, REPOSITORY, Windows

pytestmark = pytest.mark.browser


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of the small handbook."""
    for name in ("content", "principles"):
        shutil.copytree(REPOSITORY / "tests" / "specimen" / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def served(handbook: Path) -> Iterator[str]:
    """The address at which it is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (handbook / "serve.log").open("w")
    command = [sys.executable, "-m", "goldthread", "serve", "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, cwd=handbook, stdout=log, stderr=log, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_until_it_answers(address, process)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE / 1000)
        log.close()


def _wait_until_it_answers(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(PATIENCE // 200):
        assert process.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=PATIENCE / 1000).close()  # noqa: S310 - this machine
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer")


def test_an_open_page_follows_edits_and_says_what_is_wrong_within_its_policy(
    windows: Windows, served: str, handbook: Path
) -> None:
    page = windows.window(served, size=DESKTOP).page
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(served + "touchpoint/notice-board/")
    heading = page.locator("h1")
    expect(heading).to_contain_text("Notice board on the landing")
    file = handbook / "content" / "touchpoints" / "landing.yml"
    written = file.read_text()

    file.write_text(written.replace("name: Notice board on the landing", "name: The board that tells"))
    expect(heading).to_contain_text("The board that tells")

    page.evaluate("window.isSamePage = true")
    file.write_text(written.replace("  name: Notice board on the landing", "\tname: Notice board on the landing"))
    panel = page.locator("#goldthread-panel")
    expect(panel).to_contain_text("content/touchpoints/landing.yml:2:1")
    expect(panel).to_contain_text("Replace the tab with two spaces.")
    expect(panel).to_have_css("position", "sticky")
    expect(heading).to_contain_text("The board that tells")
    _wait_for_words(handbook / "serve.log", "indented with a tab")

    file.write_text(written.replace("name: Notice board on the landing", "name: The board that tells"))
    expect(panel).to_have_count(0)
    assert page.evaluate("window.isSamePage"), "a page that has not changed is loaded again"

    file.write_text(written.replace("name: Notice board on the landing", "name: The board once more"))
    expect(heading).to_contain_text("The board once more")
    assert not page.evaluate("window.isSamePage || false")
    assert said == []
    assert "Traceback" not in (handbook / "serve.log").read_text()


def _wait_for_words(log: Path, words: str) -> None:
    for _ in range(PATIENCE // 200):
        if words in log.read_text():
            return
        time.sleep(0.2)
    pytest.fail(f"the server never said {words!r}: {log.read_text()[-2000:]}")
