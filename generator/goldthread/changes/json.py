"""A change as JSON for other programs, in a form that has a version."""

from typing import Literal

import msgspec

from goldthread.changes.change import Change

VERSION: Literal[1] = 1


class Out(msgspec.Struct, frozen=True):
    """What `goldthread diff` found.

    version: It rises when a field changes its meaning or goes; new fields do not raise it.
    change: What lies between the two states.
    """

    version: Literal[1]
    change: Change


def render(change: Change) -> str:
    """The change as one JSON object, indented by two spaces."""
    return msgspec.json.format(msgspec.json.encode(Out(VERSION, change)), indent=2).decode() + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of the report."""
    return msgspec.json.schema(Out)
