"""What a record points to and what it says: its references and its texts, with the steps to each."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import msgspec

from goldthread.model.kept_by_record import of_record_alone
from goldthread.model.links import ANY_KIND, TARGET_FIELD, Basis, Link
from goldthread.model.record import Record
from goldthread.model.shapes import GroupShape, ListShape, Shape, TableShape, TextShape, shape_of
from goldthread.places import Path

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")


class Reference(msgspec.Struct, frozen=True, gc=False):
    """One pointer from a record to another.

    path: The steps to it in the record, as written in YAML.
    target: The id, or `kind/id`, as written.
    kinds: The kinds that it may point to.
    basis: Whether the link is stated or inferred.
    how: In what way the link holds.
    """

    path: Path
    target: str
    kinds: tuple[str, ...]
    basis: Basis = "stated"
    how: str | None = None

    @property
    def field(self) -> str:
        """The field of the record in which it stands."""
        return str(self.path[0])

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that it may mean."""
        kind, slash, _ = self.target.partition("/")
        if slash:
            return (self.target,) if kind in self.kinds or ANY_KIND in self.kinds else ()
        return tuple(f"{each}/{self.target}" for each in self.kinds if each != ANY_KIND)


def references(record: Record) -> Iterator[Reference]:
    """Everything in the record's fields that points to another record."""
    return iter(_references(record))


@of_record_alone
def keyed_references(record: Record) -> tuple[tuple[Reference, tuple[str, ...]], ...]:
    """What the record points to, each with the keys that it may mean."""
    return tuple((reference, reference.keys) for reference in _references(record))


@of_record_alone
def _references(record: Record) -> tuple[Reference, ...]:
    values = ((walk, getattr(record, attribute), (name,)) for name, attribute, walk in _referring(record.kind))
    return tuple(reference for walk, value, path in values if value for reference in walk(value, path))


def texts(record: Record) -> Iterator[tuple[Path, str]]:
    """Everything that the record says to readers, its editors' notes left out."""
    return iter(_texts(record))


@of_record_alone
def _texts(record: Record) -> tuple[tuple[Path, str], ...]:
    values = ((walk, getattr(record, attribute), (name,)) for name, attribute, walk in _speaking(record.kind))
    return tuple(said for walk, value, path in values if value for said in walk(value, path))


def mentions(text: str) -> Iterator[str]:
    """The names in `[[...]]` in a text."""
    if "[[" in text:
        for found in _MENTION.finditer(text):
            yield found[1].strip()


_Walk = Callable[[object, Path], Iterator[Reference]]


@cache
def _referring(kind: str) -> tuple[tuple[str, str, _Walk], ...]:
    fields = ((field.name, field.attribute, _walk(field.shape)) for field in shape_of(kind).fields.values())
    return tuple((name, attribute, walk) for name, attribute, walk in fields if walk is not None)


def _walk(shape: Shape) -> _Walk | None:
    match shape:
        case TextShape(ref=kinds) if kinds:
            return lambda value, path: iter((Reference(path, str(value), kinds),))
        case GroupShape(ref=kinds) if kinds:
            return lambda value, path: _link(value, path, kinds)
        case ListShape(item=item):
            return _walk_items(_walk(item))
        case TableShape(key=TextShape(ref=kinds)) if kinds:
            return lambda value, path: _names(value, path, kinds)
        case GroupShape():
            return _walk_fields(shape)
        case _:
            return None


def _link(value: object, path: Path, kinds: tuple[str, ...]) -> Iterator[Reference]:
    if isinstance(value, Link):
        yield Reference(path, value.to, kinds, value.basis, value.how)


def _names(value: object, path: Path, kinds: tuple[str, ...]) -> Iterator[Reference]:
    if isinstance(value, dict):
        yield from (Reference((*path, name), name, kinds) for name in value)


def _walk_items(each: _Walk | None) -> _Walk | None:
    if each is None:
        return None

    def walk(value: object, path: Path) -> Iterator[Reference]:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from each(item, (*path, index))

    return walk


def _walk_fields(shape: GroupShape) -> _Walk | None:
    inner = [(field, walk) for field in shape.fields.values() if (walk := _walk(field.shape)) is not None]
    if not inner:
        return None

    def walk_fields(value: object, path: Path) -> Iterator[Reference]:
        for field, walk in inner:
            part = getattr(value, field.attribute)
            if part:
                yield from walk(part, (*path, field.name))

    return walk_fields


_TextWalk = Callable[[object, Path], Iterable[tuple[Path, str]]]


@cache
def _speaking(kind: str) -> tuple[tuple[str, str, _TextWalk], ...]:
    fields = (
        (field.name, field.attribute, _text_walk(field.shape))
        for field in shape_of(kind).fields.values()
        if field.name != "notes"
    )
    return tuple((name, attribute, walk) for name, attribute, walk in fields if walk is not None)


def _text_walk(shape: Shape) -> _TextWalk | None:
    match shape:
        case TextShape(ref=ref, pattern=pattern) if not ref and not pattern:
            return _text
        case ListShape(item=item):
            return _walk_listed(_text_walk(item))
        case GroupShape():
            return _walk_parts(shape)
        case _:
            return None


def _text(value: object, path: Path) -> Iterable[tuple[Path, str]]:
    return ((path, value),) if isinstance(value, str) else ()


def _walk_listed(each: _TextWalk | None) -> _TextWalk | None:
    if each is None:
        return None

    def walk(value: object, path: Path) -> Iterator[tuple[Path, str]]:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from each(item, (*path, index))

    return walk


def _walk_parts(shape: GroupShape) -> _TextWalk | None:
    inner = [
        (field.name, field.attribute, walk)
        for field in shape.fields.values()
        if field.name != TARGET_FIELD and (walk := _text_walk(field.shape)) is not None
    ]
    if not inner:
        return None

    def walk_parts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
        if isinstance(value, msgspec.Struct):
            for name, attribute, walk in inner:
                part = getattr(value, attribute)
                if part:
                    yield from walk(part, (*path, name))

    return walk_parts
