"""Data faults: findings of what cannot be read as it was meant, one module each, named by code and name.

A fault's docstring explains it and holds the examples that are its tests; its one public function `finding` words it.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from goldthread.explanation import Explanation, code_and_name, explanation_of
from goldthread.findings import Severity


@cache
def explanations() -> tuple[Explanation, ...]:
    """The explanations of all data faults, by code."""
    modules = ((name, importlib.import_module(f"{__name__}.{name}")) for name in _names())
    return tuple(explanation_of(*code_and_name(name), module.__doc__, idea=0) for name, module in modules)


def severities() -> Mapping[str, Severity]:
    """How much each data fault matters in every handbook, by code: it is an error unless its module says otherwise."""
    modules = {code_and_name(name)[0]: importlib.import_module(f"{__name__}.{name}") for name in _names()}
    return {code: getattr(module, "SEVERITY", Severity.ERROR) for code, module in modules.items()}


@cache
def fault_names() -> frozenset[str]:
    """The codes and the names of all data faults."""
    return frozenset(word for name in _names() for word in code_and_name(name))


def _names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if "_" in module.name)
