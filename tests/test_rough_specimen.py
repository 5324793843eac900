"""The rough specimen: a handbook as it comes out of real material."""

import functools
from collections import Counter
from pathlib import Path

import pytest

from demonstration import DAY
from goldthread.inspection import Inspection, inspect
from goldthread.settings import Settings
from rough_specimen.planted import ROOT, Planted, planted


@functools.cache
def _inspection() -> Inspection:
    return inspect(ROOT, Settings(today=DAY))


def test_the_specimen_is_as_large_and_as_rough_as_its_description_says() -> None:
    records = _inspection().graph.book.records.values()
    counts = Counter(record.kind for record in records if record.status != "retired")
    assert (counts["principle"], counts["team"], counts["touchpoint"], counts["metric"]) == (22, 18, 50, 1)


def test_nothing_in_it_keeps_it_from_being_read() -> None:
    assert _inspection().faults == ()


def test_the_specimen_builds_strictly(rough_site: Path) -> None:
    assert (rough_site / "touchpoint" / "overdue-letter" / "index.html").is_file()


@pytest.mark.parametrize("row", tuple(planted()), ids=lambda row: row.name)
def test_what_is_planted_lies_in_records_that_are_there(row: Planted) -> None:
    records = _inspection().graph.book.records
    assert [key for key in row.where if key not in records] == []
