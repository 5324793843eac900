"""A new repository with its first commit."""

from collections.abc import Iterable
from pathlib import Path

from goldthread.git.errors import GitError
from goldthread.git.identity import identity_variables
from goldthread.git.run import answer, git, top_of

_BRANCH = "main"


def begin_repository(folder: Path, files: Iterable[str], message: str) -> bool:
    """Make a folder a repository with a commit of some files, unless it lies in one; say whether that was done.

    files: Their paths from the folder.
    Raises GitError when there is no git, or it refuses.
    """
    if top_of(folder) is not None:
        return False
    done = git(folder, "init", "--quiet", settings={"init.defaultBranch": _BRANCH})
    if not done.is_done:
        raise GitError(done.reason)
    answer(folder, "add", "--", *files)
    answer(folder, "commit", "--quiet", "--message", message, environment=identity_variables(folder))
    return True
