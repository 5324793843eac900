"""Each rule finds what its case file marks, and nothing else.

A case file holds one or more handbooks, each laid over the specimen:

    #== What the handbook shows, as a sentence
    #: content/touchpoints/quay.yml
    bell:                       # bites TCH001
    lamp:                       # bites PHA001: personal; digital

A mark stands on the line of a finding. After a colon stands what each finding on that line concerns; without one there is a single finding.
Marks and findings are compared for the rule of the file and for all data faults, so that a slip in a case file shows.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from goldthread import data_faults
from goldthread.findings import Finding
from goldthread.rules import all_rules

FindingsWith = Callable[[Iterable[tuple[str, str]]], tuple[Finding, ...]]

CASES = Path(__file__).parent / "cases"
CODES = [rule.code for rule in all_rules()]
FAULT_CODES = [each.code for each in data_faults.explanations()]
_MARK = re.compile(r"# bites ([A-Z]{3}[0-9]{3})(?:: *(.*?))?\s*$")


class Case(msgspec.Struct, frozen=True):
    """One handbook of a case file: its sentence, and its files as text."""

    code: str
    shows: str
    files: tuple[tuple[str, str], ...]


def _cases_in(path: Path) -> Iterator[Case]:
    head, *parts = re.split(r"^#== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert not [line for line in head.splitlines() if line and not line.startswith("#")], path.name
    for part in parts:
        shows, _, rest = part.partition("\n")
        _, *files = re.split(r"^#: ", rest, flags=re.MULTILINE)
        assert files, f'"{shows}" in {path.name} holds no file'
        named = (file.partition("\n") for file in files)
        yield Case(path.stem.upper(), shows, tuple((name, text) for name, _, text in named))


def _marks(case: Case) -> Iterator[tuple[str, int, str, str]]:
    """File, line, code and what it concerns; the last is empty when the mark does not say."""
    for path, text in case.files:
        for number, line in enumerate(text.splitlines(), start=1):
            if found := _MARK.search(line):
                for concern in (found[2] or "").split("; "):
                    yield path, number, found[1], concern


ALL_CASES = [case for path in sorted(CASES.glob("*.yml")) for case in _cases_in(path)]


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.code}: {case.shows}")
def test_a_rule_finds_the_marked_lines_and_no_others(case: Case, findings_with: FindingsWith) -> None:
    marked = sorted(_marks(case))
    found = [each for each in findings_with(case.files) if each.code == case.code or each.code in FAULT_CODES]
    said = {(path, line, code) for path, line, code, concern in marked if concern}
    bitten = sorted(
        (each.place.file, each.place.line, each.code, each.concerns if place in said else "")
        for each in found
        for place in [(each.place.file, each.place.line, each.code)]
    )
    assert bitten == marked, [each.message for each in found]


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.code}: {case.shows}")
def test_a_message_is_one_line_that_begins_with_the_record_and_a_fix_says_what_to_do(
    case: Case, findings_with: FindingsWith
) -> None:
    for finding in findings_with(case.files):
        if finding.code == case.code and finding.weight not in ("pattern", "absence"):
            key = re.escape(finding.record)
            assert re.match(rf'[A-Z][a-z ]+ (?:".+" \({key}\)|{key})', str(finding.message)), str(finding.message)
            assert str(finding.message).endswith(".")
            assert str(finding.fix).endswith((".", '."', '".', "?"))
            for text in map(str, (finding.message, finding.fix)):
                assert not re.search(r"\n|\bNone\b|[(\[]'| {2}", text), text


@pytest.mark.parametrize("code", CODES)
def test_each_rule_has_a_case_file_with_lines_that_break_it_and_lines_that_do_not(code: str) -> None:
    cases = [case for case in ALL_CASES if case.code == code]
    assert cases, f"write tests/rules/cases/{code.lower()}.yml"
    bites = [any(mark[2] == code for mark in _marks(case)) for case in cases]
    assert any(bites), "one case shows where the rule bites"
    assert not all(bites), "one case shows where it does not"


def test_each_case_file_belongs_to_a_rule() -> None:
    orphans = [path.name for path in CASES.iterdir() if path.suffix != ".yml" or path.stem.upper() not in CODES]
    assert orphans == []
