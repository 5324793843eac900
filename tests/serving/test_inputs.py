"""What is read again is what would be read anew."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.publishing.configuration import configuration_of
from goldthread.reading.files import files_on_disk
from goldthread.serving import inputs, looking
from goldthread.serving.inputs import RecordFiles
from goldthread.serving.looking import Looks
from goldthread.serving.places import Places
from serving.conftest import Asked

STEPS = 40
NAMES = (
    "content/a.yml",
    "content/b.yml",
    "content/below/c.yml",
    "content/below/d.yml",
    "principles/e.yml",
    "content/photo.png",
)


def write(root: Path, chance: random.Random) -> None:
    """Write a file as it is, or beside its place and then over it, as editors do; its text is as long as any other."""
    place = root / chance.choice(NAMES)
    if not place.parent.is_dir() or place.is_dir():
        return
    beside = place.with_name(".saved")
    beside.write_text(f"a: {chance.randrange(10)}\n")
    if chance.random() < 0.5 or place.is_fifo():
        beside.replace(place)
    else:
        place.write_bytes(beside.read_bytes())
        beside.unlink()


def delete(root: Path, chance: random.Random) -> None:
    """Delete a file or a folder of files, and make the folder again."""
    place = root / chance.choice((*NAMES, "content/below", "principles"))
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
        if chance.random() < 0.5:
            place.mkdir()
    else:
        place.unlink(missing_ok=True)


def link(root: Path, chance: random.Random) -> None:
    """Let a link to a file or a folder lie in place of a file, or another lead elsewhere."""
    place = root / chance.choice(("content/a.yml", "content/linked", "content/linked.yml"))
    if place.is_dir() and not place.is_symlink():
        return
    place.unlink(missing_ok=True)
    place.symlink_to(chance.choice(("b.yml", "below", "../aside", "../aside/f.yml", "nowhere", "/etc")))


def touch_aside(root: Path, chance: random.Random) -> None:
    """Change a file that lies elsewhere in the handbook, where a link may lead."""
    (root / "aside/f.yml").write_text(f"f: {chance.randrange(10)}\n")


def forbid(root: Path, chance: random.Random) -> None:
    """Put something in place of a file that cannot be read."""
    place = root / chance.choice(NAMES)
    if place.parent.is_dir() and not place.is_dir():
        place.unlink(missing_ok=True)
        os.mkfifo(place)


@pytest.mark.parametrize("seed", range(8))
def test_files_that_are_read_again_are_those_of_the_disk(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for name in ("content/below", "principles", "aside"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "aside/f.yml").write_text("f: 1\n")
    places = Places(frozenset({tmp_path / "content", tmp_path / "principles"}))
    looks, files = Looks(), RecordFiles(tmp_path)
    for _ in range(STEPS):
        chance.choice((write, write, write, delete, link, touch_aside, forbid))(tmp_path, chance)
        changed = looks.changed(places)
        again = files.read(changed) if changed is not None else files.latest
        anew = files_on_disk(tmp_path)
        assert (again, again.unread, again.near) == (anew, anew.unread, anew.near)


def test_of_a_saved_record_no_other_file_is_read_again(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_SETTLED", 0)  # the copy that is served was made but now
    asked.page("/")
    read: list[Path] = []
    monkeypatch.setattr(inputs, "files_on_disk", counted(files_on_disk, read))
    monkeypatch.setattr(inputs, "configuration_of", counted(configuration_of, read))
    asked.edit("content/touchpoints/landing.yml", "Notice board", "Board")
    assert "Board on the landing" in asked.page("/touchpoint/notice-board/")
    asked.page("/touchpoint/notice-board/")
    assert read == []


def test_settings_that_are_broken_while_records_change_hide_no_change_of_these(asked: Asked) -> None:
    asked.page("/")
    settings = (asked.root / "mkdocs.yml").read_text()
    asked.write("mkdocs.yml", f"{settings}: [")
    asked.edit("content/touchpoints/landing.yml", "Notice board", "Board")
    assert 'id="goldthread-panel"' in asked.page("/")
    asked.write("mkdocs.yml", settings)
    assert "Board on the landing" in asked.page("/touchpoint/notice-board/")


def counted(read: Callable[[Path], object], roots: list[Path]) -> Callable[[Path], object]:
    """A function that notes for what it was called."""

    def reading(root: Path) -> object:
        roots.append(root)
        return read(root)

    return reading
