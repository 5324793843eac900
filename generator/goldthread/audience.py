"""The book for the public: a book without what is internal, from which pages, drawings and data are made as from any other.

Left out are records whose `audience` is internal, fields named in `internal_fields` of the handbook, notes, what only editors need,
and every link to what is left out. A part of a record goes whole when a link in it does: a figure about a customer who is
internal must not be taken for a figure about all. A source that only colleagues can open, such as a document of the repository,
goes with its title and its heading, which may tell as much as the document itself. A record that cannot do without a link goes
with the record it leads to.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

import msgspec

from goldthread.documents.addresses import is_public_address
from goldthread.language.message import MessageError, message
from goldthread.model.book import Book
from goldthread.model.editions import Edition
from goldthread.model.links import Source
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.references import Reference, mentions, texts
from goldthread.model.shapes import FieldShape, GroupShape, ListShape, Shape, TableShape, TextShape, shape_of
from goldthread.model.vision import Handbook
from goldthread.places import Path

_UPKEEP = frozenset({"notes", "waive", "review_by"})
_UPKEEP_OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        Handbook.kind: frozenset(
            {"internal_fields", "internal_terms", "freshness", "repository", "alignment", "rules"}
        ),
        Edition.kind: frozenset({"shared_with"}),
    }
)
"""What else only editors need, by kind: settings, and which team was told of an edition, and how."""


_NAME = re.compile(r"(?<![\w/-])(?:[a-z]+/)?[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_MANY = 3
"""So many words, in a title or in an id, are no chance."""
_SHORT = 3
_OPENING, _CLOSING = frozenset("\"'“„‚‘«»"), frozenset("\"'”“’‘»«")


class InternalHandbookError(MessageError, ValueError):
    """The handbook says of itself that it is internal."""


class Disclosure(msgspec.Struct, frozen=True):
    """A text for the public that names an internal record.

    record: The record that says it.
    path: The steps to the text, as written in YAML.
    named: The internal record.
    words: The words that name it.
    """

    record: Record
    path: Path
    named: Record
    words: str


def public_book(book: Book) -> Book:
    """The book for the public; where records were written is no part of it.

    Raises InternalHandbookError when the handbook itself is internal.
    """
    records = {key: cut.record for key, cut in _cuts(book).items()}
    handbook = records.get(book.handbook.key)
    if isinstance(handbook, Handbook):
        records[handbook.key] = _without_sets_inside(handbook, book, records)
    return Book(records, {}, book.uncertain)


def _without_sets_inside(handbook: Handbook, book: Book, records: Mapping[str, Record]) -> Handbook:
    """The handbook without the sets that hold internal principles alone: their titles tell what those are about."""
    used, shown = (
        {each.set_id for each in some if isinstance(each, Principle)}
        for some in (book.records.values(), records.values())
    )
    kept = tuple(each for each in handbook.principle_sets if each.id in shown or each.id not in used)
    return msgspec.structs.replace(handbook, principle_sets=kept)


def disclosures_in(book: Book) -> Iterator[Disclosure]:
    """What cannot be fixed by leaving something out: texts for the public in which an internal record is named."""
    if not book.handbook.internal_fields and not any(map(is_internal, book.records.values())):
        return
    kept, cutting = _public_records(book)
    inside = [record for key, record in book.records.items() if key not in kept]
    said = {key: tuple(texts(record)) for key, record in kept.items()} if inside else {}
    whole = {key: "\n".join(text for _, text in told) for key, told in said.items()}
    names = _Names(book, frozenset(kept), inside, "\n".join(whole.values()))
    for key, text in whole.items():
        if names.may_be_in(text):
            original = book.records[key]
            yield from _disclosing(original, said[key], _certain(cutting.record(original)).gone, names)


def _disclosing(
    record: Record, said: Iterable[tuple[Path, str]], gone: Collection[Path], names: "_Names"
) -> Iterator[Disclosure]:
    for path, text in said:
        if not any(path[: len(each)] == each for each in gone):
            yield from (Disclosure(record, path, named, words) for named, words in names.in_text(text))


class _Names:
    """What internal records are known by: `[[id]]`, `kind/id`, an id of many words, and a title.

    A title counts in quotation marks, or where it has so many words that no sentence holds it by chance. What a public record is
    called as well gives nothing away.

    inside: The internal records.
    said: All that public records say; names that do not stand in it are not looked for in each of them.
    """

    def __init__(self, book: Book, kept: frozenset[str], inside: Iterable[Record], said: str) -> None:
        self._book = book
        self._kept = kept
        open_titles = {_words(book.records[key].title) for key in kept}
        self._ids: dict[str, Record] = {}
        self._titles: dict[str, list[tuple[tuple[str, ...], Record]]] = {}
        self._telling: dict[str, list[tuple[str, ...]]] = {}
        """The titles by the longest word of each, which few texts hold."""
        for record in inside:
            for id_ in (record.id, *record.was):
                if f"{record.kind}/{id_}" not in kept:
                    self._ids[f"{record.kind}/{id_}"] = record
                if id_.count("-") >= _MANY - 1 and not any(each.key in kept for each in book.named(id_)):
                    self._ids[id_] = record
            title = _words(record.title)
            if title and title not in open_titles and len("".join(title)) > _SHORT:
                self._titles.setdefault(title[0], []).append((title, record))
                self._telling.setdefault(max(title, key=len), []).append(title)
        folded = said.casefold() if self._telling else ""
        self._telling = {
            word: titles
            for word, titles in self._telling.items()
            if any(all(each in folded for each in title) for title in titles)
        }
        self._ids_said = [name for name in self._ids if name in said]

    def may_be_in(self, text: str) -> bool:
        """Whether any of them may stand in the texts of a record, joined; a quick look that spares a thorough one."""
        return "[[" in text or any(name in text for name in self._ids_said) or self._may_be_titled(text.casefold())

    def in_text(self, text: str) -> Iterator[tuple[Record, str]]:
        """The internal records that a text names, each with the words that name it."""
        found: dict[str, tuple[Record, str]] = {}
        for name in mentions(text):
            named = self._book.named(name)
            record = named[0] if named and named[0].key not in self._kept else self._ids.get(name)
            if record is not None:
                found.setdefault(record.key, (record, f"[[{name}]]"))
        for name in _NAME.findall(text) if "-" in text or "/" in text else ():
            if name in self._ids:
                found.setdefault(self._ids[name].key, (self._ids[name], name))
        for record, words in self._titled(text) if self._may_be_titled(text.casefold()) else ():
            found.setdefault(record.key, (record, words))
        yield from found.values()

    def _may_be_titled(self, folded: str) -> bool:
        """Whether all words of any title may stand in a text of which this is the form; a quick look that spares a thorough one."""
        for word, titles in self._telling.items():  # asked for every text
            if word in folded and any(all(each in folded for each in title) for title in titles):
                return True
        return False

    def _titled(self, text: str) -> Iterator[tuple[Record, str]]:
        places = [(found.start(), found.end(), found[0].casefold()) for found in _WORD.finditer(text)]
        words = tuple(word for _, _, word in places)
        for index, word in enumerate(words):
            for title, record in self._titles.get(word, ()):
                end = index + len(title)
                if words[index:end] != title:
                    continue
                before, after = text[: places[index][0]].rstrip(" *_"), text[places[end - 1][1] :].lstrip(" .,!?*_")
                is_quoted = before[-1:] in _OPENING and after[:1] in _CLOSING and before and after
                if len(title) >= _MANY or is_quoted:
                    yield (
                        record,
                        f"\N{LEFT DOUBLE QUOTATION MARK}{text[places[index][0] : places[end - 1][1]]}\N{RIGHT DOUBLE QUOTATION MARK}",
                    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


def has_audiences(book: Book) -> bool:
    """Whether the handbook says anywhere what is for whom; one that never does has no edition for the public in mind."""
    marked = (record.audience != _default(type(record)) for record in book.records.values())
    return bool(book.handbook.internal_fields) or any(marked)


def unknown_internal_fields(handbook: Handbook) -> Iterator[tuple[int, str, bool]]:
    """The entries of `internal_fields` that keep nothing internal: place in the list, name, and whether there is such a field.

    A field that is there, and is one without which a record cannot be, cannot be left out either.
    """
    for index, name in enumerate(handbook.internal_fields):
        found = _field_named(name)
        if found is None or found.required:
            yield index, name, found is not None


class _Cut(msgspec.Struct, frozen=True):
    """A record without what is internal, and the steps to what was taken out of it."""

    record: Record
    gone: tuple[Path, ...]


def _cuts(book: Book) -> Mapping[str, _Cut]:
    """The public records by their keys."""
    kept, cutting = _public_records(book)
    return {key: _certain(cutting.record(record)) for key, record in kept.items()}


def _certain(cut: _Cut | None) -> _Cut:
    assert cut is not None, "what cannot be cut is not public"
    return cut


def _public_records(book: Book) -> "tuple[Mapping[str, Record], _Cutting]":
    """The public records by their keys, and what takes out of them what is internal.

    Whatever cannot do without an internal record is internal too, and so on.
    """
    if is_internal(book.handbook):
        raise InternalHandbookError(message("The handbook is marked as internal, so it has no public edition."))
    fields = frozenset(tuple(name.split(".")) for name in book.handbook.internal_fields)
    kept = {key: record for key, record in book.records.items() if not is_internal(record)}
    while True:
        cutting = _Cutting(frozenset(book.records) - frozenset(kept), fields)
        left = {key: record for key, record in kept.items() if cutting.can_be_public(record)}
        if len(left) == len(kept):
            return kept, cutting
        kept = left


def is_internal(record: Record) -> bool:
    """Whether a record says of itself, or has not made up its mind, that it is for the inside alone."""
    return record.audience == "internal" or "audience" in record.declared


class _Gone:
    """Stands for a value that is left out."""


_GONE = _Gone()


class _Cutting:
    """Takes out of records what leads to internal ones, and the fields that are internal, each as its kind and its names."""

    def __init__(self, internal: frozenset[str], fields: frozenset[tuple[str, ...]]) -> None:
        self._internal = internal
        self._fields = fields
        self._tops = {field[:2] for field in fields}
        self._gone: list[Path] = []
        self._looked_at: dict[str, tuple[FieldShape, ...]] = {}

    def can_be_public(self, record: Record) -> bool:
        """Whether a record can do without all that is internal in it."""
        needed = (field for field in self._fields_of(record.kind) if field.required)
        return all(self._cut(getattr(record, field.attribute), field, record.kind) is not _GONE for field in needed)

    def record(self, record: Record) -> _Cut | None:
        """A record for the public; None when it cannot do without something internal."""
        self._gone = []
        changes: dict[str, object] = {"audience": "public"}
        for field in self._fields_of(record.kind):
            value = getattr(record, field.attribute)
            cut = self._cut(value, field, record.kind)
            if cut is _GONE:
                if field.required:
                    return None
                self._gone.append((field.name,))
                changes[field.attribute] = _defaults(type(record))[field.attribute]
            elif cut is not value and field.attribute not in changes:
                changes[field.attribute] = cut
        cut = {field.name for field in self._fields_of(record.kind) if field.attribute in changes}
        changes["declared"] = {
            name: word for name, word in record.declared.items() if not self._hides(record.kind, name, cut)
        }
        return _Cut(msgspec.structs.replace(record, **changes), tuple(self._gone))

    def _cut(self, value: object, field: FieldShape, kind: str) -> object:
        return _GONE if _is_upkeep_of(kind, field.name) else self._value(value, field.shape, kind, (field.name,))

    def _hides(self, kind: str, name: str, cut: set[str]) -> bool:
        """Whether a declared field is kept from the public, by its name or by the steps to it inside a field that was cut."""
        first, *inner = name.split(".")
        if not inner:
            return (first,) in self._gone
        steps = tuple(step for step in inner if not step.isdecimal())
        return first in cut or any((kind, first, *steps[:depth]) in self._fields for depth in range(len(steps) + 1))

    def _fields_of(self, kind: str) -> tuple[FieldShape, ...]:
        """The fields of a kind from which anything can be taken out."""
        if kind not in self._looked_at:
            self._looked_at[kind] = tuple(
                field
                for field in shape_of(kind).fields.values()
                if field.name in _leading(kind) or (kind, field.name) in self._tops or _is_upkeep_of(kind, field.name)
            )
        return self._looked_at[kind]

    def _value(self, value: object, shape: Shape, kind: str, path: Path) -> object:
        """A value without what is internal; most are not written, and then there is nothing to take out."""
        if self._is_named(kind, path):
            return _GONE
        if not value:
            return value
        match shape:
            case TextShape(ref=kinds) if kinds and isinstance(value, str):
                return _GONE if self._leads_inside(value, kinds) else value
            case GroupShape(ref=kinds) if kinds and value is not None:
                return _GONE if self._leads_inside(str(getattr(value, "to")), kinds) else value  # noqa: B009
            case GroupShape() if isinstance(value, msgspec.Struct):
                return self._part(value, shape, kind, path)
            case ListShape(item=item) if isinstance(value, tuple):
                return self._items(value, item, kind, path)
            case TableShape(key=key, value=item) if isinstance(value, Mapping):
                return self._entries(value, key, item, kind, path)
            case _:
                return value

    def _items(self, value: tuple[object, ...], item: Shape, kind: str, path: Path) -> tuple[object, ...]:
        cut = [(index, self._value(each, item, kind, (*path, index))) for index, each in enumerate(value)]
        self._gone += [(*path, index) for index, each in cut if each is _GONE]
        return tuple(each for _, each in cut if each is not _GONE)

    def _entries(
        self, value: Mapping[str, object], key: TextShape, item: Shape, kind: str, path: Path
    ) -> dict[str, object]:
        """A table without the names and the values that are internal; its names are data, and no names of fields."""
        inside = {name for name in value if key.ref and self._leads_inside(name, key.ref)}
        self._gone += [(*path, name) for name in value if name in inside]
        cut = {name: self._value(each, item, kind, (*path, name)) for name, each in value.items() if name not in inside}
        return {name: each for name, each in cut.items() if each is not _GONE}

    def _part(self, value: msgspec.Struct, shape: GroupShape, kind: str, path: Path) -> object:
        if getattr(value, "audience", "public") == "internal":
            return _GONE
        if isinstance(value, Source) and value.at is not None and not is_public_address(value.at):
            return _GONE
        changes: dict[str, object] = {}
        for field in shape.fields.values():
            steps = (*path, field.name)
            old = getattr(value, field.attribute)
            new = self._value(old, field.shape, kind, steps)
            if new is _GONE:
                if field.required or not self._is_named(kind, steps):
                    return _GONE
                self._gone.append(steps)
                changes[field.attribute] = _defaults(type(value))[field.attribute]
            elif new is not old:
                changes[field.attribute] = new
        return msgspec.structs.replace(value, **changes) if changes else value

    def _is_named(self, kind: str, path: Path) -> bool:
        if (kind, path[0]) not in self._tops:
            return False
        return (kind, *(step for step in path if isinstance(step, str))) in self._fields

    def _leads_inside(self, target: str, kinds: tuple[str, ...]) -> bool:
        return any(key in self._internal for key in Reference((), target, kinds).keys)


def _is_upkeep_of(kind: str, name: str) -> bool:
    return name in _UPKEEP or name in _UPKEEP_OF.get(kind, ())


@cache
def _leading(kind: str) -> frozenset[str]:
    """The fields of a kind that may lead to something internal: to a record, or to a source that only colleagues can open."""
    return frozenset(name for name, field in shape_of(kind).fields.items() if _leads(field.shape))


def _leads(shape: Shape) -> bool:
    match shape:
        case TextShape(ref=kinds):
            return bool(kinds)
        case ListShape(item=item):
            return _leads(item)
        case TableShape(key=key, value=item):
            return _leads(key) or _leads(item)
        case GroupShape(type=part, ref=kinds):
            tells = issubclass(part, Source) or "audience" in shape.fields
            return bool(kinds) or tells or any(_leads(each.shape) for each in shape.fields.values())
        case _:
            return False


@cache
def _defaults(struct: type[msgspec.Struct]) -> Mapping[str, object]:
    """What the fields are that are not written, by their names in Python."""
    defaults = struct.__struct_defaults__
    names = struct.__struct_fields__[-len(defaults) :] if defaults else ()
    made = ((name, default, getattr(default, "factory", None)) for name, default in zip(names, defaults, strict=True))
    return {name: make() if make else default for name, default, make in made}


def _default(record_type: type[Record]) -> object:
    return _defaults(record_type)["audience"]


def _field_named(name: str) -> FieldShape | None:
    """The field that a name such as `team.serves.does_for` means."""
    kind, *steps = name.split(".")
    try:
        shape: Shape | None = shape_of(kind)
    except KeyError:
        return None
    field: FieldShape | None = None
    for step in steps:
        group = _inner(cast("Shape", shape))
        field = group.fields.get(step) if group is not None and not group.ref else None
        if field is None:
            return None
        shape = field.shape
    return field


def _inner(shape: Shape) -> GroupShape | None:
    """The group of fields that lies in a shape, be it in a list or a table."""
    match shape:
        case GroupShape():
            return shape
        case ListShape(item=item) | TableShape(value=item):
            return _inner(item)
        case _:
            return None
