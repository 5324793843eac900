"""A handbook as it was at a revision, read from git's object store; nothing is checked out."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldthread.git.commits import commit_of
from goldthread.git.documents import DocumentCommit
from goldthread.git.errors import RevisionError
from goldthread.git.lfs import pointed_at
from goldthread.git.run import git, prefix_of
from goldthread.git.tree import Tree, UnreadablePath, contents
from goldthread.language.message import message
from goldthread.reading.disk import FilesOnDisk, Unread, plain_name
from goldthread.reading.files import is_source
from goldthread.reading.plain_text import BYTES_LIMIT
from goldthread.record_files import TOPS


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """The handbook's files at one commit.

    commit: The commit.
    is_parting: Whether it is the one at which the revision that was named and HEAD parted; if not, the revision itself.
    files: The bytes of the files, by path from the handbook's root.
    """

    commit: str
    is_parting: bool
    files: Mapping[str, bytes]


def revision(root: Path, name: str) -> Revision:
    """The handbook under a root as it was where HEAD and a revision parted.

    In a shallow clone that does not reach so far back, it is taken as it is at the revision itself.
    Raises RevisionError when there is no git, no repository, or no such revision in it.
    """
    commit = commit_of(root, name).name
    shared = git(root, "merge-base", commit, "HEAD")
    parting = shared.text.partition("\n")[0] if shared.is_done else ""
    base = parting or commit
    return Revision(commit=base, is_parting=bool(parting), files=files_at(root, base))


def files_at(root: Path, commit: str, tops: Iterable[str] = TOPS) -> FilesOnDisk:
    """The records' files in a commit, by path from the root, with links followed as far as the commit goes.

    What has no file behind it is told as it is of a folder on the disk.

    tops: The files and folders, from the root, to which that is limited.
    Raises RevisionError when git does not answer.
    """
    prefix = prefix_of(root)
    files = Tree(root, commit).files(*(f"{prefix}{top}" for top in tops))
    wanted = {path.removeprefix(prefix): name for path, name in files.content.items()}
    wanted = {path: name for path, name in wanted.items() if is_source(path)}
    held = contents(root, wanted.values(), BYTES_LIMIT + 1)
    read = {path: pointed_at(root, data) for path, (_, data) in zip(wanted, held, strict=True)}
    return FilesOnDisk(read, tuple(_unread(files.unreadable, prefix)), documents=DocumentCommit(root, commit))


def _unread(unreadable: Iterable[UnreadablePath], prefix: str) -> Iterator[Unread]:
    for path_found in unreadable:
        path = path_found.path.removeprefix(prefix)
        if _may_hold_records(path):
            yield Unread(plain_name(path), not is_source(path), path_found.why, _INSTEAD)


_INSTEAD = message("Put the files themselves there, or delete it.")


def refuse_unreadable_paths(unreadable: Iterable[UnreadablePath], prefix: str, commit: str) -> None:
    """Raise RevisionError for a path among the records, and what lies there besides, that has no files behind it."""
    for path_found in unreadable:
        path = path_found.path.removeprefix(prefix)
        if _is_shown(path):
            raise RevisionError(
                message(
                    "{path} cannot be read at {commit}: {why}. {fix}",
                    path=path,
                    commit=commit[:_SHORT],
                    why=path_found.why,
                    fix=_INSTEAD,
                )
            )


def _is_shown(path: str) -> bool:
    parts = path.split("/")
    return parts[0] in TOPS and not any(part.startswith(".") for part in parts)


def _may_hold_records(path: str) -> bool:
    """Whether there would be records at a path or below it, for all that its name says."""
    return _is_shown(path) and (is_source(path) or "." not in path.rpartition("/")[2])


_SHORT = 10
