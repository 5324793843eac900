"""The forms in which a change is told: a format is a module with `render(change) -> str` and a line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goldthread.changes import json, markdown, text
from goldthread.changes.change import Change

FORMATS: Mapping[str, Callable[[Change], str]] = MappingProxyType(
    {"text": text.render, "markdown": markdown.render, "json": json.render}
)
