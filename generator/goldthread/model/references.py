"""What a record points to and what it says: its references and its texts, with the steps to each."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

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
    for name, attribute, walk in _referring(record.kind):
        value = getattr(record, attribute)
        if value:
            yield from walk(value, (name,))


def texts(record: Record) -> Iterator[tuple[Path, str]]:
    """Everything that the record says to readers, its editors' notes left out."""
    for name, attribute, shape in _speaking(record.kind):
        value = getattr(record, attribute)
        if type(value) is str:
            yield (name,), value
        elif value:
            yield from _texts(value, shape, (name,))


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


@cache
def _speaking(kind: str) -> tuple[tuple[str, str, Shape], ...]:
    fields = shape_of(kind).fields.values()
    return tuple(
        (field.name, field.attribute, field.shape) for field in fields if field.name != "notes" and _speaks(field.shape)
    )


def _speaks(shape: Shape) -> bool:
    match shape:
        case TextShape(ref=ref, pattern=pattern):
            return not ref and not pattern
        case ListShape(item=item):
            return _speaks(item)
        case TableShape(value=value):
            return _speaks(value)
        case GroupShape():
            return any(_speaks(field.shape) for field in shape.fields.values())
        case _:
            return False


def _texts(value: object, shape: Shape, path: Path) -> Iterator[tuple[Path, str]]:
    match shape:
        case TextShape() if isinstance(value, str) and _speaks(shape):
            yield path, value
        case ListShape(item=item) if isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from _texts(each, item, (*path, index))
        case GroupShape() if isinstance(value, msgspec.Struct):
            for field in shape.fields.values():
                part = getattr(value, field.attribute)
                if part and field.name != TARGET_FIELD:
                    yield from _texts(part, field.shape, (*path, field.name))
        case _:
            return
