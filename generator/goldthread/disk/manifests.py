"""The manifest in a folder that we wrote: the files in it that are ours, so that nothing else is ever replaced or deleted."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from urllib.parse import quote, unquote_to_bytes

import msgspec

from goldthread.disk.locks import WORK, ForeignFilesError
from goldthread.disk.plain_files import read_plain
from goldthread.language.message import Message, message

MANIFEST = ".goldthread.json"
"""The file that holds it, itself not listed."""

Kind = Literal["site", "editions", "tree"]
"""What a folder holds: one site, all editions, or pages as Markdown."""

KINDS: Mapping[Kind, Message] = MappingProxyType(
    {"site": message("a site"), "editions": message("published versions"), "tree": message("a Markdown tree")}
)
"""What each kind is called in messages."""

NOBODYS = frozenset({WORK, "lost+found"})
"""Folders that are nobody's files: our own work, and what a file system keeps at its top."""

_NO_NAMES = frozenset({"", ".", ".."})
"""What stands between slashes without being the name of anything."""

_PLAIN = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) != "%")


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is ours in a folder.

    holds: What the folder holds.
    files: The paths of its files from the folder, sorted.
    """

    holds: Kind
    files: frozenset[str]


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A manifest as it is written; names are quoted as in an address, so that each name is text."""

    made_by: Literal["goldthread"]
    holds: Kind
    files: list[str]


def manifest_text(holds: Kind, files: Iterable[str]) -> bytes:
    """The text of a manifest, the same for the same files."""
    named = sorted(quote(os.fsencode(name), safe=_PLAIN) for name in files)
    return msgspec.json.format(msgspec.json.encode(_Kept(made_by="goldthread", holds=holds, files=named)), indent=1)


def manifest_of(folder: Path) -> Manifest | None:
    """The manifest in a folder; None when there is none.

    Raises ForeignFilesError when it is damaged, or names something outside of the folder.
    """
    file = folder / MANIFEST
    if not file.is_file() or file.is_symlink():
        return None
    damaged = message(
        "{file} is damaged, so nobody can tell which files in {folder} may be replaced. Name another folder, or delete this one.",
        file=str(file),
        folder=str(folder),
    )
    try:
        kept = msgspec.json.decode(read_plain(file), type=_Kept | list[str])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ForeignFilesError(damaged) from error
    if isinstance(kept, list):  # as trees were listed before sites were
        found = Manifest(holds="tree", files=frozenset(kept))
    else:
        named = frozenset(os.fsdecode(unquote_to_bytes(name)) for name in kept.files)
        found = Manifest(holds=kept.holds, files=named)
    if not all(map(is_below, found.files)):
        raise ForeignFilesError(damaged)
    return found


def files_in(folder: Path) -> Iterator[str]:
    """The paths of all that is in a folder, but for folders that hold something and what we keep there; no link is followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name in NOBODYS:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry, entry.name)
            elif entry.name != MANIFEST:
                yield entry.name


def _below(folder: "os.DirEntry[str]", name: str) -> Iterator[str]:
    """The same of a folder in it, whose own path is given as well where it holds nothing."""
    is_empty = True
    with os.scandir(folder) as entries:
        for entry in entries:
            is_empty = False
            path = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry, path)
            else:
                yield path
    if is_empty:
        yield name


def is_below(name: str) -> bool:
    """Whether a path is relative and leads down only, written in the one way in which we write it."""
    windows = os.name == "nt" and ("\\" in name or ":" in name)
    return "\0" not in name and not windows and not any(part in _NO_NAMES for part in name.split("/"))
