"""A new record: what there is to ask for it, and the record written into its file in the style of that file."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from goldthread.commands.errors import RequestError, WriteError, name_suggestion, no_records
from goldthread.commands.schema import refresh_schemas
from goldthread.commands.write_errors import write_errors
from goldthread.disk.journal import change_files
from goldthread.editing.adding import append_record
from goldthread.editing.errors import EditingError
from goldthread.editing.new_ids import new_id
from goldthread.editing.typed_values import (
    TypedField,
    TypedValueError,
    title_of,
    typed_field,
    typed_fields,
    typed_value,
)
from goldthread.importing.names import plain
from goldthread.importing.vocabulary import choice_words
from goldthread.importing.word_labels import label_of
from goldthread.language.message import Message, Names, Text, message
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FieldShape,
    GroupShape,
    ListShape,
    Shape,
    TextShape,
    shape_of,
)
from goldthread.places import Place
from goldthread.reading.book import Reading, read_files
from goldthread.reading.disk import FilesOnDisk
from goldthread.reading.files import files_on_disk
from goldthread.reading.records import slug
from goldthread.reading.suggestions import nearest

_SINGLE = "handbook"
_TITLE = "title"
_SHOWN_CHOICES = 3
_DATED_TODAY = frozenset({"evidence", "connect", "decision", "edition"})
"""Kinds whose records are written down on the day on which something happened, unless they say otherwise."""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has said of a new record.

    title: Its title.
    fields: Pairs of a field's name and words for its value.
    id: Its id; without one, it is made from the title.
    file: The file that it goes into, from the handbook's root; without one, that of its kind.
    """

    title: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    id: str = ""
    file: str = ""


class Option(msgspec.Struct, frozen=True):
    """One of the answers that a question has.

    value: What is written for it.
    title: What a person knows it by; empty when that is the value itself.
    """

    value: str
    title: str = ""


class Question(msgspec.Struct, frozen=True):
    """A field that a person is asked for.

    typed: The field.
    options: The answers to pick from; none where any words will do.
    takes_several: Whether several answers may be given.
    is_required: Whether there has to be an answer.
    """

    typed: TypedField
    options: tuple[Option, ...]
    takes_several: bool
    is_required: bool


class NewRecord(msgspec.Struct, frozen=True):
    """A record that was written.

    key: Its `kind/id`.
    title: Its title.
    place: Where it is.
    warning: Why editors do not suggest it yet; empty when they do.
    """

    key: str
    title: str
    place: Place
    warning: Text = ""


class Beginning(msgspec.Struct, frozen=True):
    """The handbook in which a record is begun.

    root: Its folder.
    kind: The kind of the record.
    files: The handbook's files as they were read.
    reading: What was read in them.
    """

    root: Path
    kind: str
    files: FilesOnDisk
    reading: Reading

    @property
    def book(self) -> Book:
        """The records that there are."""
        return self.reading.book


def begin(root: Path, kind: str) -> Beginning:
    """Read the handbook in which a record of a kind is begun.

    Raises RequestError when there is no such kind, or there can be only one record of it, and EmptyHandbookError.
    """
    if kind not in KINDS:
        meant = nearest(kind, list(KINDS))
        after = name_suggestion(meant, "") if meant else message("Kinds: {kinds}.", kinds=Names(tuple(KINDS)))
        raise RequestError(message('There is no kind "{kind}". {hint}', kind=kind, hint=after))
    files = files_on_disk(root)
    if kind == _SINGLE:
        raise RequestError(
            message("A handbook has one such record, in content/handbook.yml. Edit it, or run: goldthread init")
        )
    if not files:
        raise no_records(root)
    return Beginning(root, kind, files, read_files(files))


def questions(beginning: Beginning, given: Given) -> Iterator[Question]:
    """What a person should still be asked of a record, in the order of the questions.

    Raises RequestError when a field that is required links to something of which there is nothing yet.
    """
    kind = beginning.kind
    known = {name.partition(".")[0] for name, _ in given.fields}
    title = title_field(kind)
    shape = shape_of(kind)
    required = [field.name for field in shape.fields.values() if field.required and field.name != "id"]
    names = dict.fromkeys((title, *KINDS[kind].asked, *required))
    for name in names:
        if not name or name in known or (name == title and given.title):
            continue
        field = shape.fields[name]
        options = tuple(_options(beginning.book, field.shape))
        is_required = (field.required and not _is_dated(kind, field)) or name == title
        links = _links(field.shape)
        if links and not options:
            if is_required:
                raise RequestError(_nothing_to_link(kind, field, links))
            continue
        yield Question(typed_field(kind, name), options, isinstance(field.shape, ListShape), is_required)


def title_field(kind: str) -> str:
    """The field that a new record's title goes into; empty where records of the kind have none."""
    fields = shape_of(kind).fields
    name = _TITLE if _TITLE in fields else KINDS[kind].titled_by
    return "" if name == "id" else name


def _is_dated(kind: str, field: FieldShape) -> bool:
    """Whether a field is the day of a record, and that of today where nobody says another."""
    return field.required and isinstance(field.shape, DateShape) and kind in _DATED_TODAY


def _links(shape: Shape) -> tuple[str, ...]:
    inner = shape.item if isinstance(shape, ListShape) else shape
    return inner.ref if isinstance(inner, TextShape | GroupShape) else ()


def _options(book: Book, shape: Shape) -> Iterator[Option]:
    inner = shape.item if isinstance(shape, ListShape) else shape
    if isinstance(inner, ChoiceShape):
        yield from (Option(word, label_of(word)) for word in inner.words)
    ref = _links(shape)
    if ANY_KIND in ref:
        return
    for kind in ref:
        for record in book.of(KINDS[kind]):
            yield Option(record.id if len(ref) == 1 else record.key, title_of(record))


def _nothing_to_link(kind: str, field: FieldShape, links: tuple[str, ...]) -> Message:
    return message(
        'Every {kind} has "{field}", and there is no {link} yet. To add one, run: goldthread new {link} "..."',
        kind=kind,
        field=field.name,
        link=links[0],
    )


def answer(beginning: Beginning, question: Question, words: str) -> str:
    """The words that stand for an answer; a number stands for the option that it counts.

    Raises RequestError when they cannot be understood.
    """
    several = [each.strip() for each in words.split(",")] if question.takes_several else [words.strip()]
    numbers = [int(each) for each in several if each.isdecimal()]
    if question.options and numbers and len(numbers) == len(several):
        if not all(1 <= number <= len(question.options) for number in numbers):
            raise RequestError(message("Choose a number from 1 to {most}.", most=len(question.options)))
        words = ", ".join(question.options[number - 1].value for number in numbers)
    words = _word(question.typed, words)
    try:
        typed_value(beginning.book, question.typed, words)
    except TypedValueError as error:
        raise RequestError(error.message) from error
    return words


def create(beginning: Beginning, given: Given, today: datetime.date) -> NewRecord:
    """Write a record into the handbook, which the caller has locked.

    today: The day that a record which has to have one gets where none was given.
    Raises RequestError when something is missing or cannot be understood, and WriteError when the file cannot be written.
    """
    kind, book = beginning.kind, beginning.book
    try:
        fields = typed_fields(book, kind, _in_our_words(kind, given.fields))
    except TypedValueError as error:
        raise RequestError(error.message) from error
    title = title_field(kind)
    if given.title and title:
        fields.setdefault(title, " ".join(given.title.split()))
    shape = shape_of(kind)
    for field in shape.fields.values():
        if _is_dated(kind, field):
            fields.setdefault(field.name, today)
    _refuse_missing(book, kind, fields)
    record_id = _id(book, kind, given, fields)
    try:
        changed = append_record(beginning.files, kind, record_id, fields, _file(beginning, given.file))
    except EditingError as error:
        raise RequestError(error.message) from error
    after = _read_back(beginning, changed, f"{kind}/{record_id}")
    written = {name: data for name, data in changed.items() if data is not None}
    with write_errors():
        late = change_files(beginning.root, written, beginning.files, is_whole=True)
    if late:
        raise WriteError(
            message(
                "{file} has changed since it was read, so nothing was written. Run the command again.", file=late[0]
            )
        )
    record = after.records[f"{kind}/{record_id}"]
    warning = refresh_schemas(beginning.root, after)
    return NewRecord(record.key, title_of(record), after.origins[record.key].place, warning)


def _in_our_words(kind: str, fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Fields and words for their values, those of a vocabulary by its own words. Raises TypedValueError when there is no such field."""
    for name, words in fields:
        yield name, _word(typed_field(kind, name), words)


def _word(typed: TypedField, words: str) -> str:
    """Words for a value, by the words of its vocabulary where people call these by others, such as "online" for digital."""
    shape = typed.field.shape
    inner = shape.item if isinstance(shape, ListShape) else shape
    if not isinstance(inner, ChoiceShape):
        return words
    known = choice_words(inner)
    parts = words.split(",") if isinstance(shape, ListShape) else [words]
    return ", ".join(known.get(plain(each), each.strip()) for each in parts)


def _refuse_missing(book: Book, kind: str, fields: Mapping[str, object]) -> None:
    shape = shape_of(kind)
    for field in shape.fields.values():
        if not field.required or field.name == "id" or field.name in fields:
            continue
        links = _links(field.shape)
        if links and not any(book.of(KINDS[each]) for each in links if each in KINDS):
            raise RequestError(_nothing_to_link(kind, field, links))
        options = [each.value for each in _options(book, field.shape)]
        if field.name == title_field(kind):
            raise RequestError(message('Give the record a title: goldthread new {kind} "..."', kind=kind))
        if options:
            shown = Names(tuple(options[:_SHOWN_CHOICES]), "or")
            raise RequestError(
                message(
                    '"{field}" is missing, and every {kind} has one. Give it with --set {field}=..., for example {options}.',
                    kind=kind,
                    field=field.name,
                    options=shown,
                )
            )
        raise RequestError(
            message(
                '"{field}" is missing, and every {kind} has one. Give it with --set {field}=...',
                kind=kind,
                field=field.name,
            )
        )


def _id(book: Book, kind: str, given: Given, fields: Mapping[str, object]) -> str:
    if given.id:
        return given.id
    record_type = KINDS[kind]
    taken = {record.id for record in book.of(record_type)} | {old for each in book.of(record_type) for old in each.was}
    follows = str(fields.get(record_type.identified_by, ""))
    if follows and slug(follows):
        return slug(follows)
    words = given.title or str(fields.get(title_field(kind) or "", ""))
    if not words:
        named = (str(fields[name]) for name in (*record_type.asked, "on") if name in fields)
        words = " ".join((kind, *dict.fromkeys(named)))
    return new_id(words, kind, taken)


def _file(beginning: Beginning, name: str) -> str:
    """The file that was asked for, as a path from the root."""
    if not name:
        return ""
    root = beginning.root.resolve()
    path = Path(name)
    whole = path if path.is_absolute() else root / path
    here = (Path.cwd() / path).resolve()
    if not path.is_absolute() and not whole.exists() and here.is_relative_to(root):
        whole = here if here.exists() or here.parent != root else whole
    try:
        return PurePosixPath(whole.resolve().relative_to(root)).as_posix()
    except ValueError as error:
        raise RequestError(
            message("{file} lies outside the handbook in {folder}.", file=name, folder=str(root))
        ) from error


def _read_back(beginning: Beginning, changed: Mapping[str, bytes | None], key: str) -> Book:
    """The records as they will be read. Raises RequestError when the handbook would hold a fault that it does not hold now."""
    files = {**beginning.files, **{name: data for name, data in changed.items() if data is not None}}
    after = read_files(FilesOnDisk(files, beginning.files.unread))
    known = {each.identity for each in beginning.reading.findings}
    faults = [each for each in after.findings if each.record == key and each.identity not in known]
    if faults:
        raise RequestError(message("Nothing was written: {fault} {fix}", fault=faults[0].message, fix=faults[0].fix))
    return after.book


def fields_of(pairs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and words, from texts of the form `name=words`. Raises RequestError when one has no equals sign."""
    found: list[tuple[str, str]] = []
    for pair in pairs:
        name, equals, words = pair.partition("=")
        if not equals or not name.strip():
            raise RequestError(message('"{pair}" names no field: write --set field=value.', pair=pair))
        found.append((name.strip(), words))
    return tuple(found)
