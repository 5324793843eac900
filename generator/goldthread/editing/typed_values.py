"""Words that a person typed, as values of fields: ids found by title, lists taken apart, numbers and dates read.

What cannot be understood is refused with a sentence that says what could be.
"""

import datetime
from collections.abc import Iterable, Iterator

import msgspec

from goldthread.language.message import Message, MessageError, Names, Text, message
from goldthread.language.words import same_form
from goldthread.model.book import Book
from goldthread.model.dates import Date
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND
from goldthread.model.record import Record
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FieldShape,
    FlagShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TableShape,
    TextShape,
    shape_of,
)
from goldthread.reading.records import slug
from goldthread.reading.shorthand import DECLARABLE
from goldthread.reading.suggestions import nearest
from goldthread.reading.yaml_data import Data, read_yaml

_FLAGS = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nein": False}


class TypedValueError(MessageError):
    """Words are no value of a field; the message says why, and what can be written."""


class TypedField(msgspec.Struct, frozen=True):
    """A field of a record, or a part of one, as a person names it: `owner`, or `priority.customer`.

    path: The steps to it.
    field: Its shape.
    """

    path: tuple[str, ...]
    field: FieldShape

    @property
    def name(self) -> str:
        """Its name as a person writes it."""
        return ".".join(self.path)


def typed_field(kind: str, name: str) -> TypedField:
    """The field of a kind with a name. Raises TypedValueError when there is none."""
    group: Shape = shape_of(kind)
    path: list[str] = []
    field: FieldShape | None = None
    for step in name.split("."):
        known = group.fields if isinstance(group, GroupShape) and not group.ref else {}
        field = known.get(step.strip())
        if field is None or field.name == "id":
            raise TypedValueError(_no_field(kind, ".".join((*path, step)), [".".join((*path, each)) for each in known]))
        path.append(field.name)
        group = field.shape
        if isinstance(group, ListShape) and group.may_be_single:
            group = group.item
    assert field is not None
    return TypedField(tuple(path), field)


def _no_field(kind: str, name: str, known: list[str]) -> Message:
    meant = nearest(name, known)
    if meant:
        return message(
            '"{name}" is no field of the kind {kind}. Did you mean "{meant}"?', kind=kind, name=name, meant=meant
        )
    return message(
        '"{name}" is no field of the kind {kind}. To see its fields, run: goldthread explain {kind}',
        kind=kind,
        name=name,
    )


def typed_fields(book: Book, kind: str, given: Iterable[tuple[str, str]]) -> dict[str, object]:
    """The fields of a record from pairs of names and words; a name that comes again adds to a list.

    Raises TypedValueError when one of them cannot be understood.
    """
    fields: dict[str, object] = {}
    for name, words in given:
        typed = typed_field(kind, name)
        value = typed_value(book, typed, words)
        holder = fields
        for step in typed.path[:-1]:
            inner = holder.setdefault(step, {})
            if not isinstance(inner, dict):
                raise TypedValueError(_twice(typed.name))
            holder = inner
        last = typed.path[-1]
        present = holder.get(last)
        if present is None:
            holder[last] = value
        elif isinstance(present, list) and isinstance(value, list):
            present += value
        else:
            raise TypedValueError(_twice(typed.name))
    return fields


def _twice(name: str) -> Message:
    return message('"{field}" was given twice, and takes one value.', field=name)


def typed_value(book: Book, typed: TypedField, words: str) -> object:
    """The value that words stand for. Raises TypedValueError when they stand for none."""
    text = words.strip()
    if text in DECLARABLE and typed.field.is_declarable and len(typed.path) == 1:
        return text
    if not text:
        raise TypedValueError(message('"{field}" was given without a value.', field=typed.name))
    reader = _Reader(book, typed.name)
    return reader.of(typed.field.shape, text)


class _Reader:
    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name

    def of(self, shape: Shape, text: str) -> object:
        if text[0] in "[{" and not isinstance(shape, TextShape | NumberShape | DateShape | FlagShape | ChoiceShape):
            return self._data(shape, text)
        match shape:
            case ListShape(item=item):
                return self._list(item, text)
            case GroupShape(ref=ref) if ref:
                return self._link(shape, text)
            case GroupShape() | TableShape():
                return self._group(shape, text)
            case _:
                return self._scalar(shape, text)

    def _scalar(self, shape: Shape, text: str) -> object:
        match shape:
            case TextShape(ref=ref) if ref:
                return self.target(ref, text)
            case ChoiceShape(words=known):
                return self._word(known, text)
            case NumberShape():
                return self._number(shape, text)
            case DateShape():
                return self._date(shape, text)
            case FlagShape():
                return self._flag(text)
            case _:
                return text

    def _data(self, shape: Shape, text: str) -> Data:
        """What brackets hold, written as in a file."""
        document = read_yaml("", f"a: {text}\n")
        top = document.data
        if document.findings or not document.complete or not isinstance(top, dict) or len(top) != 1:
            raise TypedValueError(
                message(
                    '"{field}" begins with a bracket and cannot be read as YAML: {words}', field=self._name, words=text
                )
            )
        data = top["a"]
        return data if isinstance(data, list) or not isinstance(shape, ListShape) else [data]

    def _list(self, item: Shape, text: str) -> list[object]:
        parts = list(self._parts(item, text))
        return [self.of(item, part) for part in parts]

    def _parts(self, item: Shape, text: str) -> Iterator[str]:
        """The entries of a list: separated by commas where they name something, one text otherwise."""
        is_named = isinstance(item, ChoiceShape) or (isinstance(item, TextShape | GroupShape) and item.ref)
        ref = item.ref if isinstance(item, TextShape | GroupShape) else ()
        if not is_named or (ref and (self._named(ref, text) or self._how(ref, text))):
            yield text
            return
        yield from filter(None, (part.strip() for part in text.split(",")))

    def _link(self, shape: GroupShape, text: str) -> object:
        how = None if self._named(shape.ref, text) else self._how(shape.ref, text)
        if how is None:
            return self.target(shape.ref, text)
        kind, slash, plain = how[0].partition("/")
        return {kind if slash else shape.ref[0]: plain if slash else how[0], "how": how[1]}

    def _how(self, ref: tuple[str, ...], text: str) -> tuple[str, str] | None:
        """A link that says how it holds: a name, a colon and a sentence."""
        name, colon, rest = text.partition(": ")
        found = self._named(ref, name.strip()) if colon else None
        return (found, rest.strip()) if found and rest.strip() else None

    def _group(self, shape: GroupShape | TableShape, text: str) -> object:
        """A part of a record from a bare word: for its shorthand, else for the first field that it has to have."""
        if isinstance(shape, TableShape):
            raise TypedValueError(message('"{field}" takes a mapping such as {{name: value}}.', field=self._name))
        if shape.shorthand:
            return self.of(shape.fields[shape.shorthand].shape, text)
        first = next((each for each in shape.fields.values() if each.required), None)
        if first is None:
            parts = Names(tuple(f"{self._name}.{each}" for each in shape.fields))
            raise TypedValueError(message('"{field}" has parts: give {parts}.', field=self._name, parts=parts))
        return {first.name: self.of(first.shape, text)}

    def _word(self, known: tuple[str, ...], text: str) -> str:
        found = next((word for word in known if same_form(word) == same_form(text)), None)
        if found is None:
            raise TypedValueError(
                message(
                    '"{field}" takes {words}, and not "{text}".', field=self._name, words=Names(known, "or"), text=text
                )
            )
        return found

    def _number(self, shape: NumberShape, text: str) -> int | float:
        try:
            number: float = int(text) if shape.whole else float(text)
        except ValueError:
            number = float("nan")
        is_within = (shape.least is None or number >= shape.least) and (shape.most is None or number <= shape.most)
        if number != number or not is_within or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 - is no number
            raise TypedValueError(
                message(
                    '"{field}" takes a number{bounds}, and not "{text}".',
                    field=self._name,
                    bounds=_bounds(shape),
                    text=text,
                )
            )
        return int(number) if number == int(number) and "." not in text else number

    def _date(self, shape: DateShape, text: str) -> datetime.date | Date:
        try:
            date = Date.read(text)
        except ValueError:
            date = None
        if date is not None and (date.is_day or not shape.day_only):
            return date.first if date.is_day else date
        raise TypedValueError(
            message('"{field}" takes a date such as 2026-04-13, and not "{text}".', field=self._name, text=text)
        )

    def _flag(self, text: str) -> bool:
        if text.casefold() not in _FLAGS:
            raise TypedValueError(
                message('"{field}" takes true or false, and not "{text}".', field=self._name, text=text)
            )
        return _FLAGS[text.casefold()]

    def _named(self, ref: tuple[str, ...], text: str) -> str | None:
        found = {_target(record, ref) for record in named_records(self._book, ref, text)}
        return found.pop() if len(found) == 1 else None

    def target(self, ref: tuple[str, ...], text: str) -> str:
        """The id that a link takes, found by id or by title. Raises TypedValueError when there is none, or more than one."""
        found = {_target(record, ref): record for record in named_records(self._book, ref, text)}
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise TypedValueError(
                message(
                    '"{text}" is the title of several records: write one of {ids}.',
                    text=text,
                    ids=Names(tuple(found), "or"),
                )
            )
        raise TypedValueError(self._nobody(ref, text))

    def _nobody(self, ref: tuple[str, ...], text: str) -> Message:
        kinds = tuple(KINDS) if ANY_KIND in ref else ref
        records = [record for kind in kinds for record in self._book.of(KINDS[kind])]
        names = [name for each in records for name in (each.id, title_of(each))]
        meant = nearest(text, names)
        if meant:
            return message(
                '"{field}" names no {kind} that exists: "{text}". Did you mean "{meant}"?',
                field=self._name,
                kind=Names(kinds, "or"),
                text=text,
                meant=meant,
            )
        if ANY_KIND in ref:
            return message(
                '"{field}" names no record that exists: "{text}". To see all of them, run: goldthread list',
                field=self._name,
                text=text,
            )
        return message(
            '"{field}" names no {kind} that exists: "{text}". To add it, run: goldthread new {first} "{text}"',
            field=self._name,
            kind=Names(kinds, "or"),
            text=text,
            first=kinds[0],
        )


def _bounds(shape: NumberShape) -> Text:
    if shape.least is not None and shape.most is not None:
        return message(" from {least} to {most}", least=shape.least, most=shape.most)
    return "" if shape.least is None else message(" from {least} on", least=shape.least)


def title_of(record: Record) -> str:
    """A record's title on one line."""
    return " ".join(record.title.split())


def named_records(book: Book, ref: tuple[str, ...], text: str) -> tuple[Record, ...]:
    """The records of some kinds that words may mean: the one with that id, else those with that title or former id."""
    kinds = tuple(KINDS) if ANY_KIND in ref else ref
    kind, slash, _ = text.partition("/")
    if slash and kind in kinds:
        found = book.records.get(text)
        return (found,) if found else ()
    records = [each for kind in kinds for each in book.of(KINDS[kind])]
    by_id = tuple(each for each in records if each.id == text)
    if by_id:
        return by_id
    form = same_form(" ".join(text.split()))
    titled = tuple(each for each in records if same_form(title_of(each)) == form or text in each.was)
    return titled or tuple(each for each in records if each.id == slug(text))


def _target(record: Record, ref: tuple[str, ...]) -> str:
    """How a link names a record: by its id, with its kind where it may be of several."""
    return record.id if len(ref) == 1 and ANY_KIND not in ref else record.key
