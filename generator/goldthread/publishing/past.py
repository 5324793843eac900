"""A handbook as it was at a revision, laid out in a folder of its own; what lies under the root is not touched."""

import contextlib
import datetime
import tarfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from goldthread.disk.temporary import temporary_folder
from goldthread.pages.matter import Build
from goldthread.publishing.conditions import conditions_of
from goldthread.ratchet.revision import NotThere, commit_of, git


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """A handbook at a commit.

    root: The folder that it is laid out in for now.
    commit: The commit's full name.
    build: The conditions of a build of it: its own day, and its commit.
    """

    root: Path
    commit: str
    build: Build


@contextlib.contextmanager
def past(root: Path, revision: str) -> Iterator[Past]:
    """The handbook under a root at a revision, for as long as the block runs.

    Files come as git keeps them. A link that leads out of the handbook is left out, as is one to a folder.
    Raises NotThere when there is no git, no repository, or no such revision in it.
    """
    commit = commit_of(root, revision)
    with temporary_folder() as place:
        laid_out = place / "handbook"
        laid_out.mkdir()
        lay_out(root, commit, laid_out, place / "files.tar")
        yield Past(root=laid_out, commit=commit, build=conditions_of(commit, _day(root, commit)))


def lay_out(root: Path, tree: str, folder: Path, archive: Path) -> None:
    """Write the files of a commit or a tree into a folder; of a commit, those below the root's place in the repository.

    archive: Where the files may be kept on the way.
    """
    told = git(root, "-c", "core.autocrlf=false", "archive", "--format=tar", f"--output={archive.resolve()}", tree)
    if told.returncode:
        raise NotThere(
            f"The files of {tree} are not all here. Git says: {told.stderr.decode(errors='replace').strip()}"
        )
    with tarfile.open(archive) as files:
        for member in files:
            target = folder / member.name
            if member.isdir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            content = _content(files, member)
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    archive.unlink()


def _content(files: tarfile.TarFile, member: tarfile.TarInfo) -> bytes | None:
    """What is in a file, or in the file of the archive that a link leads to."""
    try:
        opened = files.extractfile(member)
    except KeyError:
        return None
    return opened.read() if opened else None


def _day(root: Path, commit: str) -> datetime.date:
    seconds = git(root, "log", "-1", "--format=%ct", commit).stdout.decode().strip()
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
