"""A branch at a remote: how it stands there, and sending it on."""

from pathlib import Path

from goldthread.git.run import git
from goldthread.language.message import message
from goldthread.versions.branch import Branch
from goldthread.versions.versions_json import PublishError


def fetch(repository: Path, remote: str, name: str) -> None:
    """Learn how a branch stands at a remote.

    Raises PublishError when the remote does not answer.
    """
    asked = git(repository, "ls-remote", "--exit-code", "--heads", "--", remote, f"refs/heads/{name}")
    if asked.code == _NOTHING_FOUND:
        git(repository, "update-ref", "-d", f"refs/remotes/{remote}/{name}")
        return
    if asked.is_done:
        asked = git(repository, "fetch", *_ALONE, "--", remote, f"+refs/heads/{name}:refs/remotes/{remote}/{name}")
    if not asked.is_done:
        raise PublishError(
            message("{remote} did not answer, so nothing was published. {reason}", remote=remote, reason=asked.reason)
        )


_NOTHING_FOUND = 2
_ALONE = ("--quiet", "--no-tags", "--no-prune", "--refmap=", "--no-recurse-submodules", "--no-write-fetch-head")
"""What keeps a fetch from bringing more than was asked for, whatever is set for the remote."""


def push(branch: Branch, commit: str, remote: str) -> None:
    """Send a commit to the branch at a remote, which takes it whole or not at all; it is never forced.

    Raises PublishError when the remote does not take it.
    """
    settings = {f"remote.{remote}.mirror": "false"} if "=" not in remote else {}
    done = git(branch.repository, "push", "--porcelain", "--", remote, f"{commit}:{branch.ref}", settings=settings)
    if not done.is_done:
        name = branch.ref.removeprefix("refs/heads/")
        if any(sign in done.stdout for sign in _OVERTAKEN):
            raise PublishError(
                message(
                    "Somebody else has published to {name} at {remote} in the meantime, so nothing was published. Run the command again.",
                    name=name,
                    remote=remote,
                )
            )
        raise PublishError(
            message(
                "{remote} refused {name}, so nothing was published. {reason}",
                remote=remote,
                name=name,
                reason=done.reason,
            )
        )


_OVERTAKEN = (b"(fetch first)", b"(non-fast-forward)", b"(stale info)", b"(incorrect old value provided)")
"""What git says of a branch that has moved since it was asked about."""
