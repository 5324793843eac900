"""The formats of a comparison: a format is a module with `render(comparison) -> str` and a line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goldthread.comparison import json, markdown, text
from goldthread.comparison.report import Comparison

FORMATS: Mapping[str, Callable[[Comparison], str]] = MappingProxyType(
    {"text": text.render, "markdown": markdown.render, "json": json.render}
)
