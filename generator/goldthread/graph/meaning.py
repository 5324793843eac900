"""Meaning: a fingerprint of what a record says, which upsets nobody when only its form changes."""

import importlib
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from goldthread.language.words import words_of
from goldthread.model.kept_by_record import of_record_alone
from goldthread.model.record import Record
from goldthread.model.shapes import GroupShape, ListShape, Shape, TableShape, TextShape, shape_of

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:  # what hashlib falls back on, without the whole of OpenSSL
        sha256 = importlib.import_module("_sha2" if sys.version_info >= (3, 12) else "_sha256").sha256
    except ImportError:
        from hashlib import sha256


_LENGTH = 16
_SCHEME = "2"
_ITEM, _FIELD, _END = "\x1f/", "\x1f", "\x1f;"
"""What parts the words of a list or a part of a record; no text holds it."""
_FORMER_WORD = r"\w+"

_Reading = Callable[[str], Iterable[str]]


@of_record_alone
def fingerprint(record: Record) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a record's meaning and of the number of the scheme.

    Only the fields that carry its kind's meaning count, and of their texts what `words_of` says.
    The order of a list does, since it may carry weight, but not that of a list of links: those are a set.
    """
    return _digest((_SCHEME, *meaning(record)))


def former_fingerprint(record: Record) -> str:
    """The fingerprint by the first scheme, which left out symbols and combining marks.

    Lock files that were written with it are still understood: see `Upstream.is_known`.
    """
    return _digest(_told(record, _former_words, ("/", "", ";")))


def meaning(record: Record) -> tuple[str, ...]:
    """What a record means, one line for each field that carries meaning: its name and its words in order."""
    return _told(record, words_of, (_ITEM, _FIELD, _END))


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()[:_LENGTH]


def _told(record: Record, read: _Reading, marks: tuple[str, str, str]) -> tuple[str, ...]:
    fields = shape_of(record.kind).fields
    return tuple(
        f"{name}: {' '.join(_words(getattr(record, fields[name].attribute), fields[name].shape, read, marks))}"
        for name in record.meaning
    )


def _words(value: object, shape: Shape, read: _Reading, marks: tuple[str, str, str]) -> list[str]:
    item_end, field_start, field_end = marks
    match value:
        case None:
            return []
        case str():
            return list(read(value))
        case tuple() if isinstance(shape, ListShape):
            items = [[*_words(item, shape.item, read, marks), item_end] for item in value]
            is_set = isinstance(shape.item, TextShape | GroupShape) and bool(shape.item.ref)
            return [word for words in (sorted(items) if is_set else items) for word in words]
        case dict() if isinstance(shape, TableShape):
            return [
                word
                for name, item in sorted(value.items())
                for word in [f"{field_start}{name}", *_words(item, shape.value, read, marks), field_end]
            ]
        case msgspec.Struct() if isinstance(shape, GroupShape):
            return [
                word
                for field in shape.fields.values()
                if (part := getattr(value, field.attribute)) not in (None, (), "")
                for word in [f"{field_start}{field.name}", *_words(part, field.shape, read, marks), field_end]
            ]
        case _:
            return [str(value)]


def _former_words(text: str) -> list[str]:
    return re.findall(_FORMER_WORD, unicodedata.normalize("NFKC", text).casefold())
