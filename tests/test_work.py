"""The work of comparing grows with the input and not with its square, counted in calls."""

import sys
from collections.abc import Callable
from types import FrameType

import msgspec
import pytest

from goldthread.changes.field_changes import field_changes
from goldthread.findings import with_distinct_identities
from goldthread.model.principles import Principle
from goldthread.places import Place
from goldthread.reports import FORMATS, excerpts
from goldthread.reports.excerpts import excerpt
from reports.awkward import finding, report


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, in Python and in C."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def many_alike(size: int) -> Callable[[], object]:
    same = [finding(1, concerns="a word") for _ in range(size)]
    return lambda: with_distinct_identities(same)


def long_lists(size: int) -> Callable[[], object]:
    before, after = (
        msgspec.convert(
            {"id": "p", "title": "P", "statement": "S.", "do": [f"{word} thing number {each}" for each in range(size)]},
            Principle,
        )
        for word in ("Old", "New")
    )
    return lambda: tuple(field_changes(before, after))


def many_excerpts(size: int) -> Callable[[], object]:
    text = "word\n" * size
    return lambda: [excerpt(Place("a.yml", each + 1, 1, 2), {"a.yml": text}) for each in range(size)]


def reports(name: str) -> Callable[[int], Callable[[], object]]:
    def of(size: int) -> Callable[[], object]:
        whole = report(*(finding(each + 1) for each in range(size)))
        return lambda: FORMATS[name](whole)

    return of


@pytest.mark.parametrize("of", [many_alike, long_lists, many_excerpts, *map(reports, FORMATS)])
def test_four_times_the_input_needs_about_four_times_the_calls(of: Callable[[int], Callable[[], object]]) -> None:
    of(8)()  # what is loaded and compiled once
    small, large = calls(of(200)), calls(of(800))
    assert large < 6 * small


def test_a_file_is_parsed_once_for_many_findings() -> None:
    excerpts._lines.cache_clear()  # noqa: SLF001 - what it is counted by
    many_excerpts(100)()
    assert excerpts._lines.cache_info().misses == 1  # noqa: SLF001 - as above
