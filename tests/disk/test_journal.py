"""Several files of a handbook change together: all or none, whenever a run is killed, and never over what somebody else wrote meanwhile."""

import os
from pathlib import Path

import pytest

from disk.killing import killed_at_every_step
from goldthread.disk.files import OutsideError, replace_file
from goldthread.disk.journal import change_files, changing
from goldthread.disk.locks import ForeignFilesError, LockedError
from goldthread.disk.manifests import WORK

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


def test_all_files_change_together_and_nothing_is_left_behind(root: Path) -> None:
    assert change_files(root, NEW, OLD) == ()
    assert on_disk(root) == NEW
    assert sorted(path.name for path in root.iterdir()) == ["content"]


def test_what_somebody_else_wrote_meanwhile_is_left_alone(root: Path) -> None:
    write(root, {"content/a.yml": b"theirs"})
    assert change_files(root, NEW, OLD, is_whole=True) == ("content/a.yml",)
    assert on_disk(root) == {**OLD, "content/a.yml": b"theirs"}
    assert change_files(root, NEW, OLD) == ("content/a.yml",)
    assert on_disk(root) == {**NEW, "content/a.yml": b"theirs"}


def test_what_came_or_went_meanwhile_is_left_alone(root: Path) -> None:
    write(root, {"content/new/c.yml": b"theirs"})
    (root / "content" / "b.yml").unlink()
    assert change_files(root, NEW, OLD) == ("content/b.yml", "content/new/c.yml")
    assert on_disk(root) == {"content/a.yml": NEW["content/a.yml"], "content/new/c.yml": b"theirs"}


def test_links_and_modes_are_kept(root: Path) -> None:
    (root / "shared.yml").write_bytes(OLD["content/a.yml"])
    (root / "shared.yml").chmod(0o640)
    (root / "content" / "a.yml").unlink()
    (root / "content" / "a.yml").symlink_to("../shared.yml")
    change_files(root, NEW, OLD)
    assert (root / "content" / "a.yml").is_symlink()
    assert (root / "shared.yml").read_bytes() == NEW["content/a.yml"]
    assert (root / "shared.yml").stat().st_mode & 0o777 == 0o640


def test_a_link_that_leaves_the_root_stops_all(root: Path) -> None:
    (root.parent / "outside.yml").write_bytes(OLD["content/b.yml"])
    (root / "content" / "b.yml").unlink()
    (root / "content" / "b.yml").symlink_to("../../outside.yml")
    with pytest.raises(OutsideError):
        change_files(root, NEW, OLD)
    assert (root / "content" / "a.yml").read_bytes() == OLD["content/a.yml"]
    assert (root.parent / "outside.yml").read_bytes() == OLD["content/b.yml"]


def test_when_one_cannot_be_written_none_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_two_runs_do_not_change_a_handbook_at_once(root: Path) -> None:
    with changing(root), pytest.raises(LockedError), changing(root):
        pass


def test_killed_before_any_step_the_next_run_finds_all_or_nothing(root: Path) -> None:
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


def test_a_plan_that_was_left_is_not_carried_out_over_what_somebody_wrote_since(root: Path) -> None:
    plans = (step for step in killed_at_every_step(lambda: change_files(root, NEW, OLD), root))
    next(step for step in plans if on_disk(root)["content/a.yml"] == NEW["content/a.yml"])
    write(root, {"content/b.yml": b"theirs"})
    with changing(root) as finished:
        assert finished == ("content/new/c.yml",)
        assert on_disk(root) == {**NEW, "content/b.yml": b"theirs"}


def test_a_plan_never_leads_out_of_the_folder(root: Path) -> None:
    write(root, {f"{WORK}/lock": b"goldthread works in this folder\n", f"{WORK}/0": b"x"})
    write(root.parent, {"precious": b"mine"})
    for path in ("../precious", str(root.parent / "precious")):
        (root / WORK / "plan.json").write_text(f'[{{"path": "{path}", "staged": "1"}}, {{"path": "{path}"}}]')
        with pytest.raises(ForeignFilesError, match="names files elsewhere"), changing(root):
            pass
    assert (root.parent / "precious").read_bytes() == b"mine"


def test_a_file_with_a_long_name_is_replaced_and_a_full_disk_leaves_it(
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


def test_what_is_no_regular_file_is_written_to() -> None:
    replace_file(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()


def test_what_a_killed_run_left_beside_a_file_is_used_by_the_next(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    replace_file(file, b"old")
    for step in killed_at_every_step(lambda: replace_file(file, b"new"), tmp_path):
        assert file.read_bytes() in {b"old", b"new"}, step
        replace_file(file, b"old")
        assert on_disk(tmp_path) == {"report.json": b"old"}, step
