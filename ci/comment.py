"""Write a file as the one comment of Goldthread on a pull or merge request: a later run updates it, and never adds another.

    comment.py github NUMBER FILE     reads GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN
    comment.py gitlab NUMBER FILE     reads CI_API_V4_URL, CI_PROJECT_ID and GOLDTHREAD_TOKEN

A token that may not comment, as in a request from a fork, is no failure: the summary of the job says the same.
"""

import dataclasses
import http.client
import json
import os
import sys
import urllib.parse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

MARK = "<!-- goldthread: meaning of the change -->"
PAGE = 100
FORBIDDEN = (401, 403, 404)


class RefusedError(Exception):
    """The API answered with something else than success; carries the status."""


@dataclasses.dataclass(frozen=True)
class Platform:
    """What the API of a platform asks for.

    name: What it is called.
    address: The address of its API.
    headers: The headers of each request, the token among them.
    comments: The path of the comments on the request.
    comment: The path of one comment, before its number.
    update: The method that updates a comment.
    is_ours: Whether a comment was written by the one that writes comments here; what a person wrote is left alone, whatever it holds.
    """

    name: str
    address: str
    headers: Mapping[str, str]
    comments: str
    comment: str
    update: str
    is_ours: Callable[[Mapping[str, Any]], bool]

    def call(self, method: str, path: str, data: object = None) -> bytes:
        """Call the API, and return its answer."""
        base = urllib.parse.urlsplit(self.address)
        kind = http.client.HTTPSConnection if base.scheme == "https" else http.client.HTTPConnection
        connection = kind(base.netloc, timeout=60)
        head = {"Content-Type": "application/json", "User-Agent": "goldthread", **self.headers}
        try:
            connection.request(method, base.path + path, None if data is None else json.dumps(data), head)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        if answer.status >= http.client.MULTIPLE_CHOICES:
            raise RefusedError(answer.status)
        return text

    def earlier(self) -> int | None:
        """The comment that an earlier run wrote."""
        page = 1
        while True:
            found = json.loads(self.call("GET", f"{self.comments}?per_page={PAGE}&page={page}"))
            for each in found:
                if (each["body"] or "").startswith(MARK) and self.is_ours(each):
                    return int(each["id"])
            if len(found) < PAGE:
                return None
            page += 1

    def write(self, text: str) -> None:
        """Update the comment of an earlier run, or add one."""
        body = {"body": f"{MARK}\n{text}"}
        known = self.earlier()
        if known is None:
            self.call("POST", self.comments, body)
        else:
            self.call(self.update, f"{self.comment}/{known}", body)


def github(number: int) -> Platform:
    """The API of GitHub; comments are written by a bot there."""
    issues = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    return Platform(
        name="GitHub",
        address=os.environ.get("GITHUB_API_URL", "https://api.github.com"),
        headers={"Accept": "application/vnd.github+json", "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}"},
        comments=f"{issues}/{number}/comments",
        comment=f"{issues}/comments",
        update="PATCH",
        is_ours=lambda comment: comment["user"]["type"] == "Bot",
    )


def gitlab(number: int) -> Platform:
    """The API of GitLab; comments are written by the user that the token belongs to."""
    notes = f"/projects/{urllib.parse.quote(os.environ['CI_PROJECT_ID'], safe='')}/merge_requests/{number}/notes"
    users: list[int] = []

    def is_ours(note: Mapping[str, Any]) -> bool:
        if not users:
            users.append(json.loads(platform.call("GET", "/user"))["id"])
        return not note["system"] and note["author"]["id"] in users

    platform = Platform(
        name="GitLab",
        address=os.environ["CI_API_V4_URL"],
        headers={"PRIVATE-TOKEN": os.environ["GOLDTHREAD_TOKEN"]},
        comments=notes,
        comment=notes,
        update="PUT",
        is_ours=is_ours,
    )
    return platform


PLATFORMS = {"github": github, "gitlab": gitlab}


def main(name: str, number: str, file: str) -> int:
    """Write the comment, and return the exit code."""
    platform = PLATFORMS[name](int(number))
    try:
        platform.write(Path(file).read_text(encoding="utf-8"))
    except RefusedError as error:
        status = error.args[0]
        if status in FORBIDDEN:
            sys.stdout.write(f"No comment is written, since the token may not ({status}). The summary says the same.\n")
            return 0
        sys.stderr.write(
            f"The comment could not be written: {platform.name} answered with {status}. Run the job again.\n"
        )
        return 2
    except (OSError, http.client.HTTPException) as error:
        sys.stderr.write(f"The comment could not be written: {error}. Run the job again.\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
