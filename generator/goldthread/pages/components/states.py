"""States of fields and records, as labels."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from goldthread.language.translation import said, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.record import Record, Standing


class State(msgspec.Struct, frozen=True):
    """A state: its name for the style sheet and its label for readers."""

    name: str
    words: str


_FIELD_STATES: Mapping[Standing, tuple[str, str] | None] = MappingProxyType(
    {
        "written": None,
        "unknown": ("unknown", to_say("Unknown")),
        "n/a": ("na", to_say("Does not apply")),
        "absent": ("unwritten", to_say("Not filled in")),
    }
)


_STATUS = Vocabulary(
    {
        "draft": to_say("Draft"),
        "idea": to_say("Idea"),
        "planned": to_say("Planned"),
        "retiring": to_say("Retiring"),
        "retired": to_say("Retired"),
        "assumption": to_say("Not validated yet"),
        "validated": to_say("Validated"),
        "running": to_say("Running"),
        "done": to_say("Done"),
        "dropped": to_say("Dropped"),
    }
)


def field_state(record: Record, attribute: str) -> State | None:
    """The state of an empty field; None when it has a value."""
    return state_of(record.stands(attribute))


def inner_state(record: Record, path: str) -> State | None:
    """The state of a field inside a part that is declared, by the steps to it; None where nothing is declared."""
    declared = record.declared.get(path)
    return state_of(declared) if declared else None


def state_of(how: Standing) -> State | None:
    """The label of a field's state; None for a field that is filled in."""
    found = _FIELD_STATES[how]
    return State(found[0], said(found[1])) if found else None


def status(record: Record) -> State | None:
    """The status of a record; None for a live record, which needs no label."""
    word = record.status
    return State(word, _STATUS[word]) if word is not None and word in _STATUS else None
