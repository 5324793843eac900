"""Write a file as the one comment of Goldthread on a pull request: a later run updates it, and never adds another.

Reads GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN. A token that may not comment, as in a pull request from a fork,
is no failure: the summary of the job says the same.
"""

import http.client
import json
import os
import sys
import urllib.parse
from pathlib import Path

MARK = "<!-- goldthread: meaning of the change -->"
PAGE = 100
FORBIDDEN = (401, 403, 404)


class RefusedError(Exception):
    """The API answered with something else than success; carries the status."""


def call(method: str, path: str, data: object = None) -> bytes:
    """Call the API, and return its answer."""
    base = urllib.parse.urlsplit(os.environ.get("GITHUB_API_URL", "https://api.github.com"))
    kind = http.client.HTTPSConnection if base.scheme == "https" else http.client.HTTPConnection
    connection = kind(base.netloc, timeout=60)
    head = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "Content-Type": "application/json",
        "User-Agent": "goldthread",
    }
    try:
        connection.request(method, base.path + path, None if data is None else json.dumps(data), head)
        answer = connection.getresponse()
        text = answer.read()
    finally:
        connection.close()
    if answer.status >= http.client.MULTIPLE_CHOICES:
        raise RefusedError(answer.status)
    return text


def earlier(comments: str) -> int | None:
    """The comment that an earlier run wrote; one that a person wrote is left alone, whatever it holds."""
    page = 1
    while True:
        found = json.loads(call("GET", f"{comments}?per_page={PAGE}&page={page}"))
        for each in found:
            if (each["body"] or "").startswith(MARK) and each["user"]["type"] == "Bot":
                return int(each["id"])
        if len(found) < PAGE:
            return None
        page += 1


def main(number: str, file: str) -> int:
    """Write the comment, and return the exit code."""
    issues = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    comments = f"{issues}/{int(number)}/comments"
    body = {"body": f"{MARK}\n{Path(file).read_text(encoding='utf-8')}"}
    try:
        known = earlier(comments)
        if known is None:
            call("POST", comments, body)
        else:
            call("PATCH", f"{issues}/comments/{known}", body)
    except RefusedError as error:
        status = error.args[0]
        if status in FORBIDDEN:
            sys.stdout.write(f"No comment is written, since the token may not ({status}). The summary says the same.\n")
            return 0
        sys.stderr.write(f"The comment could not be written: GitHub answered with {status}. Run the job again.\n")
        return 2
    except (OSError, http.client.HTTPException) as error:
        sys.stderr.write(f"The comment could not be written: {error}. Run the job again.\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
