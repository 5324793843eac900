"""Every format, on the same awkward findings."""

import pytest

from golden_files import Golden
from goldthread.reports import FORMATS
from reports.awkward import AWKWARD, report

ENDINGS = {"json": "json", "gitlab": "json", "sarif": "sarif", "junit": "xml", "markdown": "md"}


@pytest.mark.parametrize("name", FORMATS)
def test_awkward_findings_are_written_as_in_the_golden_file(name: str, golden: Golden) -> None:
    golden(f"{name}.{ENDINGS.get(name, 'txt')}", FORMATS[name](AWKWARD))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_findings_is_valid(name: str, golden: Golden) -> None:
    golden(f"{name}-nothing.{ENDINGS.get(name, 'txt')}", FORMATS[name](report()))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_ends_with_one_line_end_and_can_be_written_as_a_file(name: str) -> None:
    text = FORMATS[name](AWKWARD)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert text.encode()
