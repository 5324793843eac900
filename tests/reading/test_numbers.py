"""Huge numbers are findings at their place, and no calculation overflows."""

from collections.abc import Callable, Mapping

import pytest

from goldthread.reading.book import Reading

Read = Callable[[Mapping[str, str | bytes]], Reading]

HANDBOOK = 'brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: "1.0"\n'


@pytest.mark.parametrize("number", ["1e22", "-1e22", "9" * 16, "9" * 290, "9" * 5000, ".nan", ".inf", "-.Inf", "1e999"])
def test_a_huge_number_is_out_of_bounds(read: Read, number: str) -> None:
    text = f"{HANDBOOK}horizons: {{month: {number}}}\n"
    (finding,) = read({"content/handbook.yml": text}).findings
    assert (finding.code, finding.place.line, finding.place.column) == ("SCH008", 4, 19)
    assert len(str(finding.message)) < 200


@pytest.mark.parametrize(("days", "is_right"), [("36525", True), ("36526", False), ("4000000", False), ("0", False)])
def test_a_number_of_days_is_a_century_at_most(read: Read, days: str, is_right: bool) -> None:  # noqa: FBT001
    text = f"{HANDBOOK}horizons: {{month: {days}}}\nfreshness: {{desk: {days}}}\n"
    assert [finding.code for finding in read({"content/handbook.yml": text}).findings] == (
        [] if is_right else ["SCH008"] * 2
    )


def test_a_number_as_text_stays_text(read: Read) -> None:
    reading = read({"content/tools.yml": f"boat:\n  name: {'9' * 30}\n"})
    assert reading.findings == ()
