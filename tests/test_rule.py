"""Which rules apply, and how data faults and waivers affect them."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from goldthread.findings import Severity
from goldthread.inspection import Inspection, inspect
from goldthread.rule import RuleSetting
from goldthread.settings import Profile, Settings
from specimen.overlay import lay_over_specimen

TODAY = datetime.date(2026, 6, 1)
QUAY = "content/touchpoints/quay.yml"
HANDBOOK = "brand: Sandbank Ferry\nvision: Nobody is left on the far shore.\nedition: '1.0'\nalignment: "

BELL = (
    "bell: {name: Bell, phase: crossing, medium: physical, owner: crew, "
    "gives: A minute., gets: n/a, leads_to: n/a, outcome: People run."
)
"""A touchpoint that lacks nothing but a principle; a test may add fields and closes the bracket."""

HORN = BELL.replace("bell", "horn").replace("Bell", "Horn")


def _inspect(root: Path, files: Mapping[str, str], profile: Profile | None = None) -> Inspection:
    lay_over_specimen(root, files)
    return inspect(root, Settings(today=TODAY, profile=profile))


def _codes(inspection: Inspection) -> list[str]:
    return [finding.code for finding in inspection.findings]


def _rule(inspection: Inspection, code: str) -> RuleSetting:
    (found,) = (each for each in inspection.rules if each.rule.code == code)
    return found


@pytest.mark.parametrize(
    ("profile", "tch001", "tch003"),
    [
        ("adopt", Severity.WARNING, Severity.WARNING),
        ("standard", Severity.ERROR, Severity.WARNING),
        ("strict", Severity.ERROR, Severity.ERROR),
    ],
)
def test_a_profile_sets_the_severity_of_each_rule(
    tmp_path: Path, profile: Profile, tch001: Severity, tch003: Severity
) -> None:
    found = _inspect(tmp_path, {"content/handbook.yml": f"{HANDBOOK}{{profile: {profile}}}\n"})
    assert (_rule(found, "TCH001").severity, _rule(found, "TCH001").set_by) == (tch001, profile)
    assert (_rule(found, "TCH003").severity, _rule(found, "TCH003").set_by) == (tch003, profile)


def test_without_a_profile_the_standard_one_applies(tmp_path: Path) -> None:
    found = _inspect(tmp_path, {})
    assert {each.set_by for each in found.rules} == {"standard"}
    assert all(each.severity is each.rule.severity for each in found.rules)


def test_a_profile_given_for_the_run_wins_over_the_one_in_the_handbook(tmp_path: Path) -> None:
    found = _inspect(tmp_path, {"content/handbook.yml": f"{HANDBOOK}{{profile: adopt}}\n"}, "strict")
    assert {each.set_by for each in found.rules} == {"strict"}
    assert _rule(found, "TCH003").severity is Severity.ERROR


@pytest.mark.parametrize("name", ["TCH001", "touchpoint-without-principle"])
def test_the_handbook_sets_the_severity_of_one_rule_by_code_or_by_name(tmp_path: Path, name: str) -> None:
    handbook = f"{HANDBOOK}{{rules: {{{name}: info}}}}\n"
    found = _inspect(tmp_path, {"content/handbook.yml": handbook, QUAY: f"{BELL}}}\n"}, "strict")
    assert (_rule(found, "TCH001").severity, _rule(found, "TCH001").set_by) == (Severity.INFO, "handbook")
    assert _rule(found, "TCH002").set_by == "strict"
    assert [(finding.code, finding.severity) for finding in found.findings] == [("TCH001", Severity.INFO)]


@pytest.mark.parametrize("name", ["TCH001", "touchpoint-without-principle"])
def test_a_rule_that_is_off_finds_nothing_and_is_not_counted(tmp_path: Path, name: str) -> None:
    handbook = f"{HANDBOOK}{{rules: {{{name}: off}}}}\n"
    found = _inspect(tmp_path, {"content/handbook.yml": handbook, QUAY: f"{BELL}}}\n"})
    assert found.findings == ()
    assert _rule(found, "TCH001").severity is None
    assert found.judgement.rules == len(found.rules) - 1


def test_a_finding_names_rule_record_place_and_fix(tmp_path: Path) -> None:
    (finding,) = _inspect(tmp_path, {QUAY: f"{BELL}, principles: unknown}}\n"}).findings
    assert (finding.code, finding.name) == ("TCH001", "touchpoint-without-principle")
    assert (finding.record, finding.concerns) == ("touchpoint/bell", "principles")
    assert (finding.place.file, finding.place.line) == (QUAY, 1)
    text = f"{BELL}, principles: unknown}}"
    assert text[finding.place.column - 1 : finding.place.end - 1] == "unknown"
    assert "touchpoint/bell" in str(finding.message)
    assert "say-it-plainly" in str(finding.fix)


@pytest.mark.parametrize(
    ("until", "codes", "waived"),
    [("2026-06-02", [], 1), ("2026-06-01", [], 1), ("2026-05-31", ["TCH001", "WVR001"], 0)],
    ids=["the day before its end", "its last day", "the day after"],
)
@pytest.mark.parametrize("name", ["TCH001", "touchpoint-without-principle"])
def test_a_waiver_holds_through_its_last_day(
    tmp_path: Path, name: str, until: str, codes: list[str], waived: int
) -> None:
    waive = f"waive: [{{rule: {name}, reason: Being written., until: {until}}}]"
    found = _inspect(tmp_path, {QUAY: f"{BELL}, {waive}}}\n"})
    assert _codes(found) == codes
    assert len(found.judgement.waived) == waived


def test_a_waived_finding_keeps_its_reason_and_last_day(tmp_path: Path) -> None:
    waive = "waive: [{rule: TCH001, reason: Being written., until: 2026-06-30}]"
    (waived,) = _inspect(tmp_path, {QUAY: f"{BELL}, {waive}}}\n"}).judgement.waived
    assert waived.finding.code == "TCH001"
    assert (waived.reason, waived.until) == ("Being written.", datetime.date(2026, 6, 30))


def test_a_waiver_applies_to_its_own_rule_and_record_only(tmp_path: Path) -> None:
    waive = "waive: [{rule: TCH002, reason: Being written., until: 2026-06-30}]"
    found = _inspect(tmp_path, {QUAY: f"{BELL}, {waive}}}\n{HORN}}}\n"})
    assert [(finding.code, finding.record) for finding in found.findings] == [
        ("TCH001", "touchpoint/bell"),
        ("WVR002", "touchpoint/bell"),
        ("TCH001", "touchpoint/horn"),
    ]


def test_one_dangling_principle_is_one_finding(tmp_path: Path) -> None:
    principle = (
        "title: Thank the quay\nstatement: We thank the quay.\nsupports: [home-before-dark]\n"
        "do: [Wave.]\ndont: [Stare.]\nexample: The mate waved.\n"
    )
    files = {QUAY: f"{BELL}, principles: [thank-the-quey]}}\n", "principles/thank-the-quay.yml": principle}
    assert _codes(_inspect(tmp_path, files)) == ["REF001"]


def test_one_dangling_focus_is_one_finding(tmp_path: Path) -> None:
    principle = (
        "title: Say it plainly\nstatement: We say it.\nsupports: [home-bevore-dark]\ndo: [A]\ndont: [B]\nexample: C\n"
        "by_medium: n/a\n"
    )
    assert _codes(_inspect(tmp_path, {"principles/say-it-plainly.yml": principle})) == ["REF001"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/touchpoints/landing.yml", "notice-board:\n\tname: Notice board\n"),
        ("content/focus.yml", "home-before-dark: [a\n"),
        ("content/needs.yml", "reach-home: {need: I need to get home: now}\n"),
        ("content/teams.yml", "crew: &a {name: Crew\n"),
        ("content/journey.yml", "- id: crossing\n name: The crossing\n"),
        ("principles/say-it-plainly.yml", "title: Say: it\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path, path: str, text: str) -> None:
    found = _inspect(tmp_path, {path: text})
    assert [finding.place.file for finding in found.findings] == [path], _codes(found)


def test_a_data_fault_does_not_hide_findings_elsewhere(tmp_path: Path) -> None:
    files = {QUAY: f"{BELL}, principles: [thank-the-quey]}}\n{HORN}}}\n"}
    assert _codes(_inspect(tmp_path, files)) == ["REF001", "TCH001"]


def test_an_empty_folder_is_judged_without_an_error(tmp_path: Path) -> None:
    assert [finding.code for finding in inspect(tmp_path, Settings(today=TODAY)).findings] == ["SCH009"]


def test_the_same_handbook_gives_the_same_findings(tmp_path: Path) -> None:
    files = {QUAY: f"{BELL}}}\n", "content/journey.yml": "- {id: crossing, name: The crossing, metric: n/a}\n"}
    first = _inspect(tmp_path / "one", files)
    second = _inspect(tmp_path / "two", files)
    assert first.findings == second.findings
    assert len(first.findings) == 3
