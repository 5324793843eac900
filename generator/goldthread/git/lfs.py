"""Files that Git LFS keeps beside the objects of a repository, which holds only pointers to them."""

from pathlib import Path

from goldthread.disk.lfs import pointer_in
from goldthread.git.run import common_folder


def pointed_at(root: Path, data: bytes) -> bytes:
    """What a file holds: its own bytes, or those that a pointer stands for, where Git LFS has them here."""
    name = pointer_in(data)
    if not name:
        return data
    kept = common_folder(root) / "lfs" / "objects" / name[:2] / name[2:4] / name
    return kept.read_bytes() if kept.is_file() else data
