"""Every format, on the same awkward findings."""

import pytest

from golden_files import Golden
from goldthread.reports import FORMATS
from reports.awkward import AWKWARD, report

ENDINGS = {"json": "json", "gitlab": "json", "sarif": "sarif", "junit": "xml", "markdown": "md"}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_shows_awkward_findings_as_it_always_has(name: str, golden: Golden) -> None:
    golden(f"{name}.{ENDINGS.get(name, 'txt')}", FORMATS[name](AWKWARD))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_can_say_that_nothing_was_found(name: str, golden: Golden) -> None:
    golden(f"{name}-nothing.{ENDINGS.get(name, 'txt')}", FORMATS[name](report()))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_ends_with_one_line_end_and_can_be_written_as_a_file(name: str) -> None:
    text = FORMATS[name](AWKWARD)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert text.encode()
