"""The list of rules, made from the folder of their modules."""

import importlib
import re
from types import ModuleType

import pytest

from goldthread import data_faults
from goldthread.findings import Severity
from goldthread.rule import Rule
from goldthread.rules import all_rules, explanation

RULES = all_rules()
MODULE = re.compile(r"goldthread\.rules\.[a-z]{3}[0-9]{3}(_[a-z]+)+")


def _module(rule: Rule) -> ModuleType:
    return importlib.import_module(rule.module)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_a_module_named_by_its_code_and_name(rule: Rule) -> None:
    assert MODULE.fullmatch(rule.module)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_declares_its_idea_and_its_severity(rule: Rule) -> None:
    assert rule.idea in range(6)
    assert {type(rule.severity), type(rule.strict), type(rule.adopt)} == {Severity}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_strict_is_never_milder_and_adopt_never_stricter_than_standard(rule: Rule) -> None:
    assert rule.strict.rank <= rule.severity.rank <= rule.adopt.rank


def test_only_breaking_an_exclusion_stays_an_error_in_the_adopt_profile() -> None:
    assert [rule.code for rule in RULES if rule.adopt is Severity.ERROR] == ["TCH004"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_breaches_is_the_only_public_function_of_a_rule_but_for_which_records_are_judged_together(rule: Rule) -> None:
    module = _module(rule)
    own = [name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__]
    assert {name for name in own if not name.startswith("_")} - {"judged_with"} == {"breaches"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_can_be_explained(rule: Rule) -> None:
    assert explanation(rule).code == rule.code


def test_no_code_and_no_name_is_used_twice_by_rules_and_faults() -> None:
    known = [(each.code, each.name) for each in (*(explanation(rule) for rule in RULES), *data_faults.explanations())]
    for names in zip(*known, strict=True):
        assert len(names) == len(set(names))


def test_rules_come_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)
    assert len(codes) >= 12
