"""An open page is updated when an editor saves a record."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
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
    log = handbook / "serve.log"
    command = [sys.executable, "-m", "goldthread", "serve", "--address", "127.0.0.1:0"]
    with (
        log.open("w") as written,
        subprocess.Popen(
            command, cwd=handbook, stdout=written, stderr=written, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        ) as process,
    ):
        try:
            yield _wait_for_words(log, r"http://\S+/", process)
        finally:
            process.send_signal(signal.SIGINT)


def _wait_for_words(log: Path, pattern: str, process: "subprocess.Popen[bytes] | None" = None) -> str:
    """What the server says that is like a pattern, as soon as it says so."""
    for _ in range(PATIENCE // 200):
        if found := re.search(pattern, log.read_text()):
            return found[0]
        assert process is None or process.poll() is None, "the server ended"
        time.sleep(0.2)
    pytest.fail(f"the server never said {pattern!r}: {log.read_text()[-2000:]}")


def save(file: Path, text: str) -> None:
    """Write a file as editors do, at once: half of it would be shown as it is, if somebody looked at that moment."""
    whole = file.with_name(f".{file.name}.new")
    whole.write_text(text)
    whole.replace(file)


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

    save(file, written.replace("name: Notice board on the landing", "name: The board that tells"))
    expect(heading).to_contain_text("The board that tells")

    page.evaluate("window.isSamePage = true")
    save(file, written.replace("  name: Notice board on the landing", "\tname: Notice board on the landing"))
    panel = page.locator("#goldthread-panel")
    expect(panel).to_contain_text("content/touchpoints/landing.yml:2:1")
    expect(panel).to_contain_text("Replace the tab with two spaces.")
    expect(panel).to_have_css("position", "sticky")
    expect(heading).to_contain_text("The board that tells")
    _wait_for_words(handbook / "serve.log", "indented with a tab")

    save(file, written.replace("name: Notice board on the landing", "name: The board that tells"))
    expect(panel).to_have_count(0)
    assert page.evaluate("window.isSamePage"), "a page that has not changed is loaded again"

    save(file, written.replace("name: Notice board on the landing", "name: The board once more"))
    expect(heading).to_contain_text("The board once more")
    assert not page.evaluate("window.isSamePage || false")
    assert said == []
    assert "Traceback" not in (handbook / "serve.log").read_text()
