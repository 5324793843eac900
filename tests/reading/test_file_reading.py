"""A file is read by itself, as a value, and a book is made of its files."""

from pathlib import Path

import pytest

from conftest import REPOSITORY
from goldthread.reading import book as reading
from goldthread.reading.book import read_files
from goldthread.reading.file_reading import FileReading, read_file
from goldthread.reading.files import files_on_disk

CREW = b"crew: {name: Crew}\nshop: {name: Shop, serves: nobody}\n"
SPECIMEN = REPOSITORY / "tests" / "specimen"


def _summary(read: FileReading) -> tuple[object, ...]:
    return read.path, read.records, read.findings, read.unreadable


def test_reading_a_file_depends_on_its_path_and_bytes_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = _summary(read_file("content/teams.yml", CREW))
    read_file("content/needs.yml", b"broken: [")
    monkeypatch.chdir(tmp_path)
    assert _summary(read_file("content/teams.yml", CREW)) == here
    assert [each.record.key for each in read_file("content/teams.yml", CREW).records] == ["team/crew", "team/shop"]
    assert [finding.code for finding in read_file("content/teams.yml", CREW).findings] == ["SCH002"]


def test_each_file_is_read_once_for_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    paths: list[str] = []

    def counted(path: str, data: bytes) -> FileReading:
        paths.append(path)
        return read_file(path, data)

    monkeypatch.setattr(reading, "read_file", counted)
    files = files_on_disk(SPECIMEN)
    book = read_files(files).book
    assert len(paths) == len(set(paths)) > 0
    assert sorted(book.records) == sorted(
        each.record.key for path in paths for each in read_file(path, files[path]).records
    )


def test_a_misplaced_file_makes_its_kind_unreadable() -> None:
    read = read_file("content/team.yml", CREW)
    assert not read.records
    assert read.unreadable == {"team"}
    assert [finding.code for finding in read.findings] == ["SCH007"]
