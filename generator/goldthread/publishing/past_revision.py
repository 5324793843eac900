"""A handbook as it was at a revision, laid out in a folder of its own; what lies under the root is not touched."""

import contextlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from goldthread.disk.temporary import temporary_folder
from goldthread.documents.document import DocumentStore
from goldthread.git.commits import Commit, commit_of
from goldthread.git.documents import DocumentCommit
from goldthread.git.layout import export_commit
from goldthread.git.revision import refuse_unreadable_paths
from goldthread.git.run import prefix_of
from goldthread.pages.frame.context import Build
from goldthread.publishing.build_info import conditions_of
from goldthread.publishing.configuration import CONFIGURATION_NAMES


class RevisionState(msgspec.Struct, frozen=True, kw_only=True):
    """A handbook at a commit.

    root: The folder that it is laid out in for now.
    top: The folder that stands for the top of the repository.
    commit: The commit.
    build: The conditions of a build of it: its own day, and its commit.
    documents: The documents of the commit.
    """

    root: Path
    top: Path
    commit: Commit
    build: Build
    documents: DocumentStore


@contextlib.contextmanager
def at_revision(root: Path, revision: str) -> Iterator[RevisionState]:
    """The handbook under a root at a revision, for as long as the block runs, with what its settings need of the rest of the commit.

    Files come as git keeps them; where a link leads to other files of the commit, these are there too.
    Raises RevisionError when there is no git, no repository or no such revision in it, and for a record that is a link out of the commit.
    """
    commit = commit_of(root, revision)
    with temporary_folder() as folder:
        top, prefix = folder.resolve() / "repository", prefix_of(root)
        laid_out = top / prefix
        unreadable = export_commit(root, commit.name, top, *_wanted(prefix))
        refuse_unreadable_paths(unreadable, prefix, commit.name)
        laid_out.mkdir(parents=True, exist_ok=True)
        if _needs_more(laid_out, top):
            export_commit(root, commit.name, top)
        yield RevisionState(
            root=laid_out,
            top=top,
            commit=commit,
            build=conditions_of(commit.name, commit.day),
            documents=DocumentCommit(root, commit.name),
        )


def _wanted(prefix: str) -> tuple[str, ...]:
    """The handbook's folder, and the settings in the folders above it; nothing, which is all, where it is the top."""
    if not prefix:
        return ()
    folders = [folder.as_posix() for folder in PurePosixPath(prefix).parents]
    above = ("" if folder == "." else f"{folder}/" for folder in folders)
    return (prefix.rstrip("/"), *(f"{folder}{name}" for folder in above for name in CONFIGURATION_NAMES))


def _needs_more(root: Path, top: Path) -> bool:
    """Whether settings may name files outside of the handbook's folder: such as a parent's, or what they inherit."""
    folders = [folder for folder in (root, *root.parents) if folder.is_relative_to(top)]
    files = [folder / name for folder in folders for name in CONFIGURATION_NAMES]
    texts = {file: file.read_bytes() for file in files if file.is_file()}
    return any(sign in data for file, data in texts.items() for sign in (_OUTWARD if file.parent == root else _NAMING))


_OUTWARD = (b"..", b"INHERIT", b"!ENV")
"""What settings hold that lead out of their folder."""

_NAMING = (b"goldthread", b"INHERIT")
"""What settings above a handbook hold when they may be the handbook's."""
