"""Values of fields as in JSON, and the words in them."""

import datetime
from collections.abc import Iterator

import msgspec

from goldthread.changes.change import Value
from goldthread.model import shapes
from goldthread.model.dates import Date
from goldthread.model.links import Link, Part

TARGET, HOW, BASIS = "to", "how", "basis"
"""The names under which a link's target, reason and basis stand in a value."""


def value_of(value: object) -> Value:
    """A field's value as in JSON, texts on one line; None where there is nothing in it."""
    match value:
        case None | () | "":
            return None
        case str():
            return " ".join(value.split()) or None
        case Link():
            basis = value.basis if value.basis != "stated" else None
            return _mapping({TARGET: value.to, HOW: value_of(value.how), BASIS: basis})
        case msgspec.Struct():
            names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
            return _mapping({name: value_of(getattr(value, attribute)) for name, attribute in names})
        case tuple():
            return [each for each in map(value_of, value) if each is not None]
        case dict():
            return _mapping({str(name): value_of(item) for name, item in value.items()})
        case datetime.date() | Date():
            return str(value)
        case _:
            return value


def words(value: Value) -> str:
    """All that a value says, on one line: of a part the first field, and the others in brackets."""
    match value:
        case None:
            return ""
        case list():
            return "; ".join(map(words, value))
        case dict() if TARGET in value:
            return ": ".join(filter(None, (words(value[TARGET]), words(value.get(HOW)))))
        case dict():
            first, *rest = [(str(name), words(item)) for name, item in value.items()] or [("", "")]
            others = "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in rest)
            return f"{first[1]} ({others})" if rest else first[1]
        case _:
            return " ".join(str(value).split())


def reasoned(kind: str, field: str, value: Value) -> str:
    """What a value says to a reader: of a part that has a reason, what it is and the reason as a sentence."""
    reason = reason_of(kind, field) if isinstance(value, dict) else ""
    if not reason or not isinstance(value, dict):
        return words(value)
    (_, first), *_ = [(name, item) for name, item in value.items() if name != reason] or [("", "")]
    what, why = words(first), words(value.get(reason))
    return f"{what.rstrip('.')}. {why}" if why else what


def texts(value: Value) -> Iterator[str]:
    """All texts in a value, however deep."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts(item)
        case dict():
            for item in value.values():
                yield from texts(item)


def _mapping(fields: dict[str, Value]) -> Value:
    return {name: item for name, item in fields.items() if item is not None} or None


def reason_of(kind: str, field: str) -> str:
    """The name of the reason in the items of a field; empty where they have none."""
    try:
        shape = shapes.shape_of(kind).fields[field].shape
    except KeyError:
        return ""
    item = shape.item if isinstance(shape, shapes.ListShape) else shape
    part = item.type if isinstance(item, shapes.GroupShape) else None
    return part.reason_field if part is not None and issubclass(part, Part) else ""
