"""Changing several files of a handbook together: all or none, and never over edits made meanwhile."""

import os
from pathlib import Path

import pytest

from disk.killed_runs import killed_at_every_step
from goldthread.disk.files import OutsideError, replace_file
from goldthread.disk.journal import change_files, changing
from goldthread.disk.locks import WORK, ForeignFilesError, LockedError

OLD = {"content/a.yml": b"a: 1\r\n", "content/b.yml": b"b: 1\n"}
NEW = {"content/a.yml": b"a: 2\r\n", "content/b.yml": b"b: 2\n", "content/new/c.yml": b"c: 2\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    return folder


def write(root: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def on_disk(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_files_change_together_and_no_temporary_files_remain(root: Path) -> None:
    assert change_files(root, NEW, OLD) == ()
    assert on_disk(root) == NEW
    assert sorted(path.name for path in root.iterdir()) == ["content"]


def test_files_edited_meanwhile_are_not_overwritten(root: Path) -> None:
    write(root, {"content/a.yml": b"theirs"})
    assert change_files(root, NEW, OLD, is_whole=True) == ("content/a.yml",)
    assert on_disk(root) == {**OLD, "content/a.yml": b"theirs"}
    assert change_files(root, NEW, OLD) == ("content/a.yml",)
    assert on_disk(root) == {**NEW, "content/a.yml": b"theirs"}


def test_files_created_or_deleted_meanwhile_are_left_alone(root: Path) -> None:
    write(root, {"content/new/c.yml": b"theirs"})
    (root / "content" / "b.yml").unlink()
    assert change_files(root, NEW, OLD) == ("content/b.yml", "content/new/c.yml")
    assert on_disk(root) == {"content/a.yml": NEW["content/a.yml"], "content/new/c.yml": b"theirs"}


def test_symbolic_links_and_modes_are_kept(root: Path) -> None:
    (root / "shared.yml").write_bytes(OLD["content/a.yml"])
    (root / "shared.yml").chmod(0o640)
    (root / "content" / "a.yml").unlink()
    (root / "content" / "a.yml").symlink_to("../shared.yml")
    change_files(root, NEW, OLD)
    assert (root / "content" / "a.yml").is_symlink()
    assert (root / "shared.yml").read_bytes() == NEW["content/a.yml"]
    assert (root / "shared.yml").stat().st_mode & 0o777 == 0o640


def test_a_symbolic_link_out_of_the_root_stops_the_change(root: Path) -> None:
    (root.parent / "outside.yml").write_bytes(OLD["content/b.yml"])
    (root / "content" / "b.yml").unlink()
    (root / "content" / "b.yml").symlink_to("../../outside.yml")
    with pytest.raises(OutsideError):
        change_files(root, NEW, OLD)
    assert (root / "content" / "a.yml").read_bytes() == OLD["content/a.yml"]
    assert (root.parent / "outside.yml").read_bytes() == OLD["content/b.yml"]


def test_if_one_file_cannot_be_written_none_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    syncs = iter(range(9))

    def full(descriptor: int) -> None:
        del descriptor
        if next(syncs) == 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as told:
        change_files(root, NEW, OLD)
    assert told.value.filename == str(root / "content" / "b.yml")
    assert on_disk(root) == OLD
    assert sorted(path.name for path in root.iterdir()) == ["content"]


def test_two_runs_do_not_change_a_handbook_at_the_same_time(root: Path) -> None:
    with changing(root), pytest.raises(LockedError), changing(root):
        pass


def test_after_a_kill_at_any_step_all_or_no_files_are_changed(root: Path) -> None:
    seen = set()
    for step in killed_at_every_step(lambda: change_files(root, NEW, OLD), root):
        with changing(root):
            found = on_disk(root)
        assert found in (OLD, NEW), step
        seen.add(found == NEW)
        assert sorted(path.name for path in root.iterdir()) == ["content"], step
        (root / "content" / "new" / "c.yml").unlink(missing_ok=True)
        write(root, OLD)
    assert seen == {True, False}


def test_an_interrupted_plan_does_not_overwrite_later_edits(root: Path) -> None:
    plans = (step for step in killed_at_every_step(lambda: change_files(root, NEW, OLD), root))
    next(step for step in plans if on_disk(root)["content/a.yml"] == NEW["content/a.yml"])
    write(root, {"content/b.yml": b"theirs"})
    with changing(root) as finished:
        assert finished == ("content/new/c.yml",)
        assert on_disk(root) == {**NEW, "content/b.yml": b"theirs"}


def test_a_plan_with_paths_outside_the_folder_is_not_applied(root: Path) -> None:
    write(root, {f"{WORK}/lock": b"goldthread works in this folder\n", f"{WORK}/0": b"x"})
    write(root.parent, {"precious": b"mine"})
    for path in ("../precious", str(root.parent / "precious")):
        (root / WORK / "plan.json").write_text(f'[{{"path": "{path}", "staged": "1"}}, {{"path": "{path}"}}]')
        with pytest.raises(ForeignFilesError, match="names files elsewhere"), changing(root):
            pass
    assert (root.parent / "precious").read_bytes() == b"mine"


def test_a_file_with_a_long_name_is_replaced_and_kept_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ("n" * 255)
    replace_file(file, b"old")
    replace_file(file, b"older")

    def full(descriptor: int) -> None:
        del descriptor
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as told:
        replace_file(file, b"new")
    assert told.value.filename == str(file)
    assert on_disk(tmp_path) == {file.name: b"older"}


def test_pipes_and_devices_are_written_to() -> None:
    replace_file(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()


def test_the_temporary_file_of_a_killed_run_is_reused(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    replace_file(file, b"old")
    for step in killed_at_every_step(lambda: replace_file(file, b"new"), tmp_path):
        assert file.read_bytes() in {b"old", b"new"}, step
        replace_file(file, b"old")
        assert on_disk(tmp_path) == {"report.json": b"old"}, step
