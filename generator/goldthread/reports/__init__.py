"""Findings as text, one format a module; this is the register of formats."""

import importlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, cast

from goldthread.reports.report import Report

EXPLAINED = frozenset({"junit", "sarif"})
"""The formats that show rules which nothing breaks, and so need what all rules say of themselves."""


class _Format(Protocol):
    def render(self, report: Report) -> str: ...


def _format(name: str) -> Callable[[Report], str]:
    """Renders in a format whose module is loaded when it is first wanted, since a run wants few of them."""

    def render(report: Report) -> str:
        return cast("_Format", importlib.import_module(f"{__name__}.{name}")).render(report)

    return render


FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {name: _format(name) for name in ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")}
)

FOR_PEOPLE = frozenset({"text", "concise"})
"""The formats that are read at a terminal and keep to its encoding; the others are UTF-8."""

LISTING_ACCEPTED = frozenset({"json", "sarif", "junit"})
"""The formats that list what the baseline accepts; the others count it or leave it out."""
