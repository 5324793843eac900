"""Shared by the tests of jobs: a clone of a bare repository, and an API."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ci.jobs import FILE, HANDBOOK, MARK, TEXT, Api, git


@pytest.fixture
def address() -> Iterator[str]:
    """The address of an API with a comment of a person that begins as ours does, and a page full of others."""
    person = {"user": {"type": "User"}, "author": {"id": 1}, "system": False, "body": f"{MARK} quoted"}
    Api.comments = [{"id": number, **person} for number in range(1, 102)]
    Api.requests = []
    Api.refuses_writing = False
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Api)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone of a bare repository, at a change of its main branch."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "origin.git")
    git(tmp_path, "clone", "--quiet", "origin.git", "checkout")
    folder = tmp_path / "checkout"
    (folder / "content").mkdir()
    (folder / "content/handbook.yml").write_text(HANDBOOK, "utf-8")
    for weather in ("fog", "wind"):
        (folder / FILE).write_text(TEXT.format(weather), "utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", f"Write of {weather}")
        if weather == "fog":
            git(folder, "push", "--quiet", "origin", "HEAD:main")
    return folder
