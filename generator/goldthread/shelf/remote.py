"""A branch at a remote: how it stands there, and sending it on."""

from pathlib import Path

from goldthread.ratchet.revision import git
from goldthread.shelf.branch import Branch
from goldthread.shelf.said_by_git import reason
from goldthread.shelf.volumes import Unpublishable


def fetch(repository: Path, remote: str, name: str) -> None:
    """Learn how a branch stands at a remote.

    Raises Unpublishable when the remote does not answer.
    """
    asked = git(repository, "ls-remote", "--exit-code", "--heads", "--", remote, f"refs/heads/{name}")
    if asked.returncode == _NOTHING_FOUND:
        git(repository, "update-ref", "-d", f"refs/remotes/{remote}/{name}")
        return
    if asked.returncode == 0:
        asked = git(repository, "fetch", "--quiet", "--", remote, f"+refs/heads/{name}:refs/remotes/{remote}/{name}")
    if asked.returncode:
        raise Unpublishable(f"{remote} did not answer, so nothing was published. {reason(asked.stderr)}")


_NOTHING_FOUND = 2


def push(branch: Branch, commit: str, remote: str) -> None:
    """Send a commit to the branch at a remote, which takes it whole or not at all; it is never forced.

    Raises Unpublishable when the remote does not take it.
    """
    done = git(branch.repository, "push", "--porcelain", "--", remote, f"{commit}:{branch.ref}")
    if done.returncode:
        name = branch.ref.removeprefix("refs/heads/")
        if any(sign in done.stdout for sign in _OVERTAKEN):
            raise Unpublishable(
                f"Somebody else has published to {name} at {remote} meanwhile, so nothing was published; run it again."
            )
        raise Unpublishable(f"{remote} does not take {name}, so nothing was published. {reason(done.stderr)}")


_OVERTAKEN = (b"(fetch first)", b"(non-fast-forward)", b"(stale info)", b"(incorrect old value provided)")
"""What git says of a branch that has moved since it was asked about."""
