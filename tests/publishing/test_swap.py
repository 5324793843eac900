"""A finished folder takes the place of an old one."""

from pathlib import Path

import pytest

from goldthread.publishing.swap import replaced


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").write_text("old")
    with replaced(folder) as partial:
        (partial / "new.html").write_text("new")
        assert (folder / "old.html").is_file()
    assert [path.name for path in folder.iterdir()] == ["new.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_stays_when_writing_fails(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").write_text("old")

    def fill_the_disk() -> None:
        with replaced(folder) as partial:
            (partial / "new.html").write_text("new")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fill_the_disk()
    assert [path.name for path in folder.iterdir()] == ["old.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_does_not_exist_yet_is_made(tmp_path: Path) -> None:
    with replaced(tmp_path / "a" / "site") as partial:
        (partial / "new.html").write_text("new")
    assert (tmp_path / "a" / "site" / "new.html").read_text() == "new"


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".site.partial-99999999-abc"
    left.mkdir()
    with replaced(tmp_path / "site"):
        pass
    assert not left.exists()
