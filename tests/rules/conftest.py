"""Shared by the tests of rules: all findings in the specimen with some files replaced or added."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from goldthread.findings import Finding
from goldthread.inspection import inspect
from goldthread.settings import Settings
from specimen.overlay import lay_over_specimen

TODAY = datetime.date(2026, 6, 1)


@pytest.fixture
def findings_with(tmp_path: Path) -> Callable[[Iterable[tuple[str, str]]], tuple[Finding, ...]]:
    """All findings, data faults and those of rules of any severity, on 1 June 2026."""

    def find(files: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
        lay_over_specimen(tmp_path, dict(files))
        return inspect(tmp_path, Settings(today=TODAY)).findings

    return find
