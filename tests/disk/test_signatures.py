"""What the system says of a file shows whether its bytes are those that were read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.caching.clock import now
from goldthread.disk import signatures
from goldthread.disk.signatures import signature_of

_SECOND = 1_000_000_000


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was seen a second after it was written."""
    monkeypatch.setattr(signatures, "now", lambda: now() + _SECOND)
    made = tmp_path / "file"
    made.write_bytes(b"bytes")
    return made


def _with_its_times(file: Path, data: bytes) -> None:
    before = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replaced(file: Path) -> None:
    other = file.with_name("other")
    other.write_bytes(b"other")
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)


def _as_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "other bytes": lambda file: file.write_bytes(b"other"),
    "other bytes with the times of the old ones": lambda file: _with_its_times(file, b"other"),
    "another file with the same size and time": _replaced,
    "gone": Path.unlink,
    "a folder": _as_folder,
}


def test_a_file_that_nobody_touched_is_as_it_was(file: Path) -> None:
    seen = signature_of(file)
    assert seen
    assert seen.holds(file)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_was_changed_shows(change: str, file: Path) -> None:
    seen = signature_of(file)
    CHANGES[change](file)
    assert seen
    assert not seen.holds(file)


def test_a_file_that_was_written_just_before_is_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "now", lambda: file.stat().st_ctime_ns + 1)
    seen = signature_of(file)
    assert seen
    assert not seen.holds(file), "a change in the same moment would bear the same time"
