"""A file of the handbook on the disk, written whole or not at all."""

import os
import stat
from pathlib import Path


class Outside(Exception):  # noqa: N818 - it reads as what happened
    """A file is a symbolic link that leaves the handbook's folder."""


def write_file(root: Path, name: str, data: bytes) -> bool:
    """Write a file under a root, and say whether its bytes changed. A link stays a link, and a file keeps its mode.

    Raises Outside when it would be written elsewhere than under the root, and OSError when it may not be written.
    """
    file = (root / name).resolve()
    if not file.is_relative_to(root.resolve()):
        raise Outside
    if file.exists() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    return put(data, file)


def put(data: bytes, file: Path, *, instead_of: bytes | None = None) -> bool:
    """Write bytes beside a file and let them take its place, with its mode; say whether they did.

    instead_of: What has to stand there still; when it no longer does, the file is left alone.
    """
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with partial.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            partial.chmod(stat.S_IMODE(file.stat().st_mode))
        if instead_of is not None and file.read_bytes() != instead_of:
            return False
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return True
