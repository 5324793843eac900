"""The rough specimen: a handbook as it comes out of real material."""

import functools
import re
from collections import Counter
from pathlib import Path

import pytest

from demonstration import DAY
from golden_files import Golden
from goldthread.causes import causes_of
from goldthread.inspection import Inspection, inspect, report_of
from goldthread.reports import text
from goldthread.settings import Settings
from pages.edge_handbooks import inspection_of
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


def test_no_page_says_at_every_field_that_something_is_not_filled_in(rough_site: Path) -> None:
    counts = {
        path.parent.relative_to(rough_site).as_posix(): path.read_text(encoding="utf-8").count(">Not filled in<")
        for path in rough_site.rglob("index.html")
    }
    assert sum(counts.values()) > 0
    assert {page: count for page, count in counts.items() if count > 4} == {}


@pytest.mark.parametrize("row", tuple(planted()), ids=lambda row: row.name)
def test_what_is_planted_lies_in_records_that_are_there(row: Planted) -> None:
    records = _inspection().graph.book.records
    assert [key for key in row.where if key not in records] == []


NAMED = tuple(row for row in planted() if row.code)


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row.name)
def test_what_is_planted_is_named_once(row: Planted) -> None:
    causes = [each for each in causes_of(_inspection().findings) if each.lead.code == row.code]
    naming = [each for each in causes if not row.where or {one.record for one in each.findings} & set(row.where)]
    assert len(naming) == 1, [str(each.message) for each in causes]


def test_the_most_telling_are_named_on_the_first_screen() -> None:
    report = text.render(report_of(_inspection()))
    overview = report[: report.index("\n\n")]
    assert len(overview.splitlines()) < 12
    assert [row.name for row in NAMED if row.is_first and f"[{row.code}]" not in overview] == []


def test_no_advice_names_what_is_retiring() -> None:
    records = _inspection().graph.book.records.values()
    going = [record.id for record in records if record.status in ("retiring", "retired")]
    fixes = [(each.code, str(each.fix)) for each in _inspection().findings]
    assert going
    assert [(code, fix) for code, fix in fixes if any(re.search(rf"\b{one}\b", fix) for one in going)] == []


def test_accepting_what_is_there_leaves_nothing_open_and_hides_nothing() -> None:
    found, accepted = inspection_of("rough"), inspection_of("accepted")
    assert accepted.findings == ()
    assert len(accepted.accepted) == sum(not each.code.startswith("REF") for each in found.findings) > 200


def test_the_findings_are_those_that_were_looked_at(golden: Golden) -> None:
    """Counts by rule, of findings and of their causes, and the first screen."""
    findings = _inspection().findings
    causes = Counter(each.lead.code for each in causes_of(findings))
    counts = Counter(each.code for each in findings)
    lines = [f"{code}: {counts[code]} of {causes[code]} causes" for code in sorted(counts)]
    total = f"{len(findings)} findings of {sum(causes.values())} causes"
    report = text.render(report_of(_inspection()))
    golden("findings.txt", "\n".join([total, *lines, "", report[: report.index("\n\n")], ""]))
