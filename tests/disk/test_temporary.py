"""Temporary folders: the next run deletes those of killed runs, and nothing with a similar name."""

import tempfile
from pathlib import Path

import pytest

from disk.killed_runs import killed_at_every_step
from goldthread.disk.temporary import temporary_folder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def use() -> None:
    with temporary_folder() as folder:
        (folder / "file").write_text("x")


def test_a_temporary_folder_is_deleted_after_its_block(place: Path) -> None:
    use()
    assert list(place.iterdir()) == []


def test_after_a_kill_at_any_step_the_next_run_deletes_the_folder(place: Path) -> None:
    steps = 0
    for step in killed_at_every_step(use, place):
        use()
        assert list(place.iterdir()) == [], step
        steps = step
    assert steps > 4


def test_a_folder_in_use_is_not_deleted(place: Path) -> None:
    with temporary_folder() as folder:
        (folder / "file").write_text("x")
        use()
        assert (folder / "file").is_file()
    assert list(place.iterdir()) == []


def test_folders_with_similar_names_are_not_deleted(place: Path) -> None:
    for name in ("goldthread-abcdefgh", "goldthread-notes", "goldthread-12345678"):
        (place / name).mkdir()
        (place / name / "mine").write_text("x")
    (place / "goldthread-12345678.lock").write_text("mine")
    (place / "goldthread-abcdefgh.lock").write_text("")
    before = sorted(place.rglob("*"))
    use()
    assert sorted(place.rglob("*")) == before
