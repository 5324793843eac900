"""The data faults, one module each, named by code and name.

A fault's docstring explains it and holds the examples that are its tests; its one public function `finding` words it.
"""

import importlib
import pkgutil

from goldthread.explanation import Explanation, explanation_of


def explanations() -> tuple[Explanation, ...]:
    """The explanations of all data faults, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__, f"{__name__}."))
    return tuple(explanation_of(name, importlib.import_module(name).__doc__, idea=0) for name in names)
