"""All records of a handbook as JSON for other programs, in a form that has a version, and back.

The top holds `version`, `brand`, `edition` and `records`: a table by kind, in the order of thought, and in it by id, in the order
in which they were written.
A record has its fields by the names that they have in YAML; what is not written is left out, and so are editors' notes.
A source that is a text alone is that text, and one or several with addresses are a list; one target is a mapping, and several are a list.
A link is a mapping with `to`, the id as written, and with `how` and `basis` where they say more than usual.
`declared` holds the fields that are `unknown` or `n/a`, and `written` the file and the line from which the record came;
an edition for the public has no `written`.
"""

import datetime
from collections.abc import Mapping
from functools import cache, partial
from typing import Literal

import msgspec

from goldthread.exchange.parts import PartOf, made_anew
from goldthread.language.message import MessageError, message
from goldthread.model.book import Book, Origin
from goldthread.model.dates import Date, convert_date
from goldthread.model.kinds import KINDS
from goldthread.model.links import TARGET_FIELD, Source
from goldthread.model.measures import Target
from goldthread.model.record import DECLARED_FIELD, Record
from goldthread.model.vision import Handbook
from goldthread.places import Place

VERSION: Literal[1] = 1
_UNPUBLISHED = frozenset({"id", "notes"})
_CALLED = {TARGET_FIELD: "to", DECLARED_FIELD: "declared"}
_Table = dict[str, dict[str, dict[str, object]]]


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a record is written: the file, from the handbook's root, and the line."""

    file: str
    line: int


class Out(msgspec.Struct, frozen=True):
    """A handbook.

    version: It rises when a field changes its meaning or goes; new fields do not raise it.
    brand: The brand's name.
    edition: The edition in preparation, or published.
    records: All records, by kind and id.
    """

    version: Literal[1]
    brand: str
    edition: str
    records: _Table


class HandbookJsonError(MessageError, ValueError):
    """A text that is no handbook in JSON, with one sentence on why."""


def book_as_json(book: Book, handbook: Handbook | None = None, part: PartOf = made_anew) -> bytes:
    """The records of a book; the same book gives the same bytes.

    handbook: The record that says the brand and the edition, where the book is without it.
    part: Gives the text of each record, of which some may be kept.
    """
    table: dict[str, list[bytes]] = {}
    for key, record in book.records.items():
        place = book.origins[key].place if key in book.origins else None
        written = part((record.kind, record, place), partial(_written_record, record, place))
        table.setdefault(record.kind, []).append(written)
    handbook = handbook or book.handbook
    out = _indented(Out(VERSION, handbook.brand or "", handbook.edition, {}))
    kinds = [b'  "%s": {\n%s\n  }' % (kind.encode(), b",\n".join(records)) for kind, records in table.items()]
    records = b"{\n%s\n }" % b",\n".join(kinds) if kinds else b"{}"
    return out.removesuffix(b"{}\n}") + records + b"\n}\n"


def _written_record(record: Record, place: Place | None) -> bytes:
    """A record with its id, as it stands in the text of all records."""
    written = {"written": {"file": place.file, "line": place.line}} if place else {}
    fields = _indented({**_fields(record), **written})
    return b"   %s: %s" % (msgspec.json.encode(record.id), fields.replace(b"\n", b"\n   "))


def _indented(value: object) -> bytes:
    """A value as JSON in lines; none ends within a text."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1)


def book_from_json(text: bytes) -> Book:
    """The book that such a text was written from, without notes.

    Raises HandbookJsonError when it was not.
    """
    try:
        table = msgspec.json.decode(text, type=Out).records
        records = {
            f"{kind}/{id_}": _record(kind, id_, fields) for kind, of in table.items() for id_, fields in of.items()
        }
        sources = {
            f"{kind}/{id_}": msgspec.convert(fields["written"], Written)
            for kind, of in table.items()
            for id_, fields in of.items()
            if "written" in fields
        }
    except (msgspec.MsgspecError, KeyError) as error:
        raise HandbookJsonError(
            message("It is no handbook in JSON of version {version}: {reason}.", version=VERSION, reason=str(error))
        ) from error
    return Book(records, {key: Origin(Place(each.file, each.line)) for key, each in sources.items()})


def _fields(value: msgspec.Struct) -> dict[str, object]:
    """What is written in a record or a part of it, by the names in YAML."""
    written = ((called, getattr(value, name), default) for name, called, default in _shape(type(value)))
    return {called: _plain(part) for called, part, default in written if part != default}


@cache
def _shape(struct: type[msgspec.Struct]) -> tuple[tuple[str, str, object], ...]:
    """The fields that are published: the name in Python, the name in JSON, and what it is when nothing is written."""
    is_record = issubclass(struct, Record)
    return tuple(
        (field.name, _CALLED.get(field.encode_name, field.encode_name), _default(field))
        for field in msgspec.structs.fields(struct)
        if not (is_record and field.name in _UNPUBLISHED)
    )


def _default(field: msgspec.structs.FieldInfo) -> object:
    return field.default_factory() if callable(field.default_factory) else field.default


def _plain(value: object) -> object:
    match value:
        case msgspec.Struct():
            return _fields(value)
        case (Source(title=str() as title, at=None, seen_on=None),):
            return title
        case (Target() as only,):
            return _fields(only)
        case tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return {str(name): _plain(each) for name, each in value.items()}
        case datetime.date() | Date():
            return str(value)
        case _:
            return value


def _record(kind: str, id_: str, fields: Mapping[str, object]) -> Record:
    written = {name: each for name, each in fields.items() if name not in {"written", "declared"}}
    declared = {DECLARED_FIELD: fields["declared"]} if "declared" in fields else {}
    if "source" in written:
        written["source"] = _sources(written["source"])
    if isinstance(written.get("target"), dict):
        written["target"] = [written["target"]]
    return msgspec.convert({**_linked(written), **declared, "id": id_}, KINDS[kind], dec_hook=convert_date)


def _linked(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields with the targets of links under the name that the records use; a customer may be called "to", too."""
    is_link = isinstance(fields.get("to"), str) and fields.keys() <= {"to", "how", "basis"}
    return {TARGET_FIELD if is_link and name == "to" else name: _inner(each) for name, each in fields.items()}


def _sources(value: object) -> object:
    """The sources of a record, of which a text alone is one."""
    return [{Source.shorthand: value}] if isinstance(value, str) else value


def _inner(value: object) -> object:
    match value:
        case dict():
            return _linked(value)
        case list():
            return [_inner(each) for each in value]
        case _:
            return value
