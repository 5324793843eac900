"""Results that are kept: a check of what has not changed prints what a check without them prints, and loads nothing to do so."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import Mock

import pytest

from goldthread import __main__, cli
from goldthread.caching import check_results, folder, handbook_state
from goldthread.caching.clock import now
from goldthread.disk import locks

SPECIMEN = Path(__file__).parents[1] / "specimen"
Printed = tuple[int, str]
Print = Callable[..., Printed]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the specimen, with a principle that rules find fault with and whose picture is missing."""
    root = tmp_path / "book"
    for top in ("content", "principles"):
        shutil.copytree(SPECIMEN / top, root / top)
    (root / "principles" / "shown.yml").write_text(
        "title: Shown\nstatement: Seen at once.\nexample: '![A quay](quay.png)'\n", encoding="utf-8"
    )
    return root


def results_in(kept: Path) -> list[Path]:
    """The entries that are results of checks, without the records and the rules that are kept beside them."""
    return [each for each in kept.iterdir() if each.name.startswith("check-")] if kept.exists() else []


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of results, which the tests of everything else go without."""
    place = tmp_path / "cache"
    monkeypatch.setenv("GOLDTHREAD_CACHE", str(place))
    monkeypatch.delenv("GOLDTHREAD_NO_CACHE", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return place


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Print:
    """A check as the command line runs it: its exit code, and what it prints.

    It begins so long after the handbook was written that the file system's times tell the two apart.
    """
    clock = now
    monkeypatch.setattr(check_results, "now", lambda: clock() + 60_000_000_000)
    monkeypatch.setattr(__main__, "gc", Mock())  # this process goes on, with its own collector and signals
    monkeypatch.setattr(signal, "signal", Mock())

    def run(root: Path, *options: str) -> Printed:
        monkeypatch.chdir(root)
        monkeypatch.setattr(sys, "argv", ["goldthread", "check", *options])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            __main__.run()
        printed = capsys.readouterr()
        return int(str(ended.value.code)), printed.out + printed.err

    return run


@pytest.fixture
def unkept(check: Print, monkeypatch: pytest.MonkeyPatch) -> Print:
    """A check that uses and keeps no results."""

    def run(root: Path, *options: str) -> Printed:
        with monkeypatch.context() as patch:
            patch.setenv("GOLDTHREAD_NO_CACHE", "1")
            return check(root, *options)

    return run


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("the check was run again")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("options", [(), ("--root", ".")], ids=["here", "root"])
def test_an_unchanged_handbook_is_not_checked_again(
    book: Path, options: tuple[str, ...], check: Print, unkept: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = unkept(book, *options)
    assert check(book, *options) == clean
    monkeypatch.setattr(cli, "main", _refuse)
    assert check(book, *options) == clean
    assert "warning" in clean[1]


def _add(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return change


def _edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        known = (root / name).stat()
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        os.utime(root / name, ns=(known.st_atime_ns, known.st_mtime_ns))

    return change


CHANGES: Mapping[str, Callable[[Path], object]] = {
    "a word of the same length, at the same time": _edit("principles/shown.yml", "title: Shown", "title: Known"),
    "a field that is none": _edit("principles/shown.yml", "statement", "statemant"),
    "a new file": _add("content/tools/lamp.yml", "name: A lamp\n"),
    "a name that is nearly one": _add("content/tools.ymal", "name: A lamp\n"),
    "a file that is gone": lambda root: (root / "principles" / "shown.yml").unlink(),
    "a file that moved": lambda root: (root / "principles/shown.yml").rename(root / "principles/seen.yml"),
    "a picture that is there now": _add("content/quay.png", ""),
    "a picture in a folder that was not there": _add("pictures/quay.png", ""),
    "a folder of the picture's name": lambda root: (root / "content" / "quay.png").mkdir(),
    "a baseline": _add("content/baseline.yml", "- {rule: PRI001, record: principle/shown, concerns: supports}\n"),
    "a link": lambda root: (root / "principles" / "again.yml").symlink_to("shown.yml"),
}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_checked_again(book: Path, name: str, check: Print, unkept: Print) -> None:
    before = check(book)
    CHANGES[name](book)
    after = check(book)
    assert after == unkept(book)
    assert check(book) == after
    if name not in {"a link", "a folder of the picture's name"}:
        assert after != before


@pytest.mark.usefixtures("kept")
def test_another_day_is_checked_again(book: Path, check: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    check(book)
    monkeypatch.setattr("goldthread.caching.clock.today", lambda: "2031-01-01")
    monkeypatch.setattr(cli, "main", _refuse)
    with pytest.raises(AssertionError, match="run again"):
        check(book)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "variable", ["SOURCE_DATE_EPOCH", "GOLDTHREAD_OWN_RULES", "_GOLDTHREAD_COMPLETE", "GOLDTHREAD_ANYTHING"]
)
def test_nothing_is_kept_while_a_variable_changes_what_a_check_does(
    book: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book)
    assert check_results.check_request(["check"])
    monkeypatch.setenv(variable, "1")
    assert check_results.check_request(["check"]) is None


@pytest.mark.parametrize("options", [["--fix"], ["--format", "json"], ["content"], ["--root"], ["--root=."], ["-h"]])
@pytest.mark.usefixtures("kept")
def test_only_a_plain_check_is_kept(book: Path, options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(book)
    assert check_results.check_request(["check", *options]) is None
    assert check_results.check_request(["build"]) is None


def test_code_of_somebodys_own_is_never_kept(book: Path, kept: Path, check: Print) -> None:
    with (book / "content" / "handbook.yml").open("a", encoding="utf-8") as file:
        file.write("rules: [own/xyz001_any.py]\n")
    check(book)
    assert results_in(kept) == []


def test_what_changed_during_a_check_is_not_kept(
    book: Path, kept: Path, check: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = handbook_state.newest_change

    def changing(places: list[str]) -> int:
        CHANGES["a field that is none"](book)
        return original(places)

    monkeypatch.setattr(check_results, "newest_change", changing)
    check(book)
    assert results_in(kept) == []


def test_what_came_beside_the_records_during_a_check_is_not_kept(
    book: Path, kept: Path, check: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_results, "now", lambda: book.stat().st_ctime_ns)
    check(book)
    assert results_in(kept) == [], "a folder that was looked into is as new as the check"


def test_a_damaged_result_is_not_believed(book: Path, kept: Path, check: Print, unkept: Print) -> None:
    chance = random.Random(7)  # noqa: S311 - the same at every run
    clean = unkept(book)
    for _ in range(20):
        check(book)
        (entry,) = results_in(kept)
        data = bytearray(entry.read_bytes())
        match chance.randrange(3):
            case 0:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            case 1:
                del data[chance.randrange(len(data)) :]
            case _:
                data += b"1:1"
        entry.write_bytes(data)
        assert check(book) == clean


def test_a_result_of_another_generator_is_not_used(
    book: Path, check: Print, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = check(book)
    (entry,) = results_in(kept)
    before = entry.read_bytes()
    monkeypatch.setattr(check_results, "program", lambda: b"another")
    assert check(book) == clean
    assert entry.read_bytes() != before


def test_the_state_of_the_program_is_looked_for_once(
    book: Path, check: Print, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def noted() -> bytes:
        asked.append(b"this")
        return b"this"

    monkeypatch.setattr(handbook_state, "program_state", noted)
    handbook_state.program.cache_clear()
    check(book)
    handbook_state.program.cache_clear()
    assert (len(asked), len(results_in(kept))) == (1, 1), "for what is printed, and for the records"


def test_the_state_of_the_generator_changes_with_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "goldthread" / "caching"
    package.mkdir(parents=True)
    monkeypatch.setattr(handbook_state, "__file__", str(package / "handbook_state.py"))
    (tmp_path / "goldthread" / "rule.py").write_text("a = 1\n", encoding="utf-8")
    before = handbook_state.program_state()
    assert handbook_state.program_state() == before
    (tmp_path / "goldthread" / "rule.py").write_text("a = 22\n", encoding="utf-8")
    assert handbook_state.program_state() != before
    (tmp_path / "goldthread" / "rules").mkdir()
    (tmp_path / "goldthread" / "rules" / "new.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    changed = handbook_state.program_state()
    (tmp_path / "rules_of_ours-1.0.dist-info").mkdir()
    assert handbook_state.program_state() != changed


def test_results_are_for_their_owner_alone(book: Path, kept: Path, check: Print) -> None:
    check(book)
    assert kept.stat().st_mode & 0o077 == 0
    (entry,) = results_in(kept)
    kept.chmod(0o777)
    assert folder.read_entry(entry.name) is None, "anybody could have put it there"
    folder.write_entry("another", b"")
    assert not (kept / "another").exists()


def test_old_and_too_many_results_are_deleted(kept: Path) -> None:
    for number in range(folder.MOST + 20):
        folder.write_entry(f"entry-{number}", b"x")
        os.utime(kept / f"entry-{number}", (time.time() - 1000 + number,) * 2)
    folder.write_entry("last", b"x")
    assert len(list(kept.iterdir())) == folder.MOST
    assert folder.read_entry("last") == b"x"
    os.utime(kept / "last", (1, 1))
    folder.write_entry("new", b"x")
    assert folder.read_entry("last") is None


def test_where_nothing_can_be_kept_a_check_is_a_check(tmp_path: Path, book: Path, check: Print, unkept: Print) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert check(book) == unkept(book)


@pytest.mark.usefixtures("kept")
def test_random_edits_are_checked_as_without_results(book: Path, check: Print, unkept: Print) -> None:
    """Edits of every sort, taken back at random, so that states come again."""
    chance = random.Random(14)  # noqa: S311 - as above
    files = sorted(book.rglob("*.yml"))
    before: list[tuple[Path, bytes]] = []
    for _ in range(40):
        if before and chance.random() < 0.4:
            file, data = before.pop()
            file.write_bytes(data)
        else:
            file = chance.choice(files)
            data = file.read_bytes()
            before.append((file, data))
            lines = data.splitlines(keepends=True)
            del lines[chance.randrange(len(lines))]
            file.write_bytes(b"".join(lines))
        assert check(book) == check(book) == unkept(book)


def test_two_checks_at_once_keep_one_whole_result(book: Path, kept: Path) -> None:
    command = [sys.executable, "-m", "goldthread", "check"]
    environment = {**os.environ, "GOLDTHREAD_CACHE": str(kept)}
    both = [subprocess.Popen(command, cwd=book, env=environment, stdout=subprocess.PIPE) for _ in range(2)]
    printed = [each.communicate()[0] for each in both]
    assert printed[0] == printed[1]
    assert subprocess.run(command, cwd=book, env=environment, capture_output=True, check=False).stdout == printed[0]
    assert [each.name for each in kept.iterdir() if folder.read_entry(each.name) is None] == []


def test_a_pipe_is_not_waited_for_and_a_huge_file_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert handbook_state.places_state([str(tmp_path / "pipe")]) == handbook_state.places_state(
        [str(tmp_path / "pipe")]
    )
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "handbook.yml").write_bytes(b"brand: A long name\n")
    assert handbook_state.records_state(str(tmp_path))
    monkeypatch.setattr(handbook_state, "_LARGEST", 5)
    assert handbook_state.records_state(str(tmp_path)) is None


def test_the_folder_of_interrupted_changes_is_that_of_the_locks() -> None:
    assert handbook_state.WORK == locks.WORK
