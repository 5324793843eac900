"""Changing some files of a folder: in one step where the system can, and nothing of the folder that stands by is believed."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from disk.killed_runs import killed_at_every_step
from goldthread.disk import folder_swap, folder_update
from goldthread.disk.folder_update import updating
from goldthread.disk.folders import replaced
from goldthread.disk.locks import WORK, ForeignFilesError, LockedError, locked_folder
from goldthread.disk.manifests import MANIFEST

OLD = {"index.html": "old", "same.html": "same", "gone/index.html": "gone", "page/index.html": "old page"}
NEW = {"index.html": "new", "same.html": "same", "page/index.html": "new page", "added/index.html": "added"}
FOREIGN = {"CNAME": "ferry.example", ".git/HEAD": "ref", "page/notes.txt": "mine"}
Files = dict[str, str]


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def content(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST and WORK not in path.parts
    }


class Place:
    """A folder that holds a site of ours, and where the one that takes turns with it may lie."""

    def __init__(self, folder: Path) -> None:
        self.site, self.standbys = folder / "out" / "site", folder / "cache" / "standbys"
        with replaced(self.site, "site", lambda _, __: False) as new:
            write(new.path, OLD)

    def change(self, before: Files, after: Files) -> None:
        with updating(self.site, "site", self.standbys) as update:
            assert update is not None
            written = {name: text.encode() for name, text in after.items() if before.get(name) != text}
            update.change(written, before.keys() - after.keys())

    @property
    def standby(self) -> Path:
        """The folder that stands by."""
        (found,) = self.standbys.glob("*/standby")
        return found

    def check(self, wanted: Files) -> None:
        """Make sure that the site is as it should be, and that nothing is left beside it."""
        assert content(self.site) == wanted
        assert not (self.site / WORK).exists()
        assert [path.name for path in self.site.parent.iterdir()] == ["site"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture(params=["standby", "for this once", "in place"])
def each_way(request: pytest.FixtureRequest, place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The same, with the ways in which its files can be changed."""
    if request.param == "for this once":
        write(place.standbys.parent.parent, {"cache": "in the way"})
    if request.param == "in place":
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == place.site)
    return place


def test_files_are_written_and_deleted(each_way: Place) -> None:
    write(each_way.site, FOREIGN)
    (each_way.site / "link").symlink_to("nowhere")
    before = {name: (each_way.site / name).stat().st_ino for name in FOREIGN}
    for old, new in ((OLD, NEW), (NEW, OLD), (OLD, NEW)):
        each_way.change(old, new)
        each_way.check({**new, **FOREIGN})
    assert {name: (each_way.site / name).stat().st_ino for name in FOREIGN} == before
    assert (each_way.site / "link").is_symlink()


def test_a_page_may_become_a_folder_and_the_other_way_round(each_way: Place) -> None:
    other = {"index.html/x": "now a folder", "page": "now a file"}
    for old, new in ((OLD, other), (other, OLD), (OLD, other)):
        each_way.change(old, new)
        each_way.check(new)


def test_modes_are_kept(each_way: Place) -> None:
    each_way.site.chmod(0o2750)
    (each_way.site / "index.html").chmod(0o640)
    deep = {"page/deep/same.html": "same"}
    each_way.change(OLD, {**OLD, **deep})
    (each_way.site / "page").chmod(0o750)
    (each_way.site / "page" / "deep").chmod(0o705)
    for old, new in ((OLD, NEW), (NEW, OLD), (OLD, NEW)):
        each_way.change({**old, **deep}, {**new, **deep})
        assert (each_way.site / "page").stat().st_mode & 0o7777 == 0o750
        assert (each_way.site / "page" / "deep").stat().st_mode & 0o7777 == 0o705
        assert each_way.site.stat().st_mode & 0o7777 == 0o2750
        assert (each_way.site / "index.html").stat().st_mode & 0o777 == 0o640


def test_a_folder_in_which_nobody_may_write_is_changed_all_the_same(place: Place) -> None:
    (place.site / "page").chmod(0o550)
    for old, new in ((OLD, NEW), (NEW, OLD), (OLD, NEW)):
        place.change(old, new)
        place.check(new)
        assert (place.site / "page").stat().st_mode & 0o777 == 0o750


def test_after_a_kill_at_any_step_the_folder_is_old_or_new(each_way: Place, request: pytest.FixtureRequest) -> None:
    write(each_way.site, FOREIGN)
    is_whole, steps = "in place" not in request.node.name, 0
    wholes = [{**OLD, **FOREIGN}, {**NEW, **FOREIGN}]
    for step in killed_at_every_step(lambda: each_way.change(OLD, NEW), each_way.site.parent.parent):
        found = content(each_way.site)
        assert found in wholes or (not is_whole and found.items() >= FOREIGN.items()), step
        with replaced(each_way.site, "site", lambda _, __: False) as new:  # which settles what was left beside it
            write(new.path, NEW)
        each_way.check({**NEW, **FOREIGN})
        each_way.change(NEW, OLD)
        each_way.check({**OLD, **FOREIGN})
        steps = step
    assert steps > 10
    each_way.check({**NEW, **FOREIGN})


def test_a_standby_has_the_files_of_its_folder_and_no_others(place: Place) -> None:
    write(place.site, FOREIGN)
    for old, new in ((OLD, NEW), (NEW, OLD)):
        place.change(old, new)
        assert content(place.standby) == new, "nothing that the folder no longer has, and nothing of somebody else's"
        assert all((place.standby / name).samefile(place.site / name) for name in new)


def damages(place: Place) -> Iterator[str]:
    """Do something to a standby, and say what."""
    standby = place.standby
    for name in ("index.html", "same.html"):
        (standby / name).unlink()
        write(standby, {name: "somebody else's"})
        yield f"another {name}"
    (standby / "same.html").unlink()
    yield "a file is gone"
    write(standby, {"added/index.html": "x", "deep/er/secret.html": "x"})
    yield "more files"
    (standby / "page" / "index.html").unlink()
    (standby / "page").rmdir()
    (standby / "page").symlink_to(place.site.parent.parent)
    yield "a link in the place of a folder"
    for name in (WORK, "lost+found"):
        write(standby, {f"{name}/internal.html": "x"})
        yield f"a folder {name}"
        (standby / name).symlink_to(place.standbys)
        yield f"a link {name}"
    for text in ("", "[]", '{"made_by": "goldthread", "holds": "tree", "files": []}'):
        (standby / MANIFEST).write_text(text)
        write(standby, {"more.html": "x"})
        yield f"its manifest is {text!r}"
    shutil.rmtree(standby)
    yield "it is gone"
    shutil.rmtree(standby)
    write(standby.parent, {"standby": "a file"})
    yield "it is a file"
    standby.rename(standby.with_name("old"))
    standby.symlink_to(place.site)
    yield "it is a link to the folder"
    (standby / MANIFEST).unlink()
    (standby / MANIFEST).hardlink_to(place.site / MANIFEST)
    yield "its manifest is the folder's"


def test_nothing_in_a_standby_is_believed(place: Place) -> None:
    place.change(OLD, NEW)
    old, new = NEW, OLD
    for damage in damages(place):
        place.change(old, new)
        assert content(place.site) == new, damage
        assert {path.name for path in place.site.iterdir()} == {MANIFEST, *(name.split("/")[0] for name in new)}, damage
        assert not place.site.is_symlink(), damage
        assert content(place.standby) == new, damage
        old, new = new, old


def test_a_file_edited_through_either_name_is_not_written_into(place: Place) -> None:
    place.change(OLD, NEW)
    edited = (place.standby / "index.html").stat().st_ino
    place.change(NEW, {**NEW, "index.html": "newer"})
    assert (place.site / "index.html").stat().st_ino != edited
    assert content(place.standby)["index.html"] == "newer"


def test_what_somebody_writes_while_the_folders_change_places_comes_along(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(place.site, FOREIGN)
    done = folder_swap.exchange

    def written_before(first: Path, second: Path) -> bool:
        write(second, {"late.txt": "late"})
        (second / "CNAME").replace(second / "CNAME.old")
        write(second, {"CNAME": "new.example"})
        os.utime(second / "CNAME", (2**32, 2**32))
        return done(first, second)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(folder_swap, "exchange", written_before)
        place.change(OLD, NEW)
    place.check({**NEW, **FOREIGN, "late.txt": "late", "CNAME": "new.example", "CNAME.old": "ferry.example"})


def _rebuild(place: Place, files: Files) -> None:
    """Put a whole new site in the place of the old one, as a build does."""
    with replaced(place.site, "site", lambda _, __: False) as new:
        write(new.path, files)
    with updating(place.site, "site", place.standbys) as update:
        assert update is not None
        update.renew_standby()


@pytest.mark.parametrize("next_run", ["a change", "a whole build"])
def test_what_somebody_writes_meanwhile_comes_along_after_a_kill_at_any_step(
    place: Place, monkeypatch: pytest.MonkeyPatch, next_run: str
) -> None:
    done = folder_swap.exchange

    def written_before(first: Path, second: Path) -> bool:
        write(second, {"late.txt": "late"})
        return done(first, second)

    def run() -> None:  # in a process of its own
        monkeypatch.setattr(folder_swap, "exchange", written_before)
        place.change(OLD, NEW)

    place.change(OLD, NEW)
    place.change(NEW, OLD)
    places = set[str]()
    for _ in killed_at_every_step(run, place.site.parent.parent):
        late = {path.parent.name for folder in (place.site, place.standby) for path in folder.glob("late.txt")}
        places |= late
        old, new = (NEW, OLD) if content(place.site).items() >= NEW.items() else (OLD, NEW)
        if next_run == "a change":
            place.change(old, new)
        else:
            _rebuild(place, new)
        place.check({**new, **({"late.txt": "late"} if late else {})})
        (place.site / "late.txt").unlink(missing_ok=True)
        place.change(new, OLD)
        assert content(place.standby) == OLD
    assert places == {"site", "standby"}


def test_a_file_of_others_in_the_place_of_ours_is_reported(each_way: Place) -> None:
    write(each_way.site, {"added/index.html": "mine"})
    with pytest.raises(ForeignFilesError, match=r"added/index\.html"):
        each_way.change(OLD, NEW)
    each_way.check({**OLD, "added/index.html": "mine"})


def test_a_symbolic_link_in_the_place_of_a_folder_is_not_followed(each_way: Place, tmp_path: Path) -> None:
    (each_way.site / "page").rename(tmp_path / "elsewhere")
    (each_way.site / "page").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ForeignFilesError, match="page"):
        each_way.change(OLD, NEW)
    assert content(tmp_path / "elsewhere") == {"index.html": "old page"}


def test_where_nothing_can_be_exchanged_files_are_changed_in_place(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(first: Path, second: Path) -> bool:
        del first, second
        return False

    place.change(OLD, NEW)
    folder = place.site.stat().st_ino
    monkeypatch.setattr(folder_swap, "exchange", cannot)
    place.change(NEW, OLD)
    monkeypatch.setattr(folder_update, "can_exchange", lambda: False)
    place.change(OLD, NEW)
    assert place.site.stat().st_ino == folder
    place.check(NEW)


def test_where_files_cannot_have_two_names_they_are_changed_in_place(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    place.change(OLD, NEW)
    place.check(NEW)


def test_a_disk_that_is_full_leaves_the_folder_as_it_was(each_way: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", *arguments: object, **named: object) -> object:
        if "b" in mode and path.name == "index.html":
            raise OSError(28, "No space left on device")
        return opened(path, mode, *arguments, **named)  # type: ignore[call-overload]

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "open", full)
        with pytest.raises(OSError, match="space"):
            each_way.change(OLD, NEW)
    each_way.check(OLD)
    each_way.change(OLD, NEW)
    each_way.check(NEW)


def test_a_second_run_is_refused(place: Place) -> None:
    with updating(place.site, "site", place.standbys) as update:
        assert update is not None
        with pytest.raises(LockedError), updating(place.site, "site", place.standbys):
            pass
        update.change({"index.html": b"new"}, ())
        with pytest.raises(LockedError), updating(place.site, "site", place.standbys):
            pass
    with locked_folder(place.site), pytest.raises(LockedError):
        place.change(OLD, NEW)


def test_a_symbolic_link_to_a_folder_stays(place: Place, tmp_path: Path) -> None:
    link = tmp_path / "linked"
    link.symlink_to(place.site)
    with updating(link, "site", place.standbys) as update:
        assert update is not None
        update.change({"index.html": b"new"}, ())
    assert link.is_symlink()
    assert content(link) == {**OLD, "index.html": "new"}


def test_standbys_of_folders_that_are_gone_are_deleted(place: Place, tmp_path: Path) -> None:
    place.change(OLD, NEW)
    shutil.rmtree(place.site)
    other = Place(tmp_path / "other")
    other.standbys = place.standbys
    other.change(OLD, NEW)
    assert other.standby.is_dir(), "it is the only one"
    write(place.standbys / "mine", {"notes.txt": "mine"})
    shutil.rmtree(other.standby)
    other.change(NEW, OLD)
    assert (place.standbys / "mine" / "notes.txt").is_file()
