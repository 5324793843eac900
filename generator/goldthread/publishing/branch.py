"""A branch of git as a shelf of folders: read, put together beside it, and exchanged for the new one in one step."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from goldthread.publishing.shelf import Unpublishable
from goldthread.ratchet.revision import git

_FILE, _FOLDER = "100644", "040000"


class Entry(msgspec.Struct, frozen=True):
    """A file or a folder at the top of the branch.

    mode: What it is, in git's digits.
    name: The name of its content in git.
    """

    mode: str
    name: str


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
        told = git(self.repository, "cat-file", "blob", f"{self.tip}:{path}") if self.tip else None
        return told.stdout if told and told.returncode == 0 else None


def repository_of(root: Path) -> Path:
    """The top of the repository that a root lies in.

    Raises Unpublishable when it lies in none.
    """
    try:
        told = git(root, "rev-parse", "--show-toplevel")
    except FileNotFoundError as error:
        raise Unpublishable("There is no git here, and editions are published from commits.") from error
    if told.returncode:
        raise Unpublishable("This is no git repository, and editions are published from commits: git init makes one.")
    return Path(os.fsdecode(told.stdout.rstrip(b"\r\n")))


def branch_of(repository: Path, name: str, remote: str) -> Branch:
    """A branch as it stands here or at a remote as it was fetched last.

    Raises Unpublishable when it cannot be published to.
    """
    ref = f"refs/heads/{name}"
    if git(repository, "check-ref-format", ref).returncode:
        raise Unpublishable(f'"{name}" is no name of a branch.')
    worktrees = git(repository, "worktree", "list", "--porcelain", "-z").stdout.decode(errors="replace").split("\0")
    if f"branch {ref}" in worktrees:
        raise Unpublishable(
            f"{name} is checked out; editions are published to a branch of their own. Name it with --branch."
        )
    here, there = _commit(repository, ref), _commit(repository, f"refs/remotes/{remote}/{name}")
    tip = _further(repository, name, remote, here, there)
    found = Branch(repository=repository, ref=ref, here=here, tip=tip, entries=_entries(repository, tip))
    if found.entries and "versions.json" not in found.entries and not found.entries.keys() <= _BARE:
        raise Unpublishable(
            f"{name} holds something that is not a shelf of editions; name another branch with --branch."
        )
    return found


_BARE = frozenset({".nojekyll", "CNAME", "README.md", "index.html", "404.html", "robots.txt"})
"""What may lie on a branch before the first edition does."""


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
        raise Unpublishable(f"{remote} did not answer, so nothing was published. {_reason(asked.stderr)}")


_NOTHING_FOUND = 2


def stored(repository: Path, folder: Path) -> str:
    """Keep the files of a folder in git, byte for byte, and give the name of their tree."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    asked = "".join(f"{folder.resolve() / name}\n" for name in names)
    blobs = _told(repository, "hash-object", "-w", "--no-filters", "--stdin-paths", asks=os.fsencode(asked)).split("\n")
    lines = "".join(f"{_FILE} {blob}\t{name}\0" for name, blob in zip(names, blobs, strict=True))
    with tempfile.TemporaryDirectory(prefix="goldthread-") as place:
        index = {"GIT_INDEX_FILE": str(Path(place) / "index")}
        _told(repository, "update-index", "-z", "--index-info", asks=os.fsencode(lines), environment=index)
        return _told(repository, "write-tree", environment=index)


def file_entry(repository: Path, data: bytes) -> Entry:
    """Keep a file in git."""
    return Entry(_FILE, _told(repository, "hash-object", "-w", "--stdin", "--no-filters", asks=data))


def folder_entry(tree: str) -> Entry:
    """A folder whose tree is kept in git already."""
    return Entry(_FOLDER, tree)


def composed(branch: Branch, entries: Mapping[str, Entry], message: str, day: str) -> str:
    """The commit at which the branch holds these entries: a new one, or its tip when it holds them already.

    day: When the commit counts as made, as `<seconds> <zone>`, so that the same content gives the same commit.
    """
    kinds = {_FOLDER: "tree", "160000": "commit"}
    lines = "".join(
        f"{entry.mode} {kinds.get(entry.mode, 'blob')} {entry.name}\t{name}\0" for name, entry in entries.items()
    )
    tree = _told(branch.repository, "mktree", "-z", asks=os.fsencode(lines))
    if branch.tip and tree == _told(branch.repository, "rev-parse", f"{branch.tip}^{{tree}}"):
        return branch.tip
    parents = ("-p", branch.tip) if branch.tip else ()
    who = _identity(branch.repository)
    dated = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, **who}
    return _told(branch.repository, "commit-tree", "-m", message, *parents, tree, environment=dated)


def push(branch: Branch, commit: str, remote: str) -> None:
    """Send a commit to the branch at a remote, which takes it whole or not at all; it is never forced.

    Raises Unpublishable when the remote does not take it.
    """
    told = git(branch.repository, "push", "--quiet", "--", remote, f"{commit}:{branch.ref}")
    if told.returncode:
        name = branch.ref.removeprefix("refs/heads/")
        raise Unpublishable(
            f"{remote} did not take {name}, so nothing was published; run it again. {_reason(told.stderr)}"
        )


def exchange(branch: Branch, commit: str) -> None:
    """Let the branch stand at a commit, provided that it still stands where it was found.

    Raises Unpublishable when somebody else has moved it.
    """
    if branch.here == commit:
        return
    told = git(branch.repository, "update-ref", "-m", "goldthread publish", branch.ref, commit, branch.here)
    if told.returncode:
        name = branch.ref.removeprefix("refs/heads/")
        raise Unpublishable(f"Somebody else has published to {name} meanwhile; run it again. {_reason(told.stderr)}")


def _holds(repository: Path, later: str, earlier: str) -> bool:
    return git(repository, "merge-base", "--is-ancestor", earlier, later).returncode == 0


def _commit(repository: Path, ref: str) -> str:
    told = git(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    return told.stdout.decode().strip() if told.returncode == 0 else ""


def _further(repository: Path, name: str, remote: str, here: str, there: str) -> str:
    """Whichever of two states of a branch holds the other."""
    if not (here and there) or here == there or _holds(repository, here, there):
        return here or there
    if _holds(repository, there, here):
        return there
    raise Unpublishable(
        f"{name} here and {name} at {remote} have parted. "
        f"To go on from what is published there, run: git branch -f {name} {remote}/{name}"
    )


def _entries(repository: Path, commit: str) -> dict[str, Entry]:
    told = git(repository, "ls-tree", "-z", "--full-tree", commit).stdout if commit else b""
    entries: dict[str, Entry] = {}
    for line in os.fsdecode(told).split("\0")[:-1]:
        about, _, name = line.partition("\t")
        mode, _, content = about.split(" ")
        entries[name] = Entry(mode, content)
    return entries


def _identity(repository: Path) -> dict[str, str]:
    """Who the commit is by where git does not know who commits here, as on a machine that only builds."""
    if git(repository, "config", "user.email").returncode == 0 or os.environ.get("GIT_COMMITTER_EMAIL"):
        return {}
    nobody = {"NAME": "Goldthread", "EMAIL": "goldthread@localhost"}
    return {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in nobody.items()}


def _told(repository: Path, *arguments: str, asks: bytes = b"", environment: Mapping[str, str] | None = None) -> str:
    """What git answers; that it cannot is told as it tells it."""
    told = git(repository, *arguments, asks=asks, environment=environment)
    if told.returncode:
        raise Unpublishable(f"Nothing was published. {_reason(told.stderr)}")
    return os.fsdecode(told.stdout).strip()


def _reason(said: bytes) -> str:
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    return f"Git says: {lines[0].rstrip('.')}." if lines else "Git does not say why."
