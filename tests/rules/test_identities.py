"""The identity of a finding does not depend on the order of records: what a baseline accepts stays accepted.

Every handbook of every case file is judged twice, the second time with files, records and fields in the opposite order.
"""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from goldthread import data_faults
from goldthread.findings import Identity
from goldthread.inspection import inspect_files
from goldthread.reading.files import files_on_disk
from goldthread.settings import Settings
from rules.test_cases import ALL_CASES, Case
from specimen.overlay import lay_over_specimen

SETTINGS = Settings(today=datetime.date(2026, 6, 1))
CHUNK = re.compile(r"^(?=[^\s#])", re.MULTILINE)


def _backwards(text: str) -> str:
    """The records of a file, or the fields of its one record, in the opposite order."""
    lines = "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("#"))
    return "".join(
        each if each.endswith("\n") else f"{each}\n" for each in reversed(CHUNK.split(lines)) if each.strip()
    )


def _moved(path: str, place: int) -> str:
    """The path of a file in a folder of its kind, numbered so that the files are read in the opposite order."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{999 - place}/{name}" if folder != "content" else path


def _found(files: Mapping[str, bytes]) -> tuple[set[Identity], int]:
    findings = inspect_files(files, SETTINGS).judgement.findings
    return {finding.identity for finding in findings}, len(findings)


def _is_sound(case: Case) -> bool:
    """Whether the case has no data faults, anchors or aliases, which depend on the order."""
    text = "".join(text for _, text in case.files)
    return not any(f"# bites {code}" in text for code in data_faults.fault_names()) and not re.search(r"[&*]\w", text)


@pytest.mark.parametrize(
    "case", [case for case in ALL_CASES if _is_sound(case)], ids=lambda case: f"{case.code}: {case.shows}"
)
def test_an_identity_does_not_depend_on_the_order_of_records(case: Case, tmp_path: Path) -> None:
    lay_over_specimen(tmp_path, dict(case.files))
    files = files_on_disk(tmp_path)
    forwards, count = _found(files)
    assert len(forwards) == count
    moved = {
        _moved(path, place): _backwards(data.decode()).encode()
        for place, path in enumerate(sorted(files))
        for data in (files[path],)
    }
    assert _found(moved) == (forwards, count)
