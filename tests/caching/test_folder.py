"""The folder of what is kept: bounded, with the newest entries in it."""

import os
from pathlib import Path

import pytest

from goldthread.caching import folder
from goldthread.caching.clock import now
from goldthread.caching.folder import read_entry, write_entry


def test_the_oldest_entries_go_when_all_together_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")
    monkeypatch.setattr(folder, "_ALL_TOGETHER", 500)
    for number, name in enumerate(("first", "second", "third")):
        write_entry(name, bytes(180))
        seconds = now() / 1_000_000_000 - 100 + number
        os.utime(tmp_path / name, (seconds, seconds)) if (tmp_path / name).exists() else None
    assert [read_entry(name) is not None for name in ("first", "second", "third")] == [False, True, True]


def test_an_entry_under_the_name_of_another_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")
    write_entry("pages-for-colleagues", b"a page")
    (tmp_path / "pages-for-colleagues").rename(tmp_path / "pages-for-the-public")
    assert read_entry("pages-for-the-public") is None
