"""A file that the generator keeps among the records, written anew unless somebody has changed it since it was read."""

from pathlib import Path

from goldthread.disk.files import inside
from goldthread.disk.journal import change_files
from goldthread.reading.files import BASELINE_FILE, REVIEWS_FILE, file_text


class ChangedError(Exception):
    """A file has changed since it was read; the argument is its path from the root."""


def rewrite_reviews(root: Path, read: str | None, data: bytes) -> None:
    """Write what was reviewed. It raises what `_rewrite` does."""
    _rewrite(root, REVIEWS_FILE, read, data)


def rewrite_baseline(root: Path, read: str | None, data: bytes) -> None:
    """Write what is accepted. It raises what `_rewrite` does."""
    _rewrite(root, BASELINE_FILE, read, data)


def _rewrite(root: Path, name: str, read: str | None, data: bytes) -> None:
    """Write a file that is set apart from the records.

    read: The text that was read from it; None where there was none.
    Raises ChangedError when it says something else by now, OutsideError when it is a link that leaves the root, and OSError.
    """
    file = inside(root, name)
    there = file.read_bytes() if file.is_file() else None
    now = file_text(name, there).text if there is not None else None
    if now != read or change_files(root, {name: data}, {name: there}, is_whole=True):
        raise ChangedError(name)
