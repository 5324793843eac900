"""What differs between the files of a folder and the commit that they come from."""

import os
from pathlib import Path

from goldthread.git.errors import GitError
from goldthread.git.run import git
from goldthread.reading.files import is_source

_IGNORED = "!!"


def changed_files(root: Path, *tops: str) -> tuple[str, ...]:
    """The files below some paths of a folder that are not as committed, by path from the top of the repository.

    Records count even where git is told to ignore them, since they are read all the same.
    Raises GitError when git does not answer.
    """
    done = git(
        root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching",
        "--ignore-submodules=none", "--", *tops,
    )  # fmt: skip
    if not done.is_done:
        raise GitError(done.reason)
    entries = ((line[:2], line[3:]) for line in os.fsdecode(done.stdout).split("\0") if line)
    return tuple(path for state, path in entries if state != _IGNORED or _may_be_read(path))


def _may_be_read(path: str) -> bool:
    """Whether an ignored file is a record, or an ignored folder may hold some."""
    parts = path.rstrip("/").split("/")
    return not any(part.startswith(".") for part in parts) and (path.endswith("/") or is_source(f"content/{parts[-1]}"))
