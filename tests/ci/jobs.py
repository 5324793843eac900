"""Jobs of a platform run here: an API of our own that keeps the comments of one request, and the scripts."""

import http.server
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

from conftest import REPOSITORY

SHELL = shutil.which("sh") or "sh"
GIT = shutil.which("git") or "git"
MARK = "<!-- goldthread: meaning of the change -->"
HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the shore.\nedition: "1.0"\n'
FILE = "content/customers.yml"
TEXT = "islanders:\n  name: Islanders\n  kind: user\n  context: They cross in {}.\n"
BOT = 7
"""The number of the user that the token belongs to."""


class Api(http.server.BaseHTTPRequestHandler):
    """Lists, adds and updates the comments of one request, as GitHub and as GitLab would."""

    comments: ClassVar[list[dict[str, object]]] = []
    requests: ClassVar[list[tuple[str, str, str]]] = []
    refuses_writing: ClassVar[bool] = False

    def do_GET(self) -> None:
        """List a page of comments, or say whom the token belongs to."""
        if self.path.endswith("/user"):
            self._answer(200, {"id": BOT})
            return
        page = int(self.path.rpartition("page=")[2])
        self._answer(200, self.comments[100 * (page - 1) : 100 * page])

    def do_POST(self) -> None:
        """Add a comment, as a bot."""
        body = self._body()
        if self.refuses_writing:
            self._answer(403, {})
            return
        who = {"user": {"type": "Bot"}, "author": {"id": BOT}, "system": False}
        self.comments.append({"id": len(self.comments) + 1, **who, **body})
        self._answer(201, self.comments[-1])

    def do_PATCH(self) -> None:
        """Update a comment."""
        known = self.comments[int(self.path.rpartition("/")[2]) - 1]
        known.update(self._body())
        self._answer(200, known)

    do_PUT = do_PATCH  # noqa: N815 - the name of the method

    def log_message(self, *_: object) -> None:
        """Log nothing."""

    def _body(self) -> dict[str, object]:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert isinstance(body, dict)
        return body

    def _answer(self, status: int, data: object) -> None:
        token = self.headers["Authorization"] or self.headers["PRIVATE-TOKEN"]
        self.requests.append((self.command, self.path, token))
        text = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


def without_counts(summary: str) -> str:
    """A summary without the number of rules, which grows."""
    return re.sub(r"against \d+ rules", "against all rules", summary)


def git(folder: Path, *words: str) -> str:
    """What git prints in a folder."""
    return subprocess.run(
        [GIT, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *words],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def run(script: str, *words: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script of a job in a folder."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "SOURCE_DATE_EPOCH": "1767225600",
        **more,
    }
    return subprocess.run(
        [SHELL, str(REPOSITORY / "ci" / script), *words],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
