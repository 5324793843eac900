"""Commits by the names that people give them."""

import datetime
import re
from pathlib import Path

import msgspec

from goldthread.git.errors import GitError, NoRepositoryError, RevisionError
from goldthread.git.run import git
from goldthread.language.message import message

_HEAD = "HEAD"
_FULL = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_RELATIVE = re.compile(r"[~^:]|@\{")
_VERSION = re.compile(r"v?\d+(\.\d+)+")
_COMMITTED = re.compile(rb"^committer .*> (-?\d+) [+-]\d+$", re.MULTILINE)
_SECONDS_LENGTH = 11


class Commit(msgspec.Struct, frozen=True):
    """A commit.

    name: Its full name.
    seconds: When it was made, in seconds since 1970.
    """

    name: str
    seconds: int

    @property
    def day(self) -> datetime.date:
        """The day on which it was made, in UTC."""
        return datetime.datetime.fromtimestamp(self.seconds, datetime.UTC).date()


def commit_of(root: Path, name: str) -> Commit:
    """The commit that a name stands for in the repository of a root.

    Raises RevisionError when there is no git, no repository or no such commit; the message says what to fetch.
    """
    found = found_commit(root, name)
    if found is None:
        fetch = _fetch(root, name)
        if fetch:
            raise RevisionError(
                message('There is no commit "{name}" here. To have it, run: {command}', name=name, command=fetch)
            )
        raise RevisionError(message('There is no commit "{name}" here.', name=name))
    return found


def found_commit(root: Path, name: str = _HEAD) -> Commit | None:
    """The commit that a name stands for; None when there is none of the name.

    Raises RevisionError when git does not answer, NoRepositoryError when that is for want of a repository.
    """
    try:
        asked = f"{name}^{{commit}}\n".encode("utf-8", "surrogateescape")
        done = git(root, "cat-file", "--batch", asks=asked if name and "\n" not in name else b"\n")
    except GitError as error:
        raise RevisionError(error.message) from error
    if done.lacks_repository:
        raise NoRepositoryError(
            message("{root} lies in no git repository, and only git knows the history of the records.", root=str(root))
        )
    if not done.is_done:
        raise RevisionError(done.reason)
    head, _, raw = done.stdout.partition(b"\n")
    words = head.split(b" ")
    if words[-1:] == [b"ambiguous"]:
        raise RevisionError(
            message('"{name}" is short for more than one commit here: write more of its name.', name=name)
        )
    if len(words) != 3 or words[1] != b"commit":  # noqa: PLR2004 - name, kind, size
        return None
    return Commit(words[0].decode(), _seconds(raw))


def _seconds(raw: bytes) -> int:
    found = _COMMITTED.search(raw.partition(b"\n\n")[0])
    written = found[1].decode() if found else "0"
    return max(0, int(written)) if len(written) <= _SECONDS_LENGTH else 0


def _fetch(root: Path, name: str) -> str:
    """The command that most likely brings a revision here; nothing when there is nowhere to fetch it from."""
    remotes = git(root, "remote").text.split()
    if not remotes or name.startswith("-"):
        return ""
    shallow = is_shallow(root)
    fetch = "git fetch --depth=1" if shallow else "git fetch"
    head, _, branch = name.partition("/")
    remote = "origin" if "origin" in remotes else remotes[0]
    if _RELATIVE.search(name):
        return f"git fetch --unshallow {remote}" if shallow else ""
    if head in remotes and branch:
        return f"{fetch} {head} {branch}:refs/remotes/{head}/{branch}"
    if _FULL.fullmatch(name):
        return f"{fetch} {remote} {name}"
    return f"{fetch} {remote} tag {name}" if _VERSION.fullmatch(name) else f"{fetch} {remote} {name}:{name}"


def is_shallow(root: Path) -> bool:
    """Whether the history of the repository is cut off."""
    return git(root, "rev-parse", "--is-shallow-repository").text == "true"
