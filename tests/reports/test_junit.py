"""JUnit, against a schema stricter than readers require."""

from pathlib import Path

import xmlschema

from goldthread.findings import Severity
from goldthread.reports import junit
from goldthread.reports.report import Report
from reports.awkward import AWKWARD, FINDINGS, finding, report

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit.xsd")


def outcomes(of: Report) -> dict[str, str]:
    """How each test ended, by its name."""
    text = junit.render(of)
    assert [str(error) for error in SCHEMA.iter_errors(text)] == []
    whole = xmlschema.XMLResource(text).root
    return {case.get("name", ""): (case[0].tag if len(case) else "passed") for case in whole.iter("testcase")}


def test_the_schema_finds_faults() -> None:
    assert not SCHEMA.is_valid('<testsuites name="a" tests="0" failures="0" errors="0"/>')
    text = junit.render(report(finding(1), finding(2)))
    assert not SCHEMA.is_valid(text.replace("stop-2", "stop-1"))


def test_awkward_findings_are_valid_against_the_schema() -> None:
    assert len(outcomes(AWKWARD)) == 10


def test_blocking_findings_fail_and_others_are_skipped() -> None:
    found = outcomes(report(finding(1), finding(2, Severity.WARNING, "TCH002"), finding(3, Severity.INFO, "TCH003")))
    assert list(found.values()) == ["failure", "skipped", "skipped"]


def test_waived_and_accepted_findings_are_skipped() -> None:
    found = outcomes(report(accepted=AWKWARD.accepted, waived=AWKWARD.waived))
    assert list(found.values()) == ["skipped"] * 3


def test_a_rule_without_findings_passes_and_one_that_is_off_is_absent() -> None:
    found = outcomes(report(rules=AWKWARD.rules))
    assert list(found.items()) == [
        (f"What {code} checks, <b>boldly</b>.", "passed") for code in ("REF001", "TCH001", "TCH002")
    ]


def test_the_counts_are_those_of_the_tests() -> None:
    whole = xmlschema.XMLResource(junit.render(AWKWARD)).root
    for suite in (whole, *whole):
        cases = list(suite.iter("testcase"))
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == len(list(suite.iter("failure")))
        if suite is not whole:
            assert int(suite.get("skipped", "")) == len(list(suite.iter("skipped")))


def test_a_failure_shows_place_line_and_fix() -> None:
    text = junit.render(report(FINDINGS[0], texts=AWKWARD.texts))
    failure = next(xmlschema.XMLResource(text).root.iter("failure"))
    words = failure.text or ""
    assert "50% #1.yml:3:5" in words
    assert "    über: 1" in words
    assert "fix: Write this instead:" in words
