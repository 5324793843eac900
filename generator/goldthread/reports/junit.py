"""Findings as a JUnit report, which most platforms show as a list of tests.

Each rule is a suite: one that nothing breaks holds one test that passed, and each finding is a test of its own.
What blocks failed; what stands without blocking, is waived or is accepted by the baseline was skipped and says so, since platforms count
every failure as a failed run.
Source of the form: the schema of Jenkins' xUnit plugin, which Surefire and pytest keep to as well.
"""

import itertools
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from goldthread.findings import Finding, Severity
from goldthread.reports.excerpts import excerpt
from goldthread.reports.lines import line, lines
from goldthread.reports.report import Report

_Outcome = Literal["passed", "failure", "skipped"]


class _Case(msgspec.Struct, frozen=True):
    """One test: its name, how it ended, a remark on one line, and what there is to read."""

    name: str
    outcome: _Outcome
    kind: str = ""
    remark: str = ""
    words: str = ""


def render(report: Report) -> str:
    """A document that holds a suite for each rule in force."""
    suites = _suites(report)
    whole = ET.Element("testsuites", {"name": "goldthread", **_counted(itertools.chain(*suites.values()))})
    for rule, cases in suites.items():
        skipped = sum(case.outcome == "skipped" for case in cases)
        suite = ET.SubElement(whole, "testsuite", {"name": rule, **_counted(cases), "skipped": str(skipped)})
        for case in cases:
            _add(suite, rule, case)
    ET.indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(whole, encoding="unicode")}\n'


def _suites(report: Report) -> Mapping[str, list[_Case]]:
    known = [each for each, severity in report.rules if severity]
    suites: dict[str, list[_Case]] = {f"{each.code} {each.name}": [] for each in known}
    for finding in report.findings:
        outcome: _Outcome = "failure" if finding.severity is Severity.ERROR else "skipped"
        _put(suites, finding, _Case("", outcome, finding.severity, str(finding.message), _words(finding, report)))
    for waived in report.waived:
        reason = f"waived until {waived.until.isoformat()}: {waived.reason}"
        _put(suites, waived.finding, _Case("", "skipped", "waived", reason))
    for finding in report.accepted:
        _put(suites, finding, _Case("", "skipped", "baseline", f"in the baseline: {finding.message}"))
    passed = {f"{each.code} {each.name}": _Case(each.checks, "passed") for each in known}
    return {rule: _named(cases) or [passed[rule]] for rule, cases in suites.items()}


def _put(suites: dict[str, list[_Case]], finding: Finding, case: _Case) -> None:
    rule = f"{finding.code} {finding.name}"
    _, about, concerns = finding.identity
    name = f"{about}: {concerns}" if concerns else about
    suites.setdefault(rule, []).append(msgspec.structs.replace(case, name=name))


def _named(cases: list[_Case]) -> list[_Case]:
    """Cases of which no two have one name, since platforms would take them for one."""
    seen: Counter[str] = Counter()
    named = []
    for case in cases:
        seen[case.name] += 1
        again = f" ({seen[case.name]})" if seen[case.name] > 1 else ""
        named.append(msgspec.structs.replace(case, name=case.name + again))
    return named


def _words(finding: Finding, report: Report) -> str:
    shown = excerpt(finding.place, report.texts)
    told = [
        line(f"{finding.place}: {finding.message}"),
        *(f"    {each}" for each in shown or ()),
        *(line(f"see {related.place}: {related.note}") for related in finding.related),
        f"fix: {finding.fix}",
        f"more: goldthread explain {finding.code}",
    ]
    return lines("\n".join(told))


def _counted(cases: Iterable[_Case]) -> dict[str, str]:
    """How many there are; none is an error in the sense of JUnit, which is a test that could not run. Nothing is timed."""
    outcomes = [case.outcome for case in cases]
    return {"tests": str(len(outcomes)), "failures": str(outcomes.count("failure")), "errors": "0", "time": "0"}


def _add(suite: ET.Element, rule: str, case: _Case) -> None:
    element = ET.SubElement(suite, "testcase", classname=rule, name=line(case.name), time="0")
    if case.outcome != "passed":
        ET.SubElement(element, case.outcome, type=case.kind, message=line(case.remark)).text = case.words or None
