"""The data faults, one module each, named by code and name.

A fault's docstring explains it and holds the examples that are its tests; its one public function `finding` words it.
"""

import importlib
import pkgutil
from functools import cache

from goldthread.explanation import Explanation, code_and_name, explanation_of


def explanations() -> tuple[Explanation, ...]:
    """The explanations of all data faults, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__, f"{__name__}."))
    return tuple(explanation_of(*code_and_name(name), importlib.import_module(name).__doc__, idea=0) for name in names)


@cache
def fault_names() -> frozenset[str]:
    """The codes and the names of all data faults."""
    return frozenset(word for module in pkgutil.iter_modules(__path__) for word in code_and_name(module.name))
