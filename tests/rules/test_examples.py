"""The examples in the docstrings of rules and data faults do what they say.

A rule or a fault is tested by existing: nothing here names one, but for the file too large to be written out in a docstring.

An example that fails breaks its own rule and no other, and one that passes keeps them all.
"""

from collections.abc import Callable, Iterable

import pytest

from goldthread import data_faults
from goldthread.explanation import Example, Explanation
from goldthread.findings import Finding
from goldthread.rules import all_rules, explanation

FindingsWith = Callable[[Iterable[tuple[str, str]]], tuple[Finding, ...]]

EXPLANATIONS = (*data_faults.explanations(), *(explanation(rule) for rule in all_rules()))
TEN_MEGABYTES = "(ten megabytes)"


FAILS = [(each, example) for each in EXPLANATIONS for example in each.fails]
PASSES = [(each, example) for each in EXPLANATIONS for example in each.passes]


def _files(example: Example) -> list[tuple[str, str]]:
    """The files of an example, with the marker that stands for a very long text blown up."""
    return [(path, text.replace(TEN_MEGABYTES, "x" * 10_000_001)) for path, text in example.files]


def _told(findings: Iterable[Finding]) -> list[str]:
    return [f"{finding.place}: {finding.code} {finding.message}" for finding in findings]


def test_the_specimen_has_no_findings(findings_with: FindingsWith) -> None:
    assert _told(findings_with(())) == []


@pytest.mark.parametrize(("each", "example"), FAILS, ids=[each.code for each, _ in FAILS])
def test_an_example_that_fails_breaks_its_own_rule_once_and_no_other(
    each: Explanation, example: Example, findings_with: FindingsWith
) -> None:
    found = findings_with(_files(example))
    assert [finding.code for finding in found] == [each.code], _told(found)


@pytest.mark.parametrize(("each", "example"), FAILS, ids=[each.code for each, _ in FAILS])
def test_a_finding_points_into_a_file_that_its_example_shows(
    each: Explanation, example: Example, findings_with: FindingsWith
) -> None:
    files = dict(_files(example))
    for finding in findings_with(files.items()):
        places = (finding.place, *(related.place for related in finding.related))
        assert any(place.file in files and place.line <= files[place.file].count("\n") for place in places), each.code


@pytest.mark.parametrize(("each", "example"), PASSES, ids=[each.code for each, _ in PASSES])
def test_an_example_that_passes_has_no_findings(
    each: Explanation, example: Example, findings_with: FindingsWith
) -> None:
    assert _told(findings_with(_files(example))) == [], each.code


@pytest.mark.parametrize("each", EXPLANATIONS, ids=[each.code for each in EXPLANATIONS])
def test_an_explanation_says_what_is_checked_in_a_sentence_then_why_then_how_to_fix_it(each: Explanation) -> None:
    assert each.checks.endswith(".")
    assert ". " not in each.checks
    assert each.why
    assert each.fails
    assert each.passes
    assert each.fix
