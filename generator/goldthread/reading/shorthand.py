"""What editors may write short, written out: bare ids for links, bare words for parts, `unknown` and `n/a` for whole fields."""

from collections.abc import Callable, Mapping
from functools import cache

from goldthread.model.links import TARGET_FIELD, Part
from goldthread.model.record import DECLARED_FIELD
from goldthread.model.shapes import GroupShape, ListShape, Shape, TextShape, link_names, shape_of
from goldthread.reading.yaml_data import Data

DECLARABLE = ("unknown", "n/a")
Fields = dict[str, object]
_Expand = Callable[[object], object]


def written_out(kind: str, record_id: str, data: Mapping[str, Data]) -> Fields:
    """The fields of a record as its class takes them.

    Fields without a value are left out, but for those that the kind does not have, so that the class can refuse them.
    Values of a form that has no shorthand are left as they are, so that the class can refuse them.
    """
    known = shape_of(kind).fields
    fields: Fields = {
        name: value for name, value in data.items() if (value is not None and value != "") or name not in known
    }
    if record_id:
        fields.setdefault("id", record_id)
    declarable = _declarable(kind)
    declared = {name: value for name, value in fields.items() if value in DECLARABLE and name in declarable}
    if declared:
        for name in declared:
            if declarable[name]:
                fields[name] = None
            else:
                del fields[name]
        fields[DECLARED_FIELD] = declared
    for name, expand in _expansions(kind).items():
        if name in fields:
            fields[name] = expand(fields[name])
    return fields


@cache
def _declarable(kind: str) -> Mapping[str, bool]:
    """The fields of a kind that may be declared, and whether each has to be written."""
    return {field.name: field.required for field in shape_of(kind).fields.values() if field.is_declarable}


@cache
def _expansions(kind: str) -> Mapping[str, _Expand]:
    """The fields of a kind in which something may be written short, and how each is written out."""
    return _inner_expansions(shape_of(kind))


def _inner_expansions(shape: GroupShape) -> Mapping[str, _Expand]:
    expansions = {field.name: _expansion(field.shape) for field in shape.fields.values()}
    return {name: expand for name, expand in expansions.items() if expand is not None}


def _expansion(shape: Shape) -> _Expand | None:
    if isinstance(shape, TextShape) and shape.takes_year:
        return lambda value: str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(shape, ListShape):
        each = _expansion(shape.item)
        if shape.may_be_single:
            return _single_expansion(each or (lambda value: value))
        if each is None:
            return None
        return lambda value: [each(item) for item in value] if isinstance(value, list) else value
    if isinstance(shape, GroupShape) and shape.ref:
        return lambda value: link_written_out(shape, value)
    if isinstance(shape, GroupShape):
        return _part_expansion(shape)
    return None


def _single_expansion(each: _Expand) -> _Expand:
    """The expansion of a list whose only entry may be written without a list."""
    return lambda value: [each(item) for item in (value if isinstance(value, list) else [value])]


def _part_expansion(shape: GroupShape) -> _Expand | None:
    inner = _inner_expansions(shape)
    if not shape.shorthand and not inner:
        return None

    def expand(value: object) -> object:
        if value is True and issubclass(shape.type, Part) and shape.type.is_mark:
            return {}
        if isinstance(value, str) and shape.shorthand:
            return {shape.shorthand: value}
        if isinstance(value, dict):
            return {name: inner[name](item) if name in inner else item for name, item in value.items()}
        return value

    return expand


def link_written_out(shape: GroupShape, value: object) -> object:
    """A link whose target stands in the field for it, whether it was a bare id or a mapping that names the target's kind."""
    if isinstance(value, str):
        return {TARGET_FIELD: value}
    if isinstance(value, dict):
        for kind in link_names(shape):
            if kind in value:
                rest = {name: item for name, item in value.items() if name != kind}
                target = value[kind]
                full = f"{kind}/{target}" if len(shape.ref) > 1 and isinstance(target, str) else target
                return {TARGET_FIELD: full, **rest}
    return value
