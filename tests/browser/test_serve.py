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
from playwright.sync_api import Browser, expect

from browser.conftest import DESKTOP, REPOSITORY, visit

pytestmark = pytest.mark.browser

PATIENCE = 90_000
"""Milliseconds after which something is broken rather than slow."""


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of this repository's records."""
    for name in ("content", "principles"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
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
        process.wait(timeout=30)
        log.close()


def _wait_until_it_answers(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(PATIENCE // 200):
        assert process.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - this machine
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer")


def test_an_open_page_reloads_after_an_edit_and_keeps_working_after_a_mistake(
    browser: Browser, served: str, handbook: Path
) -> None:
    window = visit(browser, served, size=DESKTOP)
    page = window.page
    page.goto(served + "touchpoint/quay-board/")
    heading = page.locator("h1")
    expect(heading).to_contain_text("Quay departure board")
    file = handbook / "content" / "touchpoints" / "on-the-quay.yml"
    written = file.read_text()

    file.write_text(written.replace("name: Quay departure board", "name: The board that tells"))
    expect(heading).to_contain_text("The board that tells", timeout=PATIENCE)

    file.write_text(written.replace("  name: Quay departure board", "\tname: Quay departure board"))
    _wait_for_words(handbook / "serve.log", "indented with a tab")
    expect(heading).to_contain_text("The board that tells")

    file.write_text(written.replace("name: Quay departure board", "name: The board once more"))
    expect(heading).to_contain_text("The board once more", timeout=PATIENCE)
    assert "Traceback" not in (handbook / "serve.log").read_text()
    window.context.close()


def _wait_for_words(log: Path, words: str) -> None:
    for _ in range(PATIENCE // 200):
        if words in log.read_text():
            return
        time.sleep(0.2)
    pytest.fail(f"the server never said {words!r}: {log.read_text()[-2000:]}")
