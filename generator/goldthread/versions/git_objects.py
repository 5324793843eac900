"""Files and folders kept in git, where nothing leads to them yet."""

import os
from pathlib import Path

import msgspec

from goldthread.disk.temporary import temporary_folder
from goldthread.git.run import answer

_FILE = "100644"
FOLDER = "040000"
"""What git calls a folder."""


class Entry(msgspec.Struct, frozen=True):
    """A file or a folder at the top of the branch.

    mode: What it is, in git's digits.
    name: The name of its content in git.
    """

    mode: str
    name: str


def stored(repository: Path, folder: Path) -> str:
    """Keep the files of a folder in git, byte for byte, and give the name of their tree."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    asked = "".join(f"{folder.resolve() / name}\n" for name in names)
    blobs = answer(repository, "hash-object", "-w", "--no-filters", "--stdin-paths", asks=os.fsencode(asked)).split(
        "\n"
    )
    lines = "".join(f"{_FILE} {blob}\t{name}\0" for name, blob in zip(names, blobs, strict=True))
    with temporary_folder() as place:
        index = {"GIT_INDEX_FILE": str(place / "index")}
        answer(repository, "update-index", "-z", "--index-info", asks=os.fsencode(lines), environment=index)
        return answer(repository, "write-tree", environment=index)


def store_file(repository: Path, data: bytes) -> Entry:
    """Keep a file in git."""
    return Entry(_FILE, answer(repository, "hash-object", "-w", "--stdin", "--no-filters", asks=data))


def folder_entry(tree: str) -> Entry:
    """A folder whose tree is kept in git already."""
    return Entry(FOLDER, tree)
