"""What a record points to and what it says: its references and its texts, with the steps to each."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

import msgspec

from goldthread.model.kept_by_record import of_record_alone
from goldthread.model.links import ANY_KIND, TARGET_FIELD, Basis, Link
from goldthread.model.record import Record
from goldthread.model.shapes import GroupShape, ListShape, Shape, TableShape, TextShape, shape_of
from goldthread.places import Path

_Text = tuple[Path, str]
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
        target, kinds = self.target, self.kinds
        if len(kinds) == 1 and "/" not in target and kinds[0] != ANY_KIND:
            return (f"{kinds[0]}/{target}",)  # as nearly all are: a large handbook has a hundred thousand
        if "/" in target:
            return (target,) if target.partition("/")[0] in kinds or ANY_KIND in kinds else ()
        return tuple([f"{each}/{target}" for each in kinds if each != ANY_KIND])


@of_record_alone
def keyed_references(record: Record) -> tuple[tuple[Reference, tuple[str, ...]], ...]:
    """What the record points to, each with the keys that it may mean."""
    return tuple([(reference, reference.keys) for reference in references(record)])


@of_record_alone
def references(record: Record) -> tuple[Reference, ...]:
    """Everything in the record's fields that points to another record."""
    return _gone_through(record, _referring(record.kind))


@of_record_alone
def texts(record: Record) -> tuple[_Text, ...]:
    """Everything that the record says to readers, its editors' notes left out, with the steps to it."""
    return _gone_through(record, _speaking(record.kind))


def mentions(text: str) -> Iterator[str]:
    """The names in `[[...]]` in a text."""
    if "[[" in text:
        for found in _MENTION.finditer(text):
            yield found[1].strip()


_Found = TypeVar("_Found")
_Walk = Callable[[object, Path, list[_Found]], None]
"""Goes through a value at some steps and adds what it finds to a list, which takes half the time that yielding it would."""
_Walks = tuple[tuple[Path, str, _Walk[_Found]], ...]
"""Fields by the steps to them and by their names in Python, each with how it is gone through."""


def _gone_through(value: object, walks: _Walks[_Found]) -> tuple[_Found, ...]:
    """What is found in the fields of a value, in their order."""
    found: list[_Found] = []
    for path, attribute, walk in walks:
        part = getattr(value, attribute)
        if part:
            walk(part, path, found)
    return tuple(found)


@cache
def _referring(kind: str) -> _Walks[Reference]:
    return _fields_of(shape_of(kind), _walk)


@cache
def _speaking(kind: str) -> _Walks[_Text]:
    return tuple(each for each in _fields_of(shape_of(kind), _text_walk) if each[0] != ("notes",))


def _fields_of(shape: GroupShape, walk_of: Callable[[Shape], _Walk[_Found] | None]) -> _Walks[_Found]:
    walks = (((field.name,), field.attribute, walk_of(field.shape)) for field in shape.fields.values())
    return tuple((path, attribute, walk) for path, attribute, walk in walks if walk is not None)


def _walk(shape: Shape) -> _Walk[Reference] | None:
    match shape:
        case TextShape(ref=kinds) if kinds:
            return lambda value, path, found: found.append(Reference(path, str(value), kinds))
        case GroupShape(ref=kinds) if kinds:
            return _link_walk(kinds)
        case ListShape(item=item):
            return _walk_items(_walk(item))
        case TableShape(key=TextShape(ref=kinds)) if kinds:
            return _names_walk(kinds)
        case GroupShape():
            return _walk_fields(_fields_of(shape, _walk))
        case _:
            return None


def _link_walk(kinds: tuple[str, ...]) -> _Walk[Reference]:
    def walk(value: object, path: Path, found: list[Reference]) -> None:
        if isinstance(value, Link):
            found.append(Reference(path, value.to, kinds, value.basis, value.how))

    return walk


def _names_walk(kinds: tuple[str, ...]) -> _Walk[Reference]:
    def walk(value: object, path: Path, found: list[Reference]) -> None:
        if isinstance(value, dict):
            found += [Reference((*path, name), name, kinds) for name in value]

    return walk


def _text_walk(shape: Shape) -> _Walk[_Text] | None:
    match shape:
        case TextShape(ref=ref, pattern=pattern) if not ref and not pattern:
            return _text
        case ListShape(item=GroupShape() as item):
            return _walk_parts(_telling(item))
        case ListShape(item=item):
            return _walk_items(_text_walk(item))
        case GroupShape():
            return _walk_fields(_telling(shape))
        case _:
            return None


def _telling(shape: GroupShape) -> _Walks[_Text]:
    """The fields of a part that say something."""
    return tuple(each for each in _fields_of(shape, _text_walk) if each[0] != (TARGET_FIELD,))


def _text(value: object, path: Path, found: list[_Text]) -> None:
    if isinstance(value, str):
        found.append((path, value))


def _walk_items(each: _Walk[_Found] | None) -> _Walk[_Found] | None:
    if each is None:
        return None

    def walk(value: object, path: Path, found: list[_Found]) -> None:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                each(item, (*path, index), found)

    return walk


def _walk_parts(inner: _Walks[_Found]) -> _Walk[_Found] | None:
    """Goes through a list of parts, as most links are; the steps to one are put together where there is something in it."""
    if not inner:
        return None

    def walk(value: object, path: Path, found: list[_Found]) -> None:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                for steps, attribute, walk_inner in inner:
                    part = getattr(item, attribute)
                    if part:
                        walk_inner(part, (*path, index, *steps), found)

    return walk


def _walk_fields(inner: _Walks[_Found]) -> _Walk[_Found] | None:
    if not inner:
        return None

    def walk_fields(value: object, path: Path, found: list[_Found]) -> None:
        if isinstance(value, msgspec.Struct):
            for steps, attribute, walk in inner:
                part = getattr(value, attribute)
                if part:
                    walk(part, path + steps, found)

    return walk_fields
