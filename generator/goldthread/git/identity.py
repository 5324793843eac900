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


def identity_variables(repository: Path) -> dict[str, str]:
    """Who a commit is by where git does not know who commits here, as on a machine that only builds."""
    if has_identity(repository):
        return {}
    nobody = {"NAME": "Goldthread", "EMAIL": "goldthread@localhost"}
    return {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in nobody.items()}
