"""Meaning: a fingerprint of what a record says, which upsets nobody when only its form changes."""

import hashlib
import re
import unicodedata

import msgspec

from goldthread.model.record import Record
from goldthread.model.shapes import Group, Sequence, Shape, Table, Words, shape_of

_WORD = re.compile(r"\w+")
_LENGTH = 16


def fingerprint(record: Record) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a record's meaning.

    Only the fields that carry its kind's meaning count.
    Letter case, punctuation and white space never do, so that a comma upsets nobody.
    The order of a list does, since it may carry weight, but not that of a list of links: those are a set.
    """
    return hashlib.sha256("\n".join(meaning(record)).encode()).hexdigest()[:_LENGTH]


def meaning(record: Record) -> tuple[str, ...]:
    """What a record means, one line for each field that carries meaning: its name and its words in order."""
    fields = shape_of(record.kind).fields
    return tuple(
        f"{name}: {' '.join(_words(getattr(record, fields[name].attribute), fields[name].shape))}"
        for name in record.meaning
    )


def _words(value: object, shape: Shape) -> list[str]:
    match value:
        case None:
            return []
        case str():
            return _WORD.findall(unicodedata.normalize("NFKC", value).casefold())
        case tuple() if isinstance(shape, Sequence):
            items = [[*_words(item, shape.item), "/"] for item in value]
            is_set = isinstance(shape.item, Words | Group) and bool(shape.item.ref)
            return [word for words in (sorted(items) if is_set else items) for word in words]
        case dict() if isinstance(shape, Table):
            return [word for name, item in sorted(value.items()) for word in [name, *_words(item, shape.value), ";"]]
        case msgspec.Struct() if isinstance(shape, Group):
            return [
                word
                for field in shape.fields.values()
                if (part := getattr(value, field.attribute)) not in (None, (), "")
                for word in [field.name, *_words(part, field.shape), ";"]
            ]
        case _:
            return [str(value)]
