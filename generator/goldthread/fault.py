"""Data faults: what makes a record unreadable, as findings that always are errors.

Each module under `faults` holds one fault: its docstring explains it, and its one public function `finding` words it.
"""

import importlib
import pkgutil

from goldthread import faults
from goldthread.explanation import Explanation, code_and_name, explanation_of
from goldthread.findings import Finding, Related, Severity
from goldthread.places import Place


def fault(
    module: str,
    place: Place,
    *,
    message: str,
    mend: str,
    record: str = "",
    concerns: str = "",
    related: tuple[Related, ...] = (),
) -> Finding:
    """The finding of a fault, whose code and name follow from the name of the module that words it."""
    code, name = code_and_name(module)
    return Finding(
        code=code,
        name=name,
        severity=Severity.ERROR,
        message=message,
        mend=mend,
        place=place,
        record=record,
        concerns=concerns,
        related=related,
    )


def explanations() -> tuple[Explanation, ...]:
    """The explanations of all data faults, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(faults.__path__, "goldthread.faults."))
    return tuple(explanation_of(name, importlib.import_module(name).__doc__, idea=0) for name in names)
