"""The lock, and other files of the handbook, on the disk: written whole or not at all."""

import os
from pathlib import Path

from goldthread.reading.files import REVIEWS_FILE
from goldthread.review.lock import Lock, written


class Elsewhere(Exception):  # noqa: N818 - it reads as what happened
    """A file is a symbolic link that leaves the handbook's folder."""


def write_lock(root: Path, lock: Lock) -> bool:
    """Write the lock, and say whether its bytes changed; it raises what `write_file` does."""
    return write_file(root, REVIEWS_FILE, written(lock).encode())


def write_file(root: Path, name: str, data: bytes) -> bool:
    """Write a file beside the old one and let it take the old one's place; say whether its bytes changed.

    A link stays a link, and a file keeps its mode.
    Raises Elsewhere when it would be written elsewhere than under the root, and OSError when it may not be written.
    """
    file = (root / name).resolve()
    if not file.is_relative_to(root.resolve()):
        raise Elsewhere
    if file.exists() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with partial.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            partial.chmod(file.stat().st_mode)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return True
