"""A comparison as JSON for other programs, in a form that has a version."""

from typing import Literal

import msgspec

from goldthread.comparison.report import Comparison

VERSION: Literal[2] = 2


class Out(msgspec.Struct, frozen=True):
    """What `goldthread diff` found.

    version: It rises when a field changes its meaning or goes; new fields do not raise it.
    comparison: What differs between the two versions.
    """

    version: Literal[2]
    comparison: Comparison


def render(comparison: Comparison) -> str:
    """The comparison as one JSON object, indented by two spaces."""
    return msgspec.json.format(msgspec.json.encode(Out(VERSION, comparison)), indent=2).decode() + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of the report."""
    return msgspec.json.schema(Out, schema_hook=_any)


def _any(kind: type) -> dict[str, object]:
    """The schema of a field's value: a text, a number, a list or a mapping."""
    if kind is not object:
        raise NotImplementedError(kind)  # how a hook tells msgspec that it has no schema for a type
    return {"description": "The value of a field."}
