"""The alignment rules, one module each, named by code and name; the folder is the register.

A rule's docstring explains it and holds the examples that are its tests.
The module sets `IDEA` and `SEVERITY`, and may set `STRICT` and `ADOPT` for the severities under those profiles.
Its one public function `breaches` finds what breaks the rule.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable
from typing import Protocol, cast

from goldthread.explanation import Explanation, code_and_name, explanation_of
from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.rule import Breach, Rule, Terms


_CODED = re.compile(r"[a-z]{3}\d{3}_")


class _Module(Protocol):
    IDEA: int
    SEVERITY: Severity

    def breaches(self, graph: Graph, terms: Terms) -> Iterable[Breach]: ...


def all_rules() -> tuple[Rule, ...]:
    """The rules there are, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if _CODED.match(module.name))
    return tuple(_rule(f"{__name__}.{name}") for name in names)


def explanation(rule: Rule) -> Explanation:
    """What a rule's docstring says."""
    return explanation_of(rule.module, importlib.import_module(rule.module).__doc__, idea=rule.idea)


def _rule(module_name: str) -> Rule:
    module = cast("_Module", importlib.import_module(module_name))
    code, name = code_and_name(module_name)
    severity = module.SEVERITY
    eased = Severity.WARNING if severity is Severity.ERROR else severity
    return Rule(
        code=code,
        name=name,
        module=module_name,
        idea=module.IDEA,
        severity=severity,
        strict=getattr(module, "STRICT", severity),
        adopt=getattr(module, "ADOPT", eased),
        breaches=module.breaches,
    )
