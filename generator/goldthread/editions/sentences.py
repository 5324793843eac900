"""What happened to a record, as a label for the words that were and are: for pages and for messages to teams."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from goldthread.editions.history import Event
from goldthread.language.translation import said, say, say_many, to_say

_NEW: Mapping[str, str] = MappingProxyType(
    {
        "excludes": to_say("We now also say no to"), "do": to_say("Now also asked"), "dont": to_say("Now also to avoid"),
        "over": to_say("It now also wins over"), "jobs": to_say("They now also try to get done"),
        "values": to_say("They now also value"),
    }
)  # fmt: skip
_GONE: Mapping[str, str] = MappingProxyType(
    {
        "excludes": to_say("We no longer say no to"), "do": to_say("No longer asked"),
        "dont": to_say("No longer to avoid"), "over": to_say("It no longer wins over"),
    }
)  # fmt: skip
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "vision": to_say("Vision"), "statement": to_say("What it says"), "need": to_say("The need"),
        "title": to_say("What it is called"), "name": to_say("What it is called"),
        "do": to_say("Do, in new words"), "dont": to_say("Don’t, in new words"),
        "excludes": to_say("What we exclude"), "over": to_say("Takes precedence over"), "supports": to_say("How it supports"),
        "for": to_say("For"), "principles": to_say("How it follows"), "as_customer": to_say("In the customer’s words"),
        "gives": to_say("What people get from us"), "gets": to_say("What we get from them"),
        "outcome": to_say("What comes of it"), "message": to_say("Message"), "purpose": to_say("What it is for"),
        "context": to_say("Situation"), "jobs": to_say("Jobs to be done"), "values": to_say("Values"),
    }
)  # fmt: skip
_LED: Mapping[str, str] = MappingProxyType(
    {
        "principles": to_say("Now follows"), "supports": to_say("Now supports"), "need": to_say("Now answers"),
        "for": to_say("Now is for"), "because": to_say("Now rests on"),
    }
)  # fmt: skip
_LEFT: Mapping[str, str] = MappingProxyType(
    {
        "principles": to_say("No longer follows"), "supports": to_say("No longer supports"),
        "need": to_say("No longer answers"), "for": to_say("No longer is for"), "because": to_say("No longer rests on"),
    }
)  # fmt: skip

_FIRST = ("vision", "need", "title", "name", "statement", "outcome", "excludes", "do", "dont")
"""The fields that say most, in this order."""

_PARTS = re.compile(r"(?P<what>.+?) \((?:why|because): (?P<why>.*?)(?:; (?:match|customers|channels): .*)?\)")

_COUNTED: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "focus": lambda count: say_many("{count} focus statement", "{count} focus statements", count),
        "need": lambda count: say_many("{count} need", "{count} needs", count),
        "principle": lambda count: say_many("{count} principle", "{count} principles", count),
        "touchpoint": lambda count: say_many("{count} touchpoint", "{count} touchpoints", count),
        "customer": lambda count: say_many("{count} customer", "{count} customers", count),
        "team": lambda count: say_many("{count} team", "{count} teams", count),
        "tool": lambda count: say_many("{count} tool", "{count} tools", count),
        "evidence": lambda count: say_many("{count} piece of evidence", "{count} pieces of evidence", count),
    }
)


def worth_telling(events: Iterable[Event]) -> tuple[Event, ...]:
    """What a reader is told of what happened to one record, what says most first."""
    shown = [event for event in events if event.what != "relinked" or event.field in _LED]
    others = [event for event in shown if event.what != "renamed"]
    return tuple(sorted(others or shown, key=_weight))


def reasoned(words: str) -> str:
    """What a part of a record says, with its reason as a sentence and without what only checks need."""
    found = _PARTS.fullmatch(words)
    return f"{found['what'].rstrip('.')}. {found['why']}" if found else words


def label(event: Event) -> str:
    """What stands above the words, such as "We now also say no to"."""
    match event.what:
        case "added":
            return say("New")
        case "dropped":
            return say("Removed")
        case "renamed":
            return say("Has a new address")
        case "shelved":
            return say("In use again") if event.now == "live" else say("No longer in use")
        case "handed":
            return say("Who answers for it")
        case "relinked":
            return _of_link(event)
        case _:
            return _of_words(event)


def counted(kind: str, count: int) -> str:
    """A number of records of a kind, such as "3 principles"."""
    return (
        _COUNTED[kind](count) if kind in _COUNTED else say_many("{count} other record", "{count} other records", count)
    )


def _weight(event: Event) -> int:
    return _FIRST.index(event.field) if event.field in _FIRST else len(_FIRST)


def _of_link(event: Event) -> str:
    if event.way == "basis":
        return say("Now read into it only") if event.now == "inferred" else say("Now stated outright")
    led, left = _LED.get(event.field), _LEFT.get(event.field)
    if event.way == "added":
        return said(led) if led else say("Now goes with")
    return said(left) if left else say("No longer goes with")


def _of_words(event: Event) -> str:
    told = {"added": _NEW, "removed": _GONE}.get(event.way, {}).get(event.field)
    if told:
        return said(told)
    field = said(_FIELDS[event.field]) if event.field in _FIELDS else event.field.replace("_", " ").capitalize()
    match event.way:
        case "added":
            return say("{field}: added", field=field)
        case "removed":
            return say("{field}: taken out", field=field)
        case "reordered":
            return say("{field}: in another order", field=field)
        case _:
            return field
