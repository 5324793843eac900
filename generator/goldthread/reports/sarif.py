"""Findings as SARIF 2.1.0, which code scanning services and editors read."""

import urllib.parse

from goldthread.explanation import Explanation
from goldthread.findings import Severity
from goldthread.reports import sarif_log as log
from goldthread.reports.json_text import json_text
from goldthread.reports.report import Report
from goldthread.reports.rule_help import markdown, plain
from goldthread.reports.sarif_results import LEVELS, ROOT, results, spoken


def render(report: Report) -> str:
    """One run with every rule and every finding, indented by two spaces."""
    rules = _rules(report)
    driver = log.Driver(
        name="Goldthread", version=report.version, semantic_version=report.version, language="en", rules=rules
    )
    run = log.Run(
        tool=log.Tool(driver=driver),
        automation_details=log.AutomationDetails(id=_category(report.below)),
        invocations=(log.Invocation(execution_successful=True),),
        column_kind="unicodeCodePoints",
        original_uri_base_ids={ROOT: log.Base(description=spoken("The root of the handbook's repository."))},
        results=tuple(results(report, {rule.id: index for index, rule in enumerate(rules)})),
    )
    whole = log.Log(schema=log.SCHEMA, version="2.1.0", runs=(run,))
    return json_text(whole) + "\n"


def _category(below: str) -> str:
    """What keeps the runs of several handbooks in one repository apart; it ends with a slash, since no run has a number."""
    return f"goldthread/{urllib.parse.quote(below, errors='surrogateescape')}/" if below else "goldthread/"


def _rules(report: Report) -> tuple[log.Rule, ...]:
    """All rules there are, and those that only findings name."""
    known = {explanation.code: _rule(explanation, severity) for explanation, severity in report.rules}
    found = (*report.findings, *report.accepted, *(each.finding for each in report.waived))
    names = {code: code for code, *_ in report.fixed} | {each.code: each.name for each in found}
    unexplained = (_unexplained(code, names[code]) for code in sorted(names.keys() - known.keys()))
    return (*known.values(), *unexplained)


def _rule(explanation: Explanation, severity: Severity | None) -> log.Rule:
    """Help holds no placeholders: braces stand in it as they are written in YAML."""
    reason = " ".join(explanation.why.partition("\n\n")[0].split())
    return log.Rule(
        id=explanation.code,
        name=explanation.name,
        short_description=log.Message(text=explanation.checks),
        full_description=log.Message(text=reason),
        help=log.Described(text=plain(explanation), markdown=markdown(explanation)),
        default_configuration=log.Configuration(
            enabled=severity is not None, level=LEVELS[severity] if severity else "none"
        ),
    )


def _unexplained(code: str, name: str) -> log.Rule:
    words = log.Message(text=name)
    return log.Rule(
        id=code,
        name=name,
        short_description=words,
        full_description=words,
        help=log.Described(text=name, markdown=name),
        default_configuration=log.Configuration(enabled=True, level="warning"),
    )
