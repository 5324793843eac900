"""Workflow commands as the GitHub runner reads them, within the limits of GitHub."""

import re

from goldthread.findings import Severity
from goldthread.places import Place
from goldthread.reports import github
from reports.awkward import AWKWARD, SIGNS, finding, report

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Commands as GitHub's runner reads them: properties apart at commas, escapes undone."""
    found = [COMMAND.fullmatch(line) for line in text.splitlines() if line.startswith("::")]
    assert all(found)
    return [
        (each[1], {k: _undone(v) for k, v in (p.split("=", 1) for p in each[2].split(","))}, _undone(each[3]))
        for each in found
        if each
    ]


def _undone(text: str) -> str:
    for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def test_the_runner_reads_every_value_unchanged() -> None:
    sort, properties, message = commands(github.render(AWKWARD))[0]
    assert sort == "error"
    assert properties == {
        "file": "brands/tarrow line/content/touchpoints/über uns, 50% #1.yml",
        "line": "3",
        "col": "5",
        "endColumn": "9",
        "title": "TCH001 name-of-tch001",
    }
    assert message == f"{SIGNS} Write this instead:\n\n  - {SIGNS}"


def test_ten_of_each_level_are_commands_and_the_rest_are_counted_in_a_notice() -> None:
    findings = [
        finding(100 * severity.rank + number, severity, f"{severity.name[:3]}001")
        for severity in Severity
        for number in range(1, 13)
    ]
    text = github.render(report(*findings))
    sorts = [sort for sort, *_ in commands(text)]
    assert [sorts.count(sort) for sort in ("error", "warning", "notice")] == [10, 10, 10]
    assert "::notice title=More findings::2 errors, 2 warnings and 3 remarks more in the summary" in text
    assert len([line for line in text.splitlines() if line.startswith("  content/")]) == 7
    assert text.splitlines()[-1].startswith("Checked ")


def test_blocking_findings_come_first() -> None:
    text = github.render(report(finding(1, Severity.INFO), finding(2, Severity.WARNING), finding(3)))
    assert [sort for sort, *_ in commands(text)] == ["error", "warning", "notice"]


def test_one_cause_in_many_records_does_not_hide_the_others() -> None:
    many = [finding(number) for number in range(1, 21)]
    text = github.render(report(*many, finding(30, code="PRI001"), finding(31, concerns="owner")))
    shown = [(properties["title"], properties["line"]) for sort, properties, _ in commands(text) if sort == "error"]
    assert [line for _, line in shown[:4]] == ["1", "30", "31", "2"]
    assert len(shown) == 10


def test_ordinary_lines_are_not_read_as_commands() -> None:
    odd = [
        finding(number, message=f"\n::error::{SIGNS}", place=Place("::error::x.yml", number)) for number in range(1, 13)
    ]
    plain = [line for line in github.render(report(*odd)).splitlines() if not line.startswith("::")]
    assert len(plain) == 3
    assert not any("::" in line or "##[" in line for line in plain)


def test_without_a_surplus_there_is_no_notice() -> None:
    text = github.render(report(*(finding(number, Severity.INFO) for number in range(1, 11))))
    assert len(commands(text)) == 10
    assert "More findings" not in text
