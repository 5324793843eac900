"""GitLab's code quality report, against its documented fields."""

import json

import jsonschema_rs

from goldthread.reports import gitlab
from reports.awkward import AWKWARD, FINDINGS, report

TEXT = {"type": "string", "minLength": 1}
DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_a_report_has_the_documented_fields_and_no_others() -> None:
    issues = json.loads(gitlab.render(AWKWARD))
    jsonschema_rs.validate(DOCUMENTED, issues)
    assert len(issues) == len(FINDINGS)


def test_an_error_blocks() -> None:
    severities = [issue["severity"] for issue in json.loads(gitlab.render(AWKWARD))]
    assert severities == ["blocker", "blocker", "minor", "minor", "info", "info"]


def test_no_two_issues_share_a_fingerprint() -> None:
    fingerprints = {issue["fingerprint"] for issue in json.loads(gitlab.render(report(*FINDINGS, *FINDINGS)))}
    assert len(fingerprints) == 2 * len(FINDINGS)


def test_paths_are_counted_from_the_root_of_the_repository() -> None:
    paths = {issue["location"]["path"] for issue in json.loads(gitlab.render(AWKWARD))}
    assert all(path.startswith("brands/tarrow line/content/") for path in paths)
