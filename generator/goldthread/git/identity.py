"""Who commits."""

import os
from pathlib import Path

from goldthread.git.errors import GitError
from goldthread.git.run import git


def name_of_committer(root: Path) -> str:
    """The name under which git would commit; empty when it knows none, and where there is no git."""
    try:
        return " ".join(git(root, "config", "user.name").text.split())
    except GitError:
        return ""


def has_identity(repository: Path) -> bool:
    """Whether git knows who commits here."""
    return git(repository, "config", "user.email").is_done or bool(os.environ.get("GIT_COMMITTER_EMAIL"))
