"""A kind of record explained: what it is for, where it lies, and each of its fields with meaning, form, example and uses.

All of it is derived from the record classes; `uses.json`, which `make reference` writes, adds examples and uses.
"""

import inspect
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from goldthread.field_reference.forms import form_of
from goldthread.field_reference.uses import Uses, uses_of
from goldthread.language.message import Text
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.labels import default_label
from goldthread.model.links import TARGET_FIELD
from goldthread.model.record import DECLARED_FIELD, Record
from goldthread.model.shapes import FieldShape, GroupShape, ListShape, Shape, TableShape, shape_of

COMMON = tuple(field.encode_name for field in msgspec.structs.fields(Record) if field.encode_name != DECLARED_FIELD)
"""The fields of every kind."""
_NO_FOLDER = frozenset({"handbook"})
_NO_FILE = frozenset({"principles"})


class FieldHelp(msgspec.Struct, frozen=True, kw_only=True):
    """A field explained.

    name: Its name as a person writes it: `owner`, or `priority.customer` for a part of another.
    form: What its value looks like.
    default: The value that holds when none is written; empty when there is none.
    doc: What it says, in English; it is said in another language where it is shown.
    is_required: Whether every record of the kind has to have it.
    is_common: Whether records of every kind have it.
    uses: An example, and the rules and pages that use it.
    """

    name: str
    form: Text
    default: str
    doc: str
    is_required: bool
    is_common: bool
    uses: Uses


class KindHelp(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of record explained.

    kind: Its name.
    doc: What it is, in English.
    files: Where its records lie, as paths from the handbook's root.
    meaning: The fields that carry what a record means: when one changes, what depends on the record needs review.
    fields: Its own fields and their parts, then those that it shares with every kind.
    """

    kind: str
    doc: str
    files: tuple[str, ...]
    meaning: tuple[str, ...]
    fields: tuple[FieldHelp, ...]


@cache
def kind_help(kind: str) -> KindHelp:
    """The help for a kind. Raises KeyError when there is no such kind."""
    record_type = KINDS[kind]
    return KindHelp(
        kind=kind,
        doc=kind_doc(kind),
        files=tuple(_files(kind)),
        meaning=record_type.meaning,
        fields=tuple(_fields(kind)),
    )


def kind_doc(kind: str) -> str:
    """What a kind is, in a sentence."""
    return inspect.cleandoc(KINDS[kind].__doc__ or "").partition("\n")[0]


def _files(kind: str) -> Iterator[str]:
    homes = KINDS[kind].homes
    yield from (f"{home}.yml" for home in homes if home not in _NO_FILE)
    if kind not in _NO_FOLDER:
        yield from (f"{home}/" for home in homes)
    for stem, by_heading in SECTIONS.items():
        yield from (f"{stem}.yml: {heading}" for heading, each in by_heading.items() if each == kind)


def _fields(kind: str) -> Iterator[FieldHelp]:
    shape = shape_of(kind)
    own = [name for name in shape.fields if name not in COMMON]
    for name in (*own, *(name for name in COMMON if name in shape.fields)):
        yield from _parts(kind, shape.fields[name], shape, "", is_common=name in COMMON)


def _parts(kind: str, field: FieldShape, group: GroupShape, above: str, *, is_common: bool) -> Iterator[FieldHelp]:
    """A field, and the fields inside it."""
    name = f"{above}{field.name}"
    yield FieldHelp(
        name=name,
        form=form_of(field.shape),
        default=_default(group.type, field.attribute),
        doc=field.doc,
        is_required=field.required and field.name != "id",
        is_common=is_common,
        uses=uses_of(kind, name),
    )
    inner = field.shape.item if isinstance(field.shape, ListShape) else field.shape
    if isinstance(inner, GroupShape) and not inner.ref:
        for each in inner.fields.values():
            yield from _parts(kind, each, inner, f"{name}.", is_common=is_common)


def _default(struct: type[msgspec.Struct], attribute: str) -> str:
    default = _defaults(struct)[attribute]
    if isinstance(default, bool):
        return str(default).lower()
    return str(default) if isinstance(default, int | float | str) and default != "" else ""


@cache
def _defaults(struct: type[msgspec.Struct]) -> Mapping[str, object]:
    return {each.name: each.default for each in msgspec.structs.fields(struct)}


def all_docs() -> Iterator[str]:
    """Every sentence about kinds and fields, for the catalogues of languages."""
    for kind in KINDS:
        found = kind_help(kind)
        yield found.doc
        yield from (field.doc for field in found.fields if field.doc)
        for field in shape_of(kind).fields.values():
            inner = field.shape.item if isinstance(field.shape, ListShape) else field.shape
            if isinstance(inner, GroupShape) and inner.ref:
                yield from (each.doc for each in inner.fields.values())


def all_labels() -> Iterator[str]:
    """The English labels of all fields and of the parts inside them, for the catalogues of languages."""
    for name, kind in KINDS.items():
        yield from (kind.label(field).name for field in shape_of(name).fields)
        yield from (
            default_label(part).name for field in shape_of(name).fields.values() for part in _names_inside(field.shape)
        )


def _names_inside(shape: Shape) -> Iterator[str]:
    """The names of the fields inside a shape, at any depth, without what a link is written out with."""
    match shape:
        case ListShape(item=item) | TableShape(value=item):
            yield from _names_inside(item)
        case GroupShape(fields=fields):
            for field in fields.values():
                yield from (field.name,) if field.name != TARGET_FIELD else ()
                yield from _names_inside(field.shape)
        case _:
            return
