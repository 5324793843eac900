"""Since when an edition stands in the handbook, by the history of git."""

from pathlib import Path

from goldthread.model.editions import Edition
from goldthread.ratchet.revision import NotThere, commit_of, files_at, git
from goldthread.reading.book import read_files
from goldthread.reading.files import SUFFIXES

_FILES = tuple(f"{home}{suffix}" for home in Edition.homes for suffix in ("", *SUFFIXES))


def arrival_of(root: Path, edition: str) -> str:
    """The commit in which an edition came into the handbook.

    Raises NotThere when git does not know, or not all of its history is here; the message says what to do.
    """
    commit_of(root, "HEAD")
    told = git(root, "log", "--format=%H", "HEAD", "--", *_FILES)
    commits = told.stdout.decode().split()
    found = ""
    for commit in commits:
        if not _holds(root, commit, edition):
            break
        found = commit
    if not found:
        raise NotThere(
            f"Edition {edition} is not committed yet, so git cannot tell what has changed since: commit it, or name the state with --since."
        )
    _refuse_if_cut_off(root, found, edition)
    return found


def _holds(root: Path, commit: str, edition: str) -> bool:
    files = {name: data for name, data in files_at(root, commit) if name.startswith(Edition.homes)}
    return any(each.edition == edition for each in read_files(files).book.editions)


def _refuse_if_cut_off(root: Path, commit: str, edition: str) -> None:
    """In a shallow clone, the oldest commit seems to bring everything."""
    is_shallow = git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    parents = git(root, "rev-list", "--parents", "--max-count=1", commit).stdout.split()[1:]
    if is_shallow and not parents:
        remotes = git(root, "remote").stdout.decode().split()
        remote = "origin" if "origin" in remotes or not remotes else remotes[0]
        raise NotThere(
            f"This clone does not reach back to where edition {edition} came in. To have it, run: git fetch --unshallow {remote}"
        )
