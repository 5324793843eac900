"""A handbook as it was at a revision, read from git's object store; nothing is checked out."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.reading.files import TOPS, is_source
from goldthread.reading.plain_text import BYTES_LIMIT

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""What git sets for its hooks: it would lead to another repository than the one in which the handbook lies."""

_LINK = b"120000"
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_RELATIVE = re.compile(r"[~^:]|@\{")
_VERSION = re.compile(r"v?\d+(\.\d+)+")


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """The handbook's files at one commit.

    commit: The commit.
    is_parting: Whether it is the one at which the revision that was named and HEAD parted; if not, the revision itself.
    files: The bytes of the files, by path from the handbook's root.
    """

    commit: str
    is_parting: bool
    files: Mapping[str, bytes]


class NotThere(Exception):  # noqa: N818 - it reads as what happened
    """There is no such revision here; the message says what to do about it."""


def revision(root: Path, name: str) -> Revision:
    """The handbook under a root as it was where HEAD and a revision parted.

    In a shallow clone that does not reach so far back, it is taken as it is at the revision itself.
    Raises NotThere when there is no git, no repository, or no such revision in it.
    """
    commit = commit_of(root, name)
    parting = _answer(root, "merge-base", commit, "HEAD").split("\n")[0]
    base = parting or commit
    return Revision(commit=base, is_parting=bool(parting), files=dict(files_at(root, base)))


def commit_of(root: Path, name: str) -> str:
    """The full name of the commit that a name stands for in the repository of a root.

    Raises NotThere when there is no git, no repository or no such commit; the message says what to fetch.
    """
    try:
        inside = git(root, "rev-parse", "--is-inside-work-tree")
    except FileNotFoundError as error:
        raise NotThere("There is no git here, and only git knows what has changed.") from error
    if inside.returncode:
        raise NotThere(f"Only git knows what has changed. {_reason(inside)}")
    commit = _answer(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if not commit:
        fetch = _fetch(root, name)
        raise NotThere(f'There is no commit "{name}" here.' + (f" To have it, run: {fetch}" if fetch else ""))
    return commit


def _fetch(root: Path, name: str) -> str:
    """The command that most likely brings a revision here; nothing when there is nowhere to fetch it from."""
    remotes = _answer(root, "remote").split()
    if not remotes or name.startswith("-"):
        return ""
    is_shallow = _answer(root, "rev-parse", "--is-shallow-repository") == "true"
    fetch = "git fetch --depth=1" if is_shallow else "git fetch"
    head, _, branch = name.partition("/")
    remote = "origin" if "origin" in remotes else remotes[0]
    if _RELATIVE.search(name):
        return f"git fetch --unshallow {remote}" if is_shallow else ""
    if head in remotes and branch:
        return f"{fetch} {head} {branch}:refs/remotes/{head}/{branch}"
    if _COMMIT.fullmatch(name):
        return f"{fetch} {remote} {name}"
    return f"{fetch} {remote} tag {name}" if _VERSION.fullmatch(name) else f"{fetch} {remote} {name}:{name}"


def files_at(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """The handbook's files in a commit; git runs in the root, so that it tells and takes paths from there."""
    asked: dict[str, bytes] = {}
    for entry in git(root, "ls-tree", "-r", "-z", commit, "--", *TOPS).stdout.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, kind, object_id = about.split(b" ")
        name = os.fsdecode(path)
        if kind == b"blob" and is_source(name) and not (mode == _LINK and b"\n" in path):
            asked[name] = object_id if mode != _LINK else b"%s:./%s" % (commit.encode(), path)
    told = git(root, "cat-file", "--batch", "--follow-symlinks", asks=b"\n".join([*asked.values(), b""]))
    if told.returncode:
        raise NotThere(f"The files of {commit} are not all here. {_reason(told)}")
    answers, start = told.stdout, 0
    for name in asked:
        end = answers.index(b"\n", start)
        *_, kind, size = answers[start:end].split(b" ")
        start = end + 1
        if not size.isdigit():
            continue
        if kind == b"blob":
            yield name, answers[start : start + min(int(size), BYTES_LIMIT + 1)]
        start += int(size) + 1


def _answer(root: Path, *arguments: str) -> str:
    done = git(root, *arguments)
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    return f"It says: {done.stderr.decode(errors='replace').strip().partition(chr(10))[0].rstrip('.')}."


def git(
    root: Path, *arguments: str, asks: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What git does and says in a folder, whatever hook this runs in; killing us does not break off what git has begun.

    environment: Variables to set besides.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return subprocess.run(  # noqa: S603 - git, with arguments that are no options
        ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever git the person uses
        input=asks,
        capture_output=True,
        env={**kept, **(environment or {})},
        check=False,
        start_new_session=True,
    )
