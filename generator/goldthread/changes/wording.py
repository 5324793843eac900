"""The words of a change: a label, and the values before and after as a reader reads them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from goldthread.changes.change import Change, Value
from goldthread.changes.values import BASIS, reasoned, words
from goldthread.language.translation import say, say_many
from goldthread.model.kinds import KINDS
from goldthread.model.labels import Label, default_label

C = TypeVar("C", bound=Change)

_FIRST = ("vision", "need", "title", "name", "statement", "outcome", "excludes", "do", "dont")
"""The fields that say most, in this order."""

_COUNTED: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "focus": lambda count: say_many("{count} focus statement", "{count} focus statements", count),
        "need": lambda count: say_many("{count} need", "{count} needs", count),
        "principle": lambda count: say_many("{count} principle", "{count} principles", count),
        "touchpoint": lambda count: say_many("{count} touchpoint", "{count} touchpoints", count),
        "situation": lambda count: say_many("{count} situation", "{count} situations", count),
        "customer": lambda count: say_many("{count} customer", "{count} customers", count),
        "team": lambda count: say_many("{count} team", "{count} teams", count),
        "tool": lambda count: say_many("{count} tool", "{count} tools", count),
        "evidence": lambda count: say_many("{count} piece of evidence", "{count} pieces of evidence", count),
    }
)


def for_readers(changes: Iterable[C]) -> tuple[C, ...]:
    """The changes of one record that readers of the handbook learn of, those that say most first.

    Links count where the label of their field says how they are worded, and a new id only where nothing else changed.
    """
    shown = [each for each in changes if each.kind != "relinked" or label_of(each).added]
    others = [each for each in shown if each.kind != "renamed"]
    return tuple(sorted(others or shown, key=_rank))


def label(change: Change) -> str:
    """What stands above the values, such as "We now also say no to"."""
    match change.kind:
        case "added":
            return say("New")
        case "removed":
            return say("Removed")
        case "renamed":
            return say("New address")
        case "status":
            return say("In use again") if change.after == "live" else say("No longer in use")
        case "relinked" if change.way == "changed":
            return say("Link now inferred") if basis_of(change) == "inferred" else say("Link now stated")
        case "reordered":
            return say("{field} (new order)", field=label_of(change).worded())
        case _:
            return _of_field(change)


def label_of(change: Change) -> Label:
    """The label of the field that changed."""
    return field_label(change.record_kind, change.field)


def field_label(kind: str, field: str) -> Label:
    """The label of a field of a kind."""
    record = KINDS.get(kind)
    return record.label(field) if record else default_label(field)


def words_before(change: Change) -> str:
    """The value before, as a reader reads it."""
    return reasoned(change.record_kind, change.field, change.before)


def words_after(change: Change) -> str:
    """The value after, as a reader reads it."""
    return reasoned(change.record_kind, change.field, change.after)


def by_field(changes: Iterable[Change]) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The fields that changed, each with all its words before and after."""
    fields: dict[str, tuple[list[str], list[str]]] = {}
    for change in changes:
        before, after = fields.setdefault(change.field, ([], []))
        before += _items(change.before)
        after += _items(change.after)
    for field, (before, after) in fields.items():
        yield field, tuple(before), tuple(after)


def basis_of(change: Change) -> str:
    """The basis of the link after, or before where it was removed."""
    value = change.before if change.after is None else change.after
    return str(value.get(BASIS, "stated")) if isinstance(value, dict) else ""


def counted(kind: str, count: int) -> str:
    """A number of records of a kind, such as "3 principles"."""
    return (
        _COUNTED[kind](count) if kind in _COUNTED else say_many("{count} other record", "{count} other records", count)
    )


def _rank(change: Change) -> int:
    return _FIRST.index(change.field) if change.field in _FIRST else len(_FIRST)


def _of_field(change: Change) -> str:
    """The label of a field with what happened to it; what a link says of itself is worded by the field's name."""
    field = label_of(change)
    named = Label(field.name) if change.target and change.kind != "relinked" else field
    match change.way:
        case "added":
            return named.worded_added()
        case "removed":
            return named.worded_removed()
        case _:
            return field.worded()


def _items(value: Value) -> list[str]:
    """The words of the items of a value; none where there is no value."""
    return [words(each) for each in (value if isinstance(value, list | tuple) else (value,)) if each is not None]
