"""The branch of git that holds the published versions, which is changed in one step."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from goldthread.git.errors import GitError
from goldthread.git.identity import identity_variables
from goldthread.git.run import answer, git
from goldthread.language.message import message
from goldthread.versions.git_objects import FOLDER, Entry
from goldthread.versions.versions_json import PublishError


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """A branch as it was found.

    repository: Where git runs.
    ref: Its full name.
    here: The commit that it stands at here; empty when it does not exist here.
    tip: The commit to go on from: that of here, or that of the remote where that is further on; empty when there is none.
    entries: What lies at its top, by name.
    """

    repository: Path
    ref: str
    here: str
    tip: str
    entries: Mapping[str, Entry]

    def read(self, path: str) -> bytes | None:
        """What is in a file of it; None when there is no such file."""
        done = git(self.repository, "cat-file", "blob", f"{self.tip}:{path}") if self.tip else None
        return done.stdout if done and done.is_done else None


def repository_of(root: Path) -> Path:
    """The top of the repository that a root lies in.

    Raises PublishError when it lies in none.
    """
    try:
        done = git(root, "rev-parse", "--show-toplevel")
    except GitError as error:
        raise PublishError(
            message("Editions are published from commits, and git failed. {reason}", reason=error.message)
        ) from error
    if done.lacks_repository:
        raise PublishError(
            message(
                "Editions are published from commits, and this folder is not in a git repository. To create one, run: git init"
            )
        )
    if not done.is_done:
        raise PublishError(message("Editions are published from commits, and git failed. {reason}", reason=done.reason))
    return Path(os.fsdecode(done.stdout.rstrip(b"\r\n")))


def branch_of(repository: Path, name: str, remote: str) -> Branch:
    """A branch as it stands here or at a remote as it was fetched last.

    Raises PublishError when it cannot be published to.
    """
    ref = f"refs/heads/{name}"
    if name.startswith("-") or not git(repository, "check-ref-format", ref).is_done:
        raise PublishError(
            message('"{name}" is not a valid branch name. Name another branch with --branch.', name=name)
        )
    worktrees = git(repository, "worktree", "list", "--porcelain", "-z").stdout.decode(errors="replace").split("\0")
    if f"branch {ref}" in worktrees:
        raise PublishError(
            message(
                "The branch {name} is checked out, and editions need a branch of their own. Name another branch with --branch.",
                name=name,
            )
        )
    here, there = _commit(repository, ref), _commit(repository, f"refs/remotes/{remote}/{name}")
    tip = _further(repository, name, remote, here, there)
    found = Branch(repository=repository, ref=ref, here=here, tip=tip, entries=_entries(repository, tip))
    if found.entries and "versions.json" not in found.entries and not found.entries.keys() <= _BARE:
        raise PublishError(
            message(
                "The branch {name} holds other files than published versions. Name another branch with --branch.",
                name=name,
            )
        )
    return found


_BARE = frozenset({".nojekyll", "CNAME", "README.md", "index.html", "404.html", "robots.txt"})
"""What may lie on a branch before the first edition does."""


def composed(branch: Branch, entries: Mapping[str, Entry], message: str, day: str) -> str:
    """The commit at which the branch holds these entries: a new one, or its tip when it holds them already.

    day: When the commit counts as made, as `<seconds> <zone>`, so that the same content gives the same commit.
    """
    kinds = {FOLDER: "tree", "160000": "commit"}
    lines = "".join(
        f"{entry.mode} {kinds.get(entry.mode, 'blob')} {entry.name}\t{name}\0" for name, entry in entries.items()
    )
    tree = answer(branch.repository, "mktree", "-z", asks=os.fsencode(lines))
    if branch.tip and tree == answer(branch.repository, "rev-parse", f"{branch.tip}^{{tree}}"):
        return branch.tip
    parents = ("-p", branch.tip) if branch.tip else ()
    who = identity_variables(branch.repository)
    dated = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, **who}
    return answer(branch.repository, "commit-tree", "-m", message, *parents, tree, environment=dated)


def exchange(branch: Branch, commit: str) -> None:
    """Let the branch stand at a commit, provided that it still stands where it was found.

    Raises PublishError when somebody else has moved it.
    """
    if branch.here == commit:
        return
    done = git(branch.repository, "update-ref", "-m", "goldthread publish", branch.ref, commit, branch.here)
    if not done.is_done:
        name = branch.ref.removeprefix("refs/heads/")
        if not any(sign in done.stderr for sign in _MOVED):
            raise GitError(done.reason)
        raise PublishError(
            message(
                "Somebody else has published to {name} in the meantime. Run the command again. {reason}",
                name=name,
                reason=done.reason,
            )
        )


_MOVED = (b"but expected", b"already exists", b"unable to resolve reference")
"""What git says of a branch that does not stand where it did."""


def _holds(repository: Path, later: str, earlier: str) -> bool:
    return git(repository, "merge-base", "--is-ancestor", earlier, later).is_done


def _commit(repository: Path, ref: str) -> str:
    done = git(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    return done.text if done.is_done else ""


def _further(repository: Path, name: str, remote: str, here: str, there: str) -> str:
    """Whichever of two states of a branch holds the other."""
    if not (here and there) or here == there or _holds(repository, here, there):
        return here or there
    if _holds(repository, there, here):
        return there
    raise PublishError(
        message(
            "The local branch {name} and {remote}/{name} have diverged, so nothing was published. "
            "To continue from the remote branch, run: git branch -f {name} {remote}/{name}",
            name=name,
            remote=remote,
        )
    )


def _entries(repository: Path, commit: str) -> dict[str, Entry]:
    listed = git(repository, "ls-tree", "-z", "--full-tree", commit).stdout if commit else b""
    entries: dict[str, Entry] = {}
    for line in os.fsdecode(listed).split("\0")[:-1]:
        about, _, name = line.partition("\t")
        mode, _, content = about.split(" ")
        entries[name] = Entry(mode, content)
    return entries
