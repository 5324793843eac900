"""JSON, against its own schema."""

import json as standard_json

import jsonschema_rs
import msgspec

from goldthread.reports import gitlab, json
from reports.awkward import AWKWARD, FINDINGS, report


def test_a_report_is_valid_against_the_schema() -> None:
    jsonschema_rs.Draft202012Validator(json.schema()).validate(standard_json.loads(json.render(AWKWARD)))


def test_every_field_is_documented() -> None:
    undocumented = [
        f"{struct.__name__}.{field.name}"
        for struct in (json.Out, json.CheckedOut, json.FindingOut, json.PlaceOut)
        for field in msgspec.structs.fields(struct)
        if f"{field.name}: " not in (struct.__doc__ or "")
    ]
    assert undocumented == []


def test_accepted_waived_and_fixed_findings_are_listed_separately() -> None:
    out = msgspec.json.decode(json.render(AWKWARD), type=json.Out)
    assert len(out.findings) == len(FINDINGS)
    assert [each.record for each in out.accepted] == ["touchpoint/stop-7", "touchpoint/stop-8"]
    assert [each.finding.record for each in out.waived] == ["touchpoint/stop-11"]
    assert [each.record for each in out.fixed] == ["touchpoint/stop-9", "touchpoint/stop-10"]


def test_edits_are_listed() -> None:
    out = msgspec.json.decode(json.render(AWKWARD), type=json.Out)
    assert [edit.text for edit in out.findings[3].edits] == ['"[a, {b}]"', "x: ", "ü"]


def test_a_finding_has_the_same_fingerprint_in_every_format() -> None:
    mine = [each["fingerprint"] for each in standard_json.loads(json.render(report(*FINDINGS)))["findings"]]
    assert mine == [each["fingerprint"] for each in standard_json.loads(gitlab.render(report(*FINDINGS)))]
