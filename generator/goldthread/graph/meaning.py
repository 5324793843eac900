"""Meaning: a fingerprint of what a record says, which upsets nobody when only its form changes."""

import hashlib
import re
import unicodedata

import msgspec

from goldthread.model.record import Record
from goldthread.model.shapes import shape_of

_WORD = re.compile(r"\w+")
_LENGTH = 16


def fingerprint(record: Record) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a record's meaning.

    Only the fields that carry its kind's meaning count.
    Letter case, punctuation and white space never do, so that a comma upsets nobody; the order of a list does.
    """
    return hashlib.sha256("\n".join(meaning(record)).encode()).hexdigest()[:_LENGTH]


def meaning(record: Record) -> tuple[str, ...]:
    """What a record means, one line for each field that carries meaning: its name and its words in order."""
    fields = shape_of(record.kind).fields
    return tuple(f"{name}: {' '.join(_words(getattr(record, fields[name].attribute)))}" for name in record.meaning)


def _words(value: object) -> list[str]:
    match value:
        case None:
            return []
        case str():
            return _WORD.findall(unicodedata.normalize("NFKC", value).casefold())
        case tuple():
            return [word for item in value for word in [*_words(item), "/"]]
        case dict():
            return [word for name, item in sorted(value.items()) for word in [*_words(name), *_words(item)]]
        case msgspec.Struct():
            return [
                word
                for name in value.__struct_fields__
                if getattr(value, name) not in (None, (), "")
                for word in [name, *_words(getattr(value, name)), ";"]
            ]
        case _:
            return [str(value)]
