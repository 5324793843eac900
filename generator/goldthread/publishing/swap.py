"""Put a finished folder in the place of an old one, so that a reader sees the one or the other and nothing between."""

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


@contextlib.contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """An empty folder beside `folder`, which takes its place when the block ends well and is removed when it does not.

    What is killed halfway leaves the old folder as it was, and beside it a folder whose name begins with a dot, which the next run removes.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}.partial-"
    for left in folder.parent.glob(f"{prefix}*"):
        if not _is_running(left):
            shutil.rmtree(left, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=folder.parent))
    partial.chmod(0o755)
    try:
        yield partial
        _put(partial, folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _is_running(partial: Path) -> bool:
    """Whether the process that the folder's name gives is still at work on it."""
    process = partial.name.rpartition("partial-")[2].partition("-")[0]
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return int(process) != os.getpid()


def _put(partial: Path, folder: Path) -> None:
    if not folder.exists():
        partial.rename(folder)
    elif not _exchange(partial, folder):
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.partial-0-", dir=folder.parent)) / "old"
        folder.rename(old)
        partial.rename(folder)
        shutil.rmtree(old.parent, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Let two folders change names in one step, where the system can: renameat2 on Linux, renamex_np on macOS."""
    paths = os.fsencode(first), os.fsencode(second)
    library = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    if library is not None and hasattr(library, "renameat2"):
        return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
    if library is not None and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(paths[0], paths[1], _RENAME_SWAP) == 0)
    return False
