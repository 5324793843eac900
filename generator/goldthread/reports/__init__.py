"""Findings as text, one format a module; this is the register of formats."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goldthread.reports import concise, github, json, text
from goldthread.reports.report import Report

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "text": text.render,
        "concise": concise.render,
        "json": json.render,
        "github": github.render,
    }
)
