"""The rules and data faults: what each checks and why, and the severity in force."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from goldthread.commands.errors import RequestError, name_suggestion
from goldthread.data_faults import severities
from goldthread.explanation import Explanation
from goldthread.field_reference.kind_help import FieldHelp, KindHelp, kind_help
from goldthread.findings import Severity
from goldthread.graph.graph import graph_of
from goldthread.inspection import explanations
from goldthread.language.message import message
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.reading.book import read_book
from goldthread.reading.suggestions import nearest
from goldthread.rule import RuleSetting, rule_settings
from goldthread.rules import known_rules
from goldthread.settings import Settings


class ExplainedRule(msgspec.Struct, frozen=True):
    """A rule or a data fault with its explanation.

    explanation: What it checks, why, and how to fix a finding.
    rule: The rule with its severity; None for a data fault, whose severity is the same in every handbook.
    severity: The severity in force; None when the rule is switched off.
    """

    explanation: Explanation
    rule: RuleSetting | None
    severity: Severity | None


def rules_in_force(root: Path | None, settings: Settings) -> tuple[RuleSetting, ...]:
    """The rules of the handbook under a root, with the severities that it sets; without a root, those of Goldthread."""
    book = read_book(root).book if root else Book({}, {})
    known = known_rules(root or Path(), book.handbook.rules, run_files=settings.own_rules)
    return rule_settings(known, graph_of(book), settings)


def explain(name: str, rules: Iterable[RuleSetting]) -> ExplainedRule:
    """A rule or a data fault by its code or its name. Raises RequestError when there is none."""
    known = all_rules(rules)
    for each in known:
        if name.lower() in (each.explanation.code.lower(), each.explanation.name):
            return each
    names = [*KINDS, *(word for each in known for word in (each.explanation.code, each.explanation.name))]
    after = name_suggestion(nearest(name, names), "goldthread explain")
    raise RequestError(message('There is no rule and no kind "{name}". {hint}', name=name, hint=after))


def kind_or_field(name: str) -> tuple[KindHelp, FieldHelp | None] | None:
    """The kind or the field with a name such as `touchpoint` or `touchpoint.owner`; None when no kind has the name.

    Raises RequestError when the kind has no such field.
    """
    kind, dot, field = name.partition(".")
    if kind not in KINDS:
        return None
    found = kind_help(kind)
    if not dot:
        return found, None
    for each in found.fields:
        if each.name == field:
            return found, each
    after = name_suggestion(nearest(field, [each.name for each in found.fields]), f"goldthread explain {kind}")
    raise RequestError(
        message('A record of the kind {kind} has no field "{name}". {hint}', kind=kind, name=field, hint=after)
    )


def all_rules(rules: Iterable[RuleSetting]) -> tuple[ExplainedRule, ...]:
    """All data faults and rules, in the order of their codes."""
    force = {each.rule.code: each for each in rules}
    of_faults = severities()
    return tuple(
        ExplainedRule(each, rule, rule.severity if rule else of_faults[code])
        for code, each in explanations(force.values()).items()
        for rule in (force.get(code),)
    )
