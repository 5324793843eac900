"""Data faults: findings that are errors, because a record cannot be read as it was meant, unless the fault says otherwise."""

import re
import sys

import msgspec

from goldthread.explanation import code_and_name
from goldthread.findings import Edit, Finding, Related, Severity
from goldthread.language.message import Message, MessageValue, Names, Text, marked_message, message
from goldthread.model.kinds import KINDS
from goldthread.places import Path, Place

_LINE_END = re.compile(r"\s*[\r\n]\s*")
"""A message is one line, whatever the words hold that it quotes."""


def fault(  # noqa: PLR0913 - all of a finding that a fault does not settle
    module: str,
    place: Place,
    *,
    message: Message,
    fix: Message,
    record: str = "",
    concerns: str = "",
    related: tuple[Related, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """The finding of a fault, whose code and name follow from the name of the module that words it.

    It is an error unless the module says otherwise with a `SEVERITY` of its own.
    """
    code, name = code_and_name(module)
    return Finding(
        code=code,
        name=name,
        severity=getattr(sys.modules[module], "SEVERITY", Severity.ERROR),
        message=_on_one_line(_with_kind(message)),
        fix=_on_one_line(fix),
        place=place,
        record=record,
        concerns=concerns,
        related=related,
        edits=edits,
    )


def _with_kind(text: Message) -> Message:
    """The text, with the kind before a key with which it begins, so that no sentence begins with a bare key."""
    if not text.text.startswith("{record}"):
        return text
    return msgspec.structs.replace(
        text, values=tuple((name, _of_kind(each) if name == "record" else each) for name, each in text.values)
    )


def _of_kind(value: MessageValue) -> MessageValue:
    kind = KINDS.get(value.partition("/")[0]) if isinstance(value, str) else None
    if kind is None:
        return value
    called = marked_message(kind.names.before_title or kind.names.one)
    return message("{kind} {record}", kind=called, record=value)


def _on_one_line(text: Message) -> Message:
    return msgspec.structs.replace(text, values=tuple((name, _value(each)) for name, each in text.values))


def _value(value: MessageValue) -> MessageValue:
    match value:
        case str():
            return _LINE_END.sub(" ", value)
        case Message():
            return _on_one_line(value)
        case Names():
            return msgspec.structs.replace(value, names=tuple(map(_value, value.names)))
        case _:
            return value


def dotted(path: Path) -> str:
    """The steps to a value as part of a finding's identity, the same in every language: `readings, entry 2, on`."""
    return ", ".join(step if isinstance(step, str) else f"entry {step + 1}" for step in path)


def field_name(path: Path) -> MessageValue:
    """The same for a message."""
    if all(isinstance(step, str) for step in path):
        return dotted(path)
    steps = (step if isinstance(step, str) else message("entry {number}", number=str(step + 1)) for step in path)
    return Names(tuple(steps), ", ")


def entry_name(file: str, entry: int) -> str:
    """A file, or one of its entries counted from 1, as part of a finding's identity."""
    return f"Entry {entry} of {file}" if entry else file


def of_entry(file: str, entry: int, problem: Text) -> Message:
    """What is wrong with a file, or with one of its entries, counted from 1; `problem` goes on where the subject ends."""
    if entry:
        return message("Entry {number} of {file} {problem}.", number=str(entry), file=file, problem=problem)
    return message("{file} {problem}.", file=file, problem=problem)
