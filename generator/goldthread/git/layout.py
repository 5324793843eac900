"""The files of a commit in a folder."""

import os
import shutil
from pathlib import Path

from goldthread.git.lfs import pointed_at
from goldthread.git.tree import Tree, UnreadablePath, contents


def export_commit(
    root: Path, commit: str, folder: Path, *tops: str, copies_links: bool = False
) -> tuple[UnreadablePath, ...]:
    """Write files of a commit into a folder, and return the paths that have no file behind them.

    copies_links: Whether links become what they lead to even where that is wanted as well.
    tops: The files and folders that are wanted, from the top of the repository; all where none is named.
    Raises RevisionError when git does not answer.
    """
    files = Tree(root, commit).files(*tops, links="copied" if copies_links else "kept")
    folder.mkdir(parents=True, exist_ok=True)
    for path, (_, data) in zip(files.content, contents(root, files.content.values()), strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pointed_at(root, data))
    for path, lead in files.links.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        _link(folder / path, folder / lead)
    return files.unreadable


def _link(link: Path, target: Path) -> None:
    """Let a link lead to a file or a folder; where the system has no links, copy that."""
    try:
        link.symlink_to(os.path.relpath(target, link.parent), target_is_directory=target.is_dir())
    except FileExistsError:
        pass
    except OSError:
        shutil.copytree(target, link) if target.is_dir() else shutil.copyfile(target, link)
