"""Plain files read: no pipe that is waited for, no device that never ends, and no more than is reasonable."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

SETTINGS_LIMIT = 10_000_000
"""Bytes of a file that a person writes."""
LARGEST = 500_000_000
"""Bytes of any other file: a workbook, a picture, the records of a site."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""Lets a pipe be opened without waiting for who writes to it, should one take the place of a file just now."""


def read_plain(file: Path, most: int = LARGEST) -> bytes:
    """The bytes of a file.

    most: The bytes that it may have.
    Raises OSError when it cannot be read, has more, or is no plain file but a folder, a pipe, a socket or a device.
    """
    mode = os.stat(file).st_mode  # noqa: PTH116 - as what is opened below
    if not stat.S_ISREG(mode):
        is_folder = stat.S_ISDIR(mode)
        reason = "it is a folder" if is_folder else "it is not a file but a pipe, a socket or a device"
        raise OSError(errno.EISDIR if is_folder else errno.EINVAL, reason, str(file))
    with open(file, "rb", opener=_opened) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most // 1_000_000} million bytes", str(file))
    return data


def is_plain(file: Path, most: int = LARGEST) -> bool:
    """Whether something is a plain file, with no more bytes than it may have."""
    try:
        found = os.stat(file)  # noqa: PTH116 - of a thousand files, a path's own function takes twice as long
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size <= most


def too_large(places: Iterable[Path]) -> Path | None:
    """The first file that has more bytes than any may have, among some files and all that is in some folders; None where none has."""
    for place in places:
        below = (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
        for file in (place, *below):
            if file.is_file() and not is_plain(file):
                return file
    return None


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)
