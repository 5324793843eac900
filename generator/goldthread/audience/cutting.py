"""What is internal taken out of single records."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from goldthread.documents.addresses import is_public_address
from goldthread.model.editions import Edition
from goldthread.model.links import Source
from goldthread.model.record import Record
from goldthread.model.references import Reference
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


class _Gone:
    """Stands for a value that is left out."""


_GONE = _Gone()


class Cut(msgspec.Struct, frozen=True):
    """A record without what is internal, and the steps to what was taken out of it."""

    record: Record
    gone: tuple[Path, ...]


class Cutting:
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

    def record(self, record: Record) -> Cut | None:
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
        return Cut(msgspec.structs.replace(record, **changes), tuple(self._gone))

    def certain(self, record: Record) -> Cut:
        """A record for the public, of which it is known that it can be."""
        cut = self.record(record)
        assert cut is not None, "what cannot be cut is not public"
        return cut

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


def default_audience(record_type: type[Record]) -> object:
    """The audience of records of a kind for which none is written."""
    return _defaults(record_type)["audience"]
