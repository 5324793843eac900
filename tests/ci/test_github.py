"""The job on GitHub, against a bare repository and an API of our own: one comment, whatever number of runs."""

import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

import pytest
import yaml

from golden_files import Golden

ROOT = Path(__file__).parents[2]
SHELL = shutil.which("sh") or "sh"
GIT = shutil.which("git") or "git"
MARK = "<!-- goldthread: meaning of the change -->"
HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the shore.\nedition: "1.0"\n'
FILE = "content/customers.yml"
TEXT = "islanders:\n  name: Islanders\n  kind: user\n  context: They cross in {}.\n"


class Api(http.server.BaseHTTPRequestHandler):
    """Lists, adds and updates the comments of one pull request."""

    comments: ClassVar[list[dict[str, object]]] = []
    requests: ClassVar[list[tuple[str, str, str]]] = []
    refuses_writing: ClassVar[bool] = False

    def do_GET(self) -> None:
        """List a page of comments."""
        page = int(self.path.rpartition("page=")[2])
        self._answer(200, self.comments[100 * (page - 1) : 100 * page])

    def do_POST(self) -> None:
        """Add a comment, as a bot."""
        body = self._body()
        if self.refuses_writing:
            self._answer(403, {})
            return
        self.comments.append({"id": len(self.comments) + 1, "user": {"type": "Bot"}, **body})
        self._answer(201, self.comments[-1])

    def do_PATCH(self) -> None:
        """Update a comment."""
        known = self.comments[int(self.path.rpartition("/")[2]) - 1]
        known.update(self._body())
        self._answer(200, known)

    def log_message(self, *_: object) -> None:
        """Log nothing."""

    def _body(self) -> dict[str, object]:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert isinstance(body, dict)
        return body

    def _answer(self, status: int, data: object) -> None:
        self.requests.append((self.command, self.path, self.headers["Authorization"]))
        text = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Api]]:
    """The API, with a comment of a person that begins as ours does, and a page full of others."""
    person = {"user": {"type": "User"}, "body": f"{MARK} quoted"}
    Api.comments = [{"id": number, **person} for number in range(1, 102)]
    Api.requests = []
    Api.refuses_writing = False
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Api)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("GITHUB_REPOSITORY", "ferry/handbook")
    monkeypatch.setenv("GITHUB_TOKEN", "token")
    yield Api
    server.shutdown()
    thread.join()
    server.server_close()


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    subprocess.run(
        [GIT, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


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


def run(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the action in a folder."""
    environment: Mapping[str, str] = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
        "SOURCE_DATE_EPOCH": "1767225600",
        **more,
    }
    return subprocess.run(
        [SHELL, str(ROOT / "ci/github.sh")], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def test_a_second_run_updates_the_comment_of_the_first(checkout: Path, api: type[Api], golden: Golden) -> None:
    first = run(checkout, BASE="origin/main", PULL_REQUEST="7")
    assert first.returncode in (0, 1), first.stderr
    assert first.stderr == ""
    golden("summary.md", (checkout.parent / "summary.md").read_text("utf-8"))
    golden("comment.md", str(api.comments[-1]["body"]))
    assert (checkout / "goldthread.sarif").is_file()
    one = "/repos/ferry/handbook/issues/7/comments"
    assert api.requests == [
        ("GET", f"{one}?per_page=100&page=1", "Bearer token"),
        ("GET", f"{one}?per_page=100&page=2", "Bearer token"),
        ("POST", one, "Bearer token"),
    ]
    api.requests.clear()
    (checkout / FILE).write_text(TEXT.format("snow"), "utf-8")
    run(checkout, BASE="origin/main", PULL_REQUEST="7")
    assert [each[:2] for each in api.requests][2:] == [("PATCH", "/repos/ferry/handbook/issues/comments/102")]
    assert len(api.comments) == 102
    assert "snow" in str(api.comments[-1]["body"])


def test_a_token_that_may_not_comment_is_no_failure(checkout: Path, api: type[Api]) -> None:
    without = run(checkout, BASE="origin/main", PULL_REQUEST="")
    assert not api.requests
    api.refuses_writing = True
    refused = run(checkout, BASE="origin/main", PULL_REQUEST="7")
    assert refused.returncode == without.returncode
    assert "The summary says the same." in refused.stdout
    assert len(api.comments) == 101


def test_a_base_that_is_not_there_is_said(checkout: Path, api: type[Api]) -> None:
    result = run(checkout, BASE="origin/gone", PULL_REQUEST="7")
    assert result.returncode == 2
    assert "origin/gone" in result.stderr
    assert not api.requests


def test_an_expression_reaches_no_script_of_the_action() -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    assert all("${{" not in step["run"] and "uses" not in step for step in steps)


def test_hooks_for_pre_commit_are_commands_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        words = hook["entry"].split()
        done = subprocess.run(
            [str(Path(sys.executable).parent / words[0]), *words[1:], "--help"],
            check=True,
            capture_output=True,
            text=True,
        )
        assert "Usage: goldthread" in done.stdout
