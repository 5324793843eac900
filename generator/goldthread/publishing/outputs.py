"""Where sites, editions and trees may be written, and what is known to be ours where an older version wrote them."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from goldthread.disk.files import resolved, system_reason
from goldthread.disk.folders import ours
from goldthread.disk.locks import ForeignFilesError
from goldthread.disk.manifests import KINDS, Kind, files_in
from goldthread.disk.plain_files import read_plain
from goldthread.language.message import MessageError, message
from goldthread.record_files import TOPS

_MARK = b"assets/goldthread/"
"""What every page of ours asks for."""

_BESIDE_PAGES = frozenset({"sitemap.xml", "sitemap.xml.gz", "objects.inv", "llms.txt", "llms-full.txt"})
_OWN_FOLDERS = ("assets/", "search/", "data/")
_AT_THE_TOP = frozenset({"versions.json", "index.html", "404.html", ".nojekyll"})


class UnusableFolderError(MessageError):
    """A folder cannot be written to; the message says why, and what to do."""


def check_output(output: Path, root: Path, holds: Kind) -> None:
    """Make sure, before anything is made, that a folder may be replaced.

    Raises UnusableFolderError when it holds the records, something that is not ours, or is no folder.
    """
    try:
        target, source = resolved(output), resolved(root)
        if target.exists() and not target.is_dir():
            raise UnusableFolderError(message("{folder} is not a folder. Name another one.", folder=str(output)))
        if _is_within(source, target) or any(
            _is_within(target, top) or _is_within(top, target) for top in _tops(source)
        ):
            raise UnusableFolderError(
                message("{folder} holds the records of the handbook. Name another folder.", folder=str(output))
            )
        if ".git" in target.parts:
            raise UnusableFolderError(message("{folder} is a folder of git. Name another folder.", folder=str(output)))
        if target.is_dir():
            _check_folder(target, output, holds)
    except OSError as error:
        raise UnusableFolderError(
            message("{folder} cannot be used: {reason}.", folder=str(output), reason=system_reason(error))
        ) from error
    except ForeignFilesError as error:
        raise UnusableFolderError(error.message) from error


def _check_folder(target: Path, output: Path, holds: Kind) -> None:
    with contextlib.suppress(RuntimeError):  # nobody's home
        if target == Path.home().resolve():
            raise UnusableFolderError(message("{folder} is your home folder. Name another folder.", folder=str(output)))
    if ours(target, holds) is None and any(files_in(target)) and not _looks_like(target, holds):
        what = KINDS[holds]
        raise UnusableFolderError(
            message(
                "{folder} holds files that are not {what}. Name another folder, or an empty one.",
                folder=str(output),
                what=what,
            )
        )


def is_of_older_site(folder: Path, name: str) -> bool:
    """Whether a file in a site without a manifest was written by an older version."""
    if name in _BESIDE_PAGES or name.startswith(_OWN_FOLDERS):
        return True
    return name.endswith(".html") and _is_marked(folder / name)


def _is_marked(file: Path) -> bool:
    """Whether a file is a page that asks for what every page of ours asks for."""
    try:
        return _MARK in read_plain(file)
    except OSError:
        return False


def is_of_older_editions(folder: Path, name: str) -> bool:
    """Whether a file among editions without a manifest was written by an older version."""
    first, _, rest = name.partition("/")
    if not rest:
        return name in _AT_THE_TOP
    return first in _editions(folder) and is_of_older_site(folder / first, rest)


def is_of_older_tree(folder: Path, name: str) -> bool:
    """Whether a file in a tree without a list is ours: none is, since trees have always had one."""
    del folder, name
    return False


def _looks_like(folder: Path, holds: Kind) -> bool:
    if holds == "editions":
        return bool(_editions(folder))
    index = folder / "index.html"
    return holds == "site" and (folder / "sitemap.xml").is_file() and _is_marked(index)


def _editions(folder: Path) -> frozenset[str]:
    """The folders that a list of editions names, with those that are copies of them."""

    class Listed(msgspec.Struct):
        version: str
        aliases: tuple[str, ...] = ()

    try:
        listed = msgspec.json.decode(read_plain(folder / "versions.json"), type=tuple[Listed, ...])
    except (OSError, msgspec.DecodeError):
        return frozenset()
    return frozenset(name for each in listed for name in (each.version, *each.aliases))


def _tops(source: Path) -> Iterator[Path]:
    for top in TOPS:
        if (source / top).exists():
            yield resolved(source / top)


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it, by whichever spelling of the name the file system takes for the same."""
    if path.is_relative_to(folder):
        return True
    return any(each.exists() and folder.exists() and each.samefile(folder) for each in (path, *path.parents))
