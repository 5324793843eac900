"""Data faults: findings that always are errors, because a record cannot be read as it was meant."""

import re

import msgspec

from goldthread.explanation import code_and_name
from goldthread.findings import Edit, Finding, Related, Severity
from goldthread.language.message import Message, MessageValue, Names, Text
from goldthread.places import Place

_LINE_END = re.compile(r"\s*[\r\n]\s*")
"""A message is one line, whatever the words hold that it quotes."""


def fault(  # noqa: PLR0913 - all of a finding that a fault does not settle
    module: str,
    place: Place,
    *,
    message: Text,
    fix: Text,
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
        message=_on_one_line(message),
        fix=_on_one_line(fix),
        place=place,
        record=record,
        concerns=concerns,
        related=related,
        edits=edits,
    )


def _on_one_line(text: Text) -> Text:
    match text:
        case str():
            return _LINE_END.sub(" ", text)
        case Message():
            return msgspec.structs.replace(text, values=tuple((name, _value(each)) for name, each in text.values))
        case Names():
            return msgspec.structs.replace(text, names=tuple(map(_value, text.names)))


def _value(value: MessageValue) -> MessageValue:
    return _on_one_line(value) if isinstance(value, str | Message | Names) else value
