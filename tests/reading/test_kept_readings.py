"""What is kept while a handbook is read again and again is what would be found anew."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldthread.inspection import inspect_files
from goldthread.model.kept_by_record import keep_by_record, keep_nothing, of_record_alone
from goldthread.model.record import Record
from goldthread.reading.files import files_on_disk
from goldthread.reading.kept_readings import KeptReadings
from goldthread.settings import Settings

SPECIMEN = Path(__file__).resolve().parents[1] / "rough_specimen"
SETTINGS = Settings(today=datetime.date(2026, 11, 22))


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Nothing is kept before and after a test."""
    keep_nothing()
    yield
    keep_nothing()


def test_a_handbook_that_is_read_again_after_each_of_many_edits_is_found_as_it_is() -> None:
    files = dict(files_on_disk(SPECIMEN))
    chance = random.Random(14)  # noqa: S311 - no secret
    kept = KeptReadings()
    versions = [files]
    for _ in range(12):
        path = chance.choice(sorted(files))
        lines = files[path].splitlines(keepends=True)
        at = chance.randrange(len(lines))
        instead = chance.choice([[], [lines[at], lines[at]], [b"# a note\n", lines[at]]])
        versions.append({**versions[-1], path: b"".join((*lines[:at], *instead, *lines[at + 1 :]))})
    found = []
    for each in versions:
        kept.begin()
        found.append(inspect_files(each, SETTINGS, read=kept.read))
    keep_nothing()
    for each, again in zip(versions, found, strict=True):
        anew = inspect_files(each, SETTINGS)
        assert again.findings == anew.findings
        assert again.graph.book.records == anew.graph.book.records
        assert again.graph.out == anew.graph.out


def test_a_file_with_the_same_bytes_is_read_once_and_forgotten_when_it_is_gone() -> None:
    kept = KeptReadings()
    path, data = "content/teams.yml", b"crew:\n  name: Crew\n"
    kept.begin()
    first = kept.read(path, data)
    kept.begin()
    assert kept.read(path, bytes(bytearray(data))) is first
    assert kept.read(path, data + b"\n") is not first
    kept.begin()
    kept.begin()
    assert kept.read(path, data) is not first


def test_what_is_worked_out_of_a_record_is_kept_for_the_record_alone_and_for_one_reading_more() -> None:
    made: list[str] = []

    @of_record_alone
    def worked_out(record: Record) -> str:
        made.append(record.id)
        return record.id

    one, same = Record(id="one"), Record(id="one")
    assert [worked_out(one), worked_out(one)] == ["one", "one"]
    assert len(made) == 2, "nothing is kept where nobody asked for it"
    keep_by_record()
    worked_out(one)
    worked_out(one)
    assert len(made) == 3
    keep_by_record()
    worked_out(one)
    assert len(made) == 3
    worked_out(same)
    assert len(made) == 4, "another record of the same name"
    keep_by_record()
    keep_by_record()
    worked_out(one)
    assert len(made) == 5
