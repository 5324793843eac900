"""The option --max-warnings."""

import json
from pathlib import Path

import pytest

from baseline.conftest import Check, Write
from baseline.messy import CLEAN, inventory

RECORDS = {f"bell-{number}": {"name": "Bell", "phase": "before", **CLEAN, "gets": "unknown"} for number in range(3)}


@pytest.mark.parametrize(("spare", "code"), [(-1, 1), (0, 0), (1, 0)])
def test_more_warnings_than_are_allowed_fail(tmp_path: Path, check: Check, write: Write, spare: int, code: int) -> None:
    write(tmp_path, inventory(RECORDS))
    found = json.loads(check(tmp_path, "--profile", "adopt", "--format", "json").stdout)["findings"]
    count = sum(each["severity"] == "warning" for each in found)
    result = check(tmp_path, "--profile", "adopt", "--max-warnings", str(count + spare))
    assert result.exit_code == code
    assert result.stderr == (f"--max-warnings allows {count - 1}, and there are {count} warnings.\n" if code else "")


def test_only_shown_warnings_count(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(RECORDS))
    limit = ["--profile", "adopt", "--max-warnings", "3"]
    assert check(tmp_path, *limit).exit_code == 1
    assert check(tmp_path, "content/touchpoints.yml", *limit).exit_code == 0
    check(tmp_path, "--update-baseline")
    assert check(tmp_path, "--profile", "adopt", "--max-warnings", "0").exit_code == 0


def test_a_negative_limit_is_refused(tmp_path: Path, check: Check, write: Write) -> None:
    write(tmp_path, inventory(RECORDS))
    assert check(tmp_path, "--max-warnings", "-1").exit_code == 2
