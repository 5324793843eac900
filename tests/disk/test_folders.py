"""Replacing a folder as a whole: files of others stay, and a killed run leaves the old folder or the new one."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from disk.killed_runs import killed_at_every_step
from goldthread.disk import folder_swap
from goldthread.disk.folders import Replacement, replaced
from goldthread.disk.locks import WORK, ForeignFilesError, LockedError
from goldthread.disk.manifests import MANIFEST

OLD = {"index.html": "old", "same.html": "same", "gone/index.html": "gone", "page/index.html": "old page"}
NEW = {"index.html": "new", "same.html": "same", "page/index.html": "new page", "added/index.html": "added"}
FOREIGN = {"CNAME": "ferry.example", ".git/HEAD": "ref", "page/notes.txt": "mine"}


def nothing_known(folder: Path, name: str) -> bool:
    del folder, name
    return False


def put(folder: Path, files: dict[str, str]) -> Replacement:
    with replaced(folder, "site", nothing_known) as new:
        write(new.path, files)
    return new


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a mount point, or where the system knows no such call."""

    def cannot(first: Path, second: Path) -> bool:
        del first, second
        return False

    monkeypatch.setattr(folder_swap, "exchange", cannot)


@pytest.fixture(params=["exchanged", "file by file", "inside"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds a site of ours; with the ways in which it can be replaced."""
    folder = tmp_path / "site"
    put(folder, OLD)
    if request.param == "file by file":
        without_exchange(monkeypatch)
    if request.param == "inside":
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == folder)
    return folder


def test_a_folder_is_replaced_completely(site: Path) -> None:
    with replaced(site, "site", nothing_known) as new:
        write(new.path, NEW)
        assert content(site).items() >= OLD.items()
    assert content(site) == NEW
    assert (new.files, new.changed, new.deleted) == (4, 3, 1)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_folder_stays_when_writing_fails(site: Path) -> None:
    def fill_the_disk() -> None:
        with replaced(site, "site", nothing_known) as new:
            write(new.path, NEW)
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fill_the_disk()
    assert content(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_missing_folder_is_created_with_its_parents(tmp_path: Path) -> None:
    put(tmp_path / "a" / "b" / "site", NEW)
    assert content(tmp_path / "a" / "b" / "site") == NEW


def test_created_parent_folders_are_removed_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no"), replaced(tmp_path / "a" / "b" / "site", "site", nothing_known):
        raise ValueError("no")
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_are_kept(site: Path) -> None:
    write(site, FOREIGN)
    (site / "empty").mkdir()
    (site / "link").symlink_to("nowhere")
    before = {name: (site / name).stat().st_ino for name in FOREIGN}
    put(site, NEW)
    assert content(site) == {**NEW, **FOREIGN}
    assert {name: (site / name).stat().st_ino for name in FOREIGN} == before
    assert (site / "empty").is_dir()
    assert (site / "link").is_symlink()


def test_nothing_is_written_when_nothing_differs(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (site, *site.rglob("*"))}
    assert (put(site, OLD).changed, site.stat().st_ino) == (0, site.stat().st_ino)
    after = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert after.items() <= before.items()


def test_a_file_of_others_in_the_place_of_ours_is_reported(site: Path) -> None:
    write(site, {"added/index.html": "mine"})
    with pytest.raises(ForeignFilesError, match=r"added/index\.html"):
        put(site, NEW)
    assert content(site) == {**OLD, "added/index.html": "mine"}


def test_a_symbolic_link_in_the_place_of_a_file_is_not_followed(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"precious": "mine"})
    (site / "added").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ForeignFilesError, match="added"):
        put(site, NEW)
    assert content(tmp_path / "elsewhere") == {"precious": "mine"}


def test_a_page_may_become_a_folder_and_the_other_way_round(site: Path) -> None:
    put(site, {"index.html/x": "now a folder", "page": "now a file"})
    assert content(site) == {"index.html/x": "now a folder", "page": "now a file"}


@pytest.mark.parametrize("listed", ["../precious", "/etc/passwd", "a/../../precious", "", "."])
def test_a_manifest_with_paths_outside_is_ignored(tmp_path: Path, listed: str) -> None:
    put(tmp_path / "site", OLD)
    write(tmp_path, {"precious": "mine"})
    (tmp_path / "site" / MANIFEST).write_text(f'{{"made_by": "goldthread", "holds": "site", "files": ["{listed}"]}}')
    with pytest.raises(ForeignFilesError, match="damaged"):
        put(tmp_path / "site", NEW)
    assert content(tmp_path) == {"precious": "mine", **{f"site/{name}": text for name, text in OLD.items()}}


@pytest.mark.parametrize("text", ["", "[", "null", '{"files": 3}', "\0", '["a", 3]'])
def test_a_damaged_manifest_is_reported_in_one_sentence(tmp_path: Path, text: str) -> None:
    put(tmp_path / "site", OLD)
    (tmp_path / "site" / MANIFEST).write_text(text)
    with pytest.raises(ForeignFilesError, match="Name another folder"):
        put(tmp_path / "site", NEW)
    assert content(tmp_path / "site") == OLD


def test_a_folder_with_another_output_of_ours_is_not_replaced(tmp_path: Path) -> None:
    put(tmp_path / "site", OLD)
    with pytest.raises(ForeignFilesError, match="holds a site"), replaced(tmp_path / "site", "editions", nothing_known):
        pass


def test_a_symbolic_link_to_a_folder_stays(tmp_path: Path) -> None:
    put(tmp_path / "target", OLD)
    (tmp_path / "site").symlink_to("target")
    put(tmp_path / "site", NEW)
    assert (tmp_path / "site").is_symlink()
    assert content(tmp_path / "target") == NEW


def test_a_dangling_symbolic_link_points_to_the_site_afterwards(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("target")
    put(tmp_path / "site", NEW)
    assert content(tmp_path / "target") == NEW
    assert (tmp_path / "site").is_symlink()


@pytest.mark.parametrize("name", ["n" * 255, "ü" * 120, "a b'c\n", "-x"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, OLD)
    put(tmp_path / name, NEW)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert content(tmp_path / name) == NEW


def test_a_file_or_a_name_that_is_too_long_is_an_error_that_names_the_output(tmp_path: Path) -> None:
    write(tmp_path, {"file": "mine"})
    for output in (tmp_path / "file", tmp_path / ("n" * 256), tmp_path / "file" / "site"):
        with pytest.raises(OSError) as told:  # noqa: PT011 - what matters is which file it names
            put(output, NEW)
        assert told.value.filename == str(output)
    assert content(tmp_path) == {"file": "mine"}


def test_a_folder_of_others_with_the_name_of_our_work_folder_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path / ".site.goldthread-work", {"new/mine.txt": "mine"})
    with pytest.raises(ForeignFilesError, match="move it"):
        put(tmp_path / "site", NEW)
    assert content(tmp_path) == {".site.goldthread-work/new/mine.txt": "mine"}


def test_file_modes_are_kept(site: Path) -> None:
    site.chmod(0o2750)
    put(site, NEW)
    assert site.stat().st_mode & 0o7777 == 0o2750


def test_a_second_run_in_the_same_folder_is_refused(site: Path) -> None:
    with (
        replaced(site, "site", nothing_known) as new,
        pytest.raises(LockedError),
        replaced(site, "site", nothing_known),
    ):
        write(new.path, NEW)
    assert content(site).items() <= OLD.items()


IN_OTHER_PROCESS = """
import sys
from pathlib import Path
from goldthread.disk.folders import replaced
from goldthread.disk.locks import LockedError
try:
    with replaced(Path(sys.argv[1]), "site", lambda folder, name: False) as new:
        (new.path / "index.html").write_text("theirs")
except LockedError:
    sys.exit(7)
"""


def test_a_lock_excludes_all_processes_and_ends_with_its_holder(tmp_path: Path) -> None:
    def other() -> int:
        return subprocess.run([sys.executable, "-c", IN_OTHER_PROCESS, str(tmp_path / "site")], check=False).returncode

    with replaced(tmp_path / "site", "site", nothing_known) as new:
        assert other() == 7
        write(new.path, NEW)
    with replaced(tmp_path / "site", "site", nothing_known) as new:
        assert other() == 7
        write(new.path, OLD)
    assert content(tmp_path / "site") == OLD
    assert other() == 0
    assert content(tmp_path / "site") == {"index.html": "theirs"}


def test_after_a_kill_at_any_step_the_folder_is_old_or_new_and_the_next_run_cleans_up(site: Path) -> None:
    write(site, FOREIGN)

    def check(step: int) -> None:
        found = {name: text for name, text in content(site).items() if not name.startswith(WORK)}
        assert found.items() >= FOREIGN.items(), step
        put(site, NEW)
        assert content(site) == {**NEW, **FOREIGN}, step
        assert [path.name for path in site.parent.iterdir()] == ["site"], step
        put(site, OLD)

    assert len(_killed(lambda: put(site, NEW), site.parent, check)) > 10


def test_after_a_kill_at_any_step_an_exchanged_folder_is_old_or_new(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, OLD)

    def check(step: int) -> None:
        assert content(site) in (OLD, NEW), step
        put(site, OLD)

    assert len(_killed(lambda: put(site, NEW), tmp_path, check)) > 10


def _killed(run: Callable[[], object], within: Path, check: Callable[[int], None]) -> list[int]:
    steps = []
    for step in killed_at_every_step(run, within):
        check(step)
        steps.append(step)
    return steps
