"""What editors may write short, written out: bare ids for links, bare words for parts, `unknown` and `n/a` in place of a value."""

from collections.abc import Callable, Mapping
from functools import cache

from goldthread.model.links import TARGET_FIELD, Part
from goldthread.model.record import DECLARED_FIELD
from goldthread.model.shapes import GroupShape, ListShape, Shape, TableShape, TextShape, link_names, shape_of
from goldthread.reading.yaml_data import Data

DECLARABLE = ("unknown", "n/a")
Fields = dict[str, object]
_Expand = Callable[[object], object]


def written_out(kind: str, record_id: str, data: Mapping[str, Data], *, may_declare: bool = True) -> Fields:
    """The fields of a record as its class takes them.

    may_declare: Whether anything in it may be `unknown` or `n/a`, which need not be looked for in a file without these words.

    Fields without a value are left out, but for those that the kind does not have, so that the class can refuse them.
    Values of a form that has no shorthand are left as they are, so that the class can refuse them.
    """
    known = shape_of(kind).fields
    fields: Fields = {
        name: value for name, value in data.items() if (value is not None and value != "") or name not in known
    }
    if record_id:
        fields.setdefault("id", record_id)
    if may_declare:
        _part_declared(kind, fields)
    for name, expand in _expansions(kind).items():
        if name in fields:
            fields[name] = expand(fields[name])
    return fields


def may_declare(text: str) -> bool:
    """Whether a file may hold `unknown` or `n/a` as a value; with escapes, they may be written otherwise."""
    return any(word in text for word in (*DECLARABLE, "\\"))


def _part_declared(kind: str, fields: Fields) -> None:
    """Move what is declared from the fields of a record into the field for it."""
    declarable = _declarable(kind)
    declared: Fields = {name: value for name, value in fields.items() if value in DECLARABLE and name in declarable}
    for name in declared:
        if declarable[name]:
            fields[name] = None
        else:
            del fields[name]
    for name, shape in _parted(kind).items():
        value = fields.get(name)
        if isinstance(value, dict | list):
            fields[name] = _without_declared(shape, value, name, declared)
    if declared:
        fields[DECLARED_FIELD] = declared


@cache
def _declarable(kind: str) -> Mapping[str, bool]:
    """The fields of a kind that may be declared, and whether each has to be written."""
    return {field.name: field.required for field in shape_of(kind).fields.values() if field.is_declarable}


@cache
def _parted(kind: str) -> Mapping[str, Shape]:
    """The fields of a kind that have fields inside."""
    return {field.name: field.shape for field in shape_of(kind).fields.values() if _has_fields(field.shape)}


def _has_fields(shape: Shape) -> bool:
    return isinstance(shape, GroupShape | TableShape) or (isinstance(shape, ListShape) and _has_fields(shape.item))


def _without_declared(shape: Shape, value: object, path: str, declared: Fields) -> object:
    """A value without what is declared inside it, which goes into `declared` by the steps to it; the value itself is left as it is.

    A text that a part cannot be without is left out as well, so that it is missing and does not say "unknown".
    """
    if isinstance(shape, ListShape):
        if not isinstance(value, list):
            return _without_declared(shape.item, value, path, declared)
        return [_without_declared(shape.item, each, f"{path}.{place}", declared) for place, each in enumerate(value)]
    if not isinstance(value, dict) or not isinstance(shape, GroupShape | TableShape):
        return value
    kept: Fields = {}
    for name, item in value.items():
        steps = f"{path}.{name}"
        if isinstance(item, str) and item in DECLARABLE and isinstance(name, str):
            if may_be_declared(shape, name):
                declared[steps] = item
                if is_required(shape, name):
                    kept[name] = None
            elif not is_needed_text(shape, name):
                kept[name] = item
        elif isinstance(item, dict | list) and (inner := inner_shape(shape, name)) is not None:
            kept[name] = _without_declared(inner, item, steps, declared)
        else:
            kept[name] = item
    return kept


def inner_shape(shape: GroupShape | TableShape, name: object) -> Shape | None:
    """The shape of a field of a part, or of a value of a table; None when a part has no such field."""
    if isinstance(shape, TableShape):
        return shape.value
    field = shape.fields.get(name) if isinstance(name, str) else None
    return field.shape if field else None


def may_be_declared(shape: GroupShape | TableShape, name: str) -> bool:
    """Whether `unknown` or `n/a` may stand for a field of a part, or a value of a table, which is not text."""
    if isinstance(shape, TableShape):
        return not isinstance(shape.value, TextShape)
    field = shape.fields.get(name)
    return field is not None and field.is_declarable


def is_required(shape: GroupShape | TableShape, name: str) -> bool:
    """Whether a part has to have a field."""
    return isinstance(shape, GroupShape) and shape.fields[name].required


def is_needed_text(shape: GroupShape | TableShape, name: str) -> bool:
    """Whether a field is a text that its part cannot be without; the target of a link is an id, which is looked up later."""
    field = shape.fields.get(name) if isinstance(shape, GroupShape) and name != TARGET_FIELD else None
    text = field.shape if field is not None and field.required else None
    return isinstance(text, TextShape) and not text.ref and not text.pattern


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
        return lambda value: {TARGET_FIELD: value} if isinstance(value, str) else link_written_out(shape, value)
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
