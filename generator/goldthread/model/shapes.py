"""The shape of every kind's fields, read once from the record classes.

Reading, reference checks and the JSON Schema all follow from these shapes, so that a field is described in one place.
"""

import datetime
import inspect
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec
from msgspec import inspect as types

from goldthread.model.dates import Date
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND, TARGET_FIELD, Link, Part
from goldthread.model.record import DECLARED_FIELD, EDITION_PATTERN, Record


class TextShape(msgspec.Struct, frozen=True):
    """A string: an id when it has a pattern or a reference, prose when `prose` is set."""

    ref: tuple[str, ...] = ()
    pattern: str = ""
    prose: bool = False
    takes_year: bool = False


class NumberShape(msgspec.Struct, frozen=True):
    """A number, whole or not, within bounds that belong to it."""

    whole: bool
    least: float | None = None
    most: float | None = None


class DateShape(msgspec.Struct, frozen=True):
    """A date: a day, or where it may be less exact a month or a year.

    day_only: Whether it has to be a day.
    """

    day_only: bool = False


class FlagShape(msgspec.Struct, frozen=True):
    """`true` or `false`."""


class ChoiceShape(msgspec.Struct, frozen=True):
    """One word of a vocabulary."""

    words: tuple[str, ...]


class ListShape(msgspec.Struct, frozen=True):
    """A list of values of one shape; `may_be_single` when its only entry may be written without a list."""

    item: "Shape"
    may_be_single: bool = False


class TableShape(msgspec.Struct, frozen=True):
    """A mapping from words to values of one shape."""

    key: TextShape
    value: "Shape"


class FieldShape(msgspec.Struct, frozen=True):
    """One field of a group.

    name: The name as written in YAML.
    attribute: The name in Python.
    shape: What its value looks like.
    required: Whether it must be written.
    struct: The class that has it.
    is_declarable: Whether `unknown` or `n/a` may be written in its place.
    """

    name: str
    attribute: str
    shape: "Shape"
    required: bool
    struct: type[msgspec.Struct]
    is_declarable: bool = True

    @property
    def doc(self) -> str:
        """What it says, in a sentence."""
        return _field_docs(self.struct).get(self.name, "")


class GroupShape(msgspec.Struct, frozen=True):
    """A mapping with fields of its own: a record, a part of one, or a link.

    type: The class that holds it.
    fields: Its fields by their YAML names.
    shorthand: The field that a bare value stands for; empty when a mapping must be written.
    ref: For a link, the kinds that it may point to.
    """

    type: type[msgspec.Struct]
    fields: Mapping[str, FieldShape]
    shorthand: str = ""
    ref: tuple[str, ...] = ()


Shape = TextShape | NumberShape | DateShape | FlagShape | ChoiceShape | ListShape | TableShape | GroupShape


@cache
def shape_of(kind: str) -> GroupShape:
    """The shape of records of a kind.

    Raises KeyError when there is no such kind.
    """
    record_type = KINDS[kind]
    annotations = _annotations(record_type)
    names, defaults = record_type.__struct_fields__, record_type.__struct_defaults__
    always = len(names) - len(defaults)
    fields: dict[str, FieldShape] = {}
    for index, (attribute, name) in enumerate(zip(names, record_type.__struct_encode_fields__, strict=True)):
        if name != DECLARED_FIELD:
            shape, admits_none = _field_shapes()[id(annotations[attribute])]
            required = index < always or defaults[index - always] is msgspec.NODEFAULT
            declarable = not required or admits_none
            fields[name] = FieldShape(name, attribute, shape, required, record_type, declarable)
    return GroupShape(record_type, MappingProxyType(fields))


@cache
def _annotations(record_type: type[Record]) -> Mapping[str, object]:
    """The types of its fields, as they are written in its class and in those from which it derives."""
    classes = reversed(record_type.__mro__)
    return {name: type_ for each in classes for name, type_ in inspect.get_annotations(each).items()}


@cache
def _field_shapes() -> Mapping[int, tuple[Shape, bool]]:
    """The shapes of the fields of all records, and whether `None` is admitted, by the identity of the field's type.

    Most kinds have most of their fields in common, which are looked at once.
    """
    every = {
        id(type_): type_
        for each in KINDS.values()
        for name, type_ in _annotations(each).items()
        if name in each.__struct_fields__
    }
    infos = types.multi_type_info(every.values())
    return {key: (_shape(info, ()), _admits_none(info)) for key, info in zip(every, infos, strict=True)}


def _shape(info: types.Type, ref: tuple[str, ...], *, prose: bool = False, year: bool = False) -> Shape:
    match info:
        case types.Metadata(type=inner, extra=extra):
            known = extra or {}
            if known.get("single"):
                listed = _shape(inner, ref, prose=prose)
                assert isinstance(listed, ListShape)
                return msgspec.structs.replace(listed, may_be_single=True)
            return _shape(
                inner,
                tuple(known.get("ref", ref)),
                prose=bool(known.get("text", prose)),
                year=bool(known.get("year", year)),
            )
        case types.UnionType(types=alternatives):
            (only,) = (each for each in alternatives if not isinstance(each, types.NoneType))
            return _shape(only, ref, prose=prose, year=year)
        case types.StrType(pattern=pattern):
            return TextShape(ref, pattern or "", prose, year)
        case types.IntType(ge=least, le=most):
            return NumberShape(whole=True, least=least, most=most)
        case types.FloatType(ge=least, le=most):
            return NumberShape(whole=False, least=least, most=most)
        case types.VarTupleType(item_type=item):
            return ListShape(_shape(item, ref, prose=prose))
        case types.DictType(key_type=key, value_type=value):
            key_shape = _shape(key, ())
            assert isinstance(key_shape, TextShape)
            return TableShape(key_shape, _shape(value, ()))
        case types.StructType(cls=struct):
            return _group(struct, info, ref)
        case _:
            return _plain(info)


def _plain(info: types.Type) -> Shape:
    match info:
        case types.LiteralType(values=words):
            return ChoiceShape(tuple(str(word) for word in words))
        case types.DateType():
            return DateShape(day_only=True)
        case types.CustomType(cls=cls) if cls is Date:
            return DateShape()
        case types.BoolType():
            return FlagShape()
        case _:
            message = f"a record's field has a type that no shape describes: {info}"
            raise TypeError(message)


def _group(struct: type[msgspec.Struct], info: types.StructType, ref: tuple[str, ...]) -> GroupShape:
    fields = {
        field.encode_name: FieldShape(
            field.encode_name,
            field.name,
            _shape(field.type, ()),
            field.required,
            struct,
            _is_declarable(struct, field),
        )
        for field in info.fields
        if field.encode_name != DECLARED_FIELD
    }
    shorthand = TARGET_FIELD if struct is Link else struct.shorthand if issubclass(struct, Part) else ""
    return GroupShape(struct, MappingProxyType(fields), shorthand, ref)


def _is_declarable(struct: type[msgspec.Struct], field: types.Field) -> bool:
    """Whether nobody may know a field: in a part, one that has no value of its own where nothing is written, as settings have."""
    is_empty = field.default == () or field.default_factory is dict
    return _admits_none(field.type) or (not field.required and (is_empty or issubclass(struct, Record)))


def _admits_none(info: types.Type) -> bool:
    return isinstance(info, types.UnionType) and info.includes_none


@cache
def _field_docs(struct: type[msgspec.Struct]) -> dict[str, str]:
    """The lines `name: What it says.` of a class and the classes that it derives from."""
    docs: dict[str, str] = {}
    for ancestor in reversed(struct.__mro__):
        if ancestor is not struct and ancestor is not Record:
            continue
        docs |= _docs_in(ancestor)
    return docs


@cache
def _docs_in(struct: type) -> dict[str, str]:
    lines = inspect.cleandoc(struct.__doc__ or "").splitlines()
    told = ((name, doc) for name, colon, doc in (line.partition(": ") for line in lines) if colon)
    return {name: doc for name, doc in told if name.isidentifier() or name == TARGET_FIELD}


def link_names(group: GroupShape) -> tuple[str, ...]:
    """The words under which a link's mapping may name its target: the kinds that it points to."""
    return tuple(KINDS) if ANY_KIND in group.ref else group.ref


def placeholder(shape: Shape, record_id: str) -> object:
    """A value that stands in for a required one that is missing or faulty, so that reading can go on; a link then names nothing."""
    match shape:
        case DateShape(day_only=day_only):
            return datetime.date(1970, 1, 1) if day_only else "1970-01-01"
        case ChoiceShape(words=words):
            return words[0]
        case NumberShape():
            return 1
        case TextShape(ref=ref) if ref:
            return ""
        case TextShape(pattern=pattern) if pattern == EDITION_PATTERN:
            return "0"
        case _:
            return record_id
