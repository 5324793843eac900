"""Since when an edition stands in the handbook, by the history of git."""

from pathlib import Path

from goldthread.git.commits import commit_of, is_shallow
from goldthread.git.errors import RevisionError, UncommittedEditionError
from goldthread.git.revision import files_at
from goldthread.git.run import answer, git, prefix_of
from goldthread.git.tree import Tree
from goldthread.language.message import message
from goldthread.model.editions import Edition
from goldthread.reading.book import read_files
from goldthread.record_files import SUFFIXES, TOPS

_FILES = tuple(f"{home}{suffix}" for home in Edition.homes for suffix in ("", *SUFFIXES))


def arrival_of(root: Path, edition: str) -> str:
    """The commit in which an edition came into the handbook.

    Raises RevisionError when git does not know, or not all of its history is here; the message says what to do.
    """
    head = commit_of(root, "HEAD").name
    tops = TOPS if Tree(root, head).has_links(*(f"{prefix_of(root)}{top}" for top in TOPS)) else _FILES
    limit = ("--", *_FILES) if tops == _FILES else ()
    found = ""
    for commit in answer(root, "rev-list", head, *limit).split():
        if not _holds(root, commit, edition, tops):
            break
        found = commit
    if not found:
        raise UncommittedEditionError(
            message(
                "Edition {edition} is not committed yet, so git cannot tell what has changed since: commit it, "
                "or name the state with --since.",
                edition=edition,
            )
        )
    _refuse_if_cut_off(root, found, edition)
    return found


def _holds(root: Path, commit: str, edition: str, tops: tuple[str, ...]) -> bool:
    files = {name: data for name, data in files_at(root, commit, tops).items() if name.startswith(Edition.homes)}
    return any(each.edition == edition for each in read_files(files).book.editions)


def _refuse_if_cut_off(root: Path, commit: str, edition: str) -> None:
    """In a shallow clone, the oldest commit seems to bring everything."""
    parents = git(root, "rev-list", "--parents", "--max-count=1", commit).text.split()[1:]
    if not parents and is_shallow(root):
        remotes = git(root, "remote").text.split()
        remote = "origin" if "origin" in remotes or not remotes else remotes[0]
        raise RevisionError(
            message(
                "This clone does not reach back to where edition {edition} came in. To have it, run: git fetch --unshallow {remote}",
                edition=edition,
                remote=remote,
            )
        )
