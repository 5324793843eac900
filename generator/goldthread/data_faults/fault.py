"""Data faults: findings that always are errors, because a record cannot be read as it was meant."""

import re

from goldthread.explanation import code_and_name
from goldthread.findings import Edit, Finding, Related, Severity
from goldthread.places import Place

_LINE_END = re.compile(r"\s*[\r\n]\s*")
"""A message is one line, whatever the words hold that it quotes."""


def fault(  # noqa: PLR0913 - all of a finding that a fault does not settle
    module: str,
    place: Place,
    *,
    message: str,
    fix: str,
    record: str = "",
    concerns: str = "",
    related: tuple[Related, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """The finding of a fault, whose code and name follow from the name of the module that words it."""
    code, name = code_and_name(module)
    return Finding(
        code=code,
        name=name,
        severity=Severity.ERROR,
        message=_LINE_END.sub(" ", message),
        fix=_LINE_END.sub(" ", fix),
        place=place,
        record=record,
        concerns=concerns,
        related=related,
        edits=edits,
    )
