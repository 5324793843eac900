"""Files whose records are kept: the same records, faults and findings as without them, whatever was edited."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
import pytest

from fuzz.inputs import made_by_chance, seeds_in
from goldthread.inspection import inspect_files
from goldthread.model.record_changes import RecordChanges
from goldthread.reading import kept_files
from goldthread.reading.file_reading import FileReading, read_file
from goldthread.reading.files import files_on_disk, is_source
from goldthread.reading.kept_files import KeptFiles
from goldthread.settings import Settings
from kept_entries import DAMAGES, damage
from random_edits import Files, Handbook, edited, first_handbook

TESTS = Path(__file__).parents[1]
ROOT = Path("/handbook")


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE")


@pytest.fixture
def first(tmp_path: Path) -> Handbook:
    """A handbook with records of every kind."""
    return first_handbook(tmp_path / "handbook")


def found(handbook: Handbook, *, kept: bool) -> tuple[object, ...]:
    """What a check finds in a handbook, to the last detail."""
    reader = KeptFiles(ROOT)
    settings = Settings(today=handbook.day)
    inspection = inspect_files(handbook.files, settings, read=reader.read if kept else read_file)
    reader.keep()
    book = inspection.reading.book
    places = [inspection.reading.place_of(key, ("name",)) for key in book.records]
    return (
        inspection.findings,
        repr(dict(book.records)),
        dict(book.origins),
        book.uncertain,
        dict(inspection.reading.signs),
        places,
        inspection.accepted,
    )


def read_anew(files: Files, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read when a handbook is read again."""
    paths: list[str] = []

    def noting(path: str, data: bytes) -> object:
        paths.append(path)
        return read_file(path, data)

    monkeypatch.setattr(kept_files, "read_file", noting)
    reader = KeptFiles(ROOT)
    for path, data in files.items():
        reader.read(path, data)
    reader.keep()
    return paths


def edits(handbook: Handbook, chance: Random, count: int) -> None:
    """Edit a handbook by chance; after each edit, faults or none, a check finds the same with kept files as without."""
    names = []
    for _ in range(count):
        name, handbook = edited(handbook, chance)
        names.append(name)
        assert found(handbook, kept=True) == found(handbook, kept=False), names


def test_nothing_is_worked_out_to_be_kept_where_nothing_may_be_kept(
    first: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_NO_CACHE", "1")
    for name in ("program", "_encoded"):
        monkeypatch.setattr(kept_files, name, lambda *_: pytest.fail("it is for what is kept"))
    assert read_anew(first.files, monkeypatch) == list(first.files)
    reader = KeptFiles(ROOT)
    assert [reader.read(*each).records for each in first.files.items()] == [
        read_file(*each).records for each in first.files.items()
    ]
    assert reader.changes() is None


@pytest.mark.parametrize("seed", range(3))
def test_a_check_with_kept_files_equals_one_without(seed: int, first: Handbook) -> None:
    edits(first, Random(seed), 8)  # noqa: S311 - edits are no secret


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2000, 2200))
def test_it_does_after_many_edits(seed: int, first: Handbook) -> None:
    edits(first, Random(seed), 20)  # noqa: S311 - as above


def test_only_a_file_with_other_bytes_is_read_again(first: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {path: data for path, data in first.files.items() if not path.endswith(".lock.yml")}
    assert read_anew(files, monkeypatch) == list(files)
    assert read_anew(files, monkeypatch) == []
    path = "content/teams/openteam.yml"
    changed = {**files, path: files[path] + b"# A remark.\n"}
    assert read_anew(changed, monkeypatch) == [path]


NO_TEXT = {
    "another encoding": lambda data: data.decode().encode("utf-16"),
    "a byte": lambda data: data + b"# \xff\n",
    "an odd sign": lambda data: data + b"# \x0b\n",
    "a sign that ends a text": lambda data: data + b"# \x00\n",
}
"""What makes a file one that does not come back as it was."""


@pytest.mark.parametrize("make", NO_TEXT.values(), ids=NO_TEXT)
def test_a_file_that_is_no_text_leaves_it_known_what_changes_in_others(
    make: Callable[[bytes], bytes], first: Handbook
) -> None:
    bad, path = "content/connects/edgeconnect.yml", "content/teams/openteam.yml"
    files = {each: data for each, data in first.files.items() if not each.endswith(".lock.yml")}
    files[bad] = make(files[bad])
    _read_and_keep(files)
    changed = {**files, path: files[path].replace(b"name: ", b"name: Now ", 1)}
    changes = _read_and_keep(changed)
    assert changes is not None
    assert [before.key for before, _ in changes.records] == ["team/ogidteamopen"]
    assert _read_and_keep({**changed, bad: files[bad] + b"# A remark.\n"}) is None or make is NO_TEXT["an odd sign"]


def _read_and_keep(files: Files) -> RecordChanges | None:
    reader = KeptFiles(ROOT)
    for path, data in files.items():
        reader.read(path, data)
    changes = reader.changes()
    reader.keep(b"results")
    return changes


def _told(reading: FileReading) -> tuple[object, ...]:
    """What is known of a file, to the last detail, with places, which are found when they are asked for."""
    located = reading.located
    return (
        [repr((each.record, each.place, each.path, each.misnamed, each.signs)) for each in reading.records],
        [each.uncertain for each in reading.records],
        repr(reading.findings),
        reading.unreadable,
        reading.empty,
        located and (located.text, [located.value((*each.path, "name")) for each in reading.records]),
    )


_SLIPS = (
    (b"name:", b"nmae:"),
    (b"medium: personal", b"medium: personel"),
    (b"phase: ", b"phase: [x"),
    (b": ", b": \t@"),
)


@pytest.mark.parametrize("slip", _SLIPS, ids=lambda slip: slip[1].decode())
def test_what_is_wrong_with_a_file_comes_back_with_it(
    slip: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {path: data.replace(*slip, 1) for path, data in files_on_disk(TESTS / "rough_specimen").items()}
    anew = {path: read_file(path, data) for path, data in files.items()}
    assert any(each.findings for each in anew.values())
    assert read_anew(files, monkeypatch) == list(files)
    assert read_anew(files, monkeypatch) == []
    kept = KeptFiles(ROOT)
    assert {path: _told(kept.read(path, files[path])) for path in files} == {path: _told(anew[path]) for path in anew}


def _compare_by_chance(seed: int, count: int) -> None:
    chance, seeds = Random(seed), seeds_in(TESTS / "rough_specimen")  # noqa: S311 - slips are no secret
    for _ in range(count):
        files = made_by_chance(seeds, chance)
        first = KeptFiles(ROOT)
        anew = {path: _told(first.read(path, data)) for path, data in files.items() if is_source(path)}
        first.keep()
        again = KeptFiles(ROOT)
        assert {path: _told(again.read(path, files[path])) for path in anew} == anew


def test_whatever_is_in_a_file_comes_back() -> None:
    _compare_by_chance(3, 12)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 20))
def test_whatever_is_in_many_files_comes_back(seed: int) -> None:
    _compare_by_chance(seed, 100)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Ask [[nobody]].", ("mention", "nobody")),
        ("Ask [[ boat ]].", ("mention", "boat")),
        ("As in ![the drill](pictures/drill.png).", ("picture", "pictures/drill.png")),
        ("Write to a@b.example.", ("personal", "an e-mail address")),
        ("Call 030 1234567.", ("personal", "a telephone number")),
        ("Say [so] at 0615 0705.", None),
    ],
)
def test_what_the_texts_of_a_kept_file_hold_is_looked_into(
    text: str, sign: tuple[str, str] | None, first: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "content/tools.yml"
    named = f"boat: {{name: Boat}}\ndrill: {{name: Drill, link: {text!r}}}\n".encode()
    handbook = msgspec.structs.replace(first, files={**first.files, path: named})
    clean = found(handbook, kept=False)
    assert found(handbook, kept=True) == clean
    assert path not in read_anew(handbook.files, monkeypatch)
    assert found(handbook, kept=True) == clean
    signs = inspect_files(handbook.files, Settings(today=handbook.day), read=KeptFiles(ROOT).read).reading.signs
    assert [(each.tells, each.what) for each in signs.get("tool/drill", ())] == ([sign] if sign else [])


@pytest.mark.parametrize("how", [*DAMAGES, "program"])
def test_a_damaged_entry_is_made_again(
    how: str, first: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = found(first, kept=True)
    (entry,) = (tmp_path / "cache").glob("records-*")
    if how == "program":
        monkeypatch.setattr(kept_files, "program", lambda: b"another")
    else:
        damage(entry, how, b"\x92no files")
    assert found(first, kept=True) == clean
