"""The JSON Schema of each kind of record, from which an editor completes and explains fields.

There are two for each kind: one for a file that holds a single record, and one for a file that holds several.
Shorthand is described by several types in one place, never by alternatives, since editors word the faults of alternatives badly.
Source of the vocabulary: JSON Schema, draft 2020-12.
"""

import inspect
from collections.abc import Mapping

from goldthread.model.dates import DATE_PATTERN, EARLIEST_YEAR, LATEST_YEAR
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.links import TARGET_FIELD
from goldthread.model.record import END, ID_FORM, ID_PATTERN
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FieldShape,
    FlagShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TableShape,
    TextShape,
    link_names,
    shape_of,
)
from goldthread.reading.shorthand import DECLARABLE

Schema = dict[str, object]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^\d{4}-\d{2}-\d{2}$"


def schemas() -> Mapping[str, Schema]:
    """A schema for every kind of file, by name.

    `touchpoint.schema.json` is for a file of touchpoints, `touchpoint-record.schema.json` for a file that is one touchpoint, and
    `plan.schema.json` for a file of sections.
    """
    kinds = {f"{kind}.schema.json": file_schema(kind) for kind in KINDS}
    kinds |= {f"{kind}-record.schema.json": _single_schema(kind) for kind in KINDS if kind != "handbook"}
    sections = {f"{stem.rpartition('/')[2]}.schema.json": _sections_schema(by) for stem, by in SECTIONS.items()}
    return {**kinds, **sections}


def file_schema(kind: str) -> Schema:
    """What a file of a kind holds: for the handbook one record, else a list of records or a mapping from ids to them."""
    head: Schema = {"$schema": DRAFT, "title": KINDS[kind].names.many_in_sentence, "$defs": {kind: record_schema(kind)}}
    return {**head, "$ref": f"#/$defs/{kind}"} if kind == "handbook" else {**head, **_records(kind)}


def record_schema(kind: str) -> Schema:
    """What one record of a kind holds."""
    shape = shape_of(kind)
    schema = _group(shape, declarable=True)
    required = [field.name for field in shape.fields.values() if field.required and field.name != "id"]
    return {**schema, "description": inspect.cleandoc(shape.type.__doc__ or "").split("\n")[0], "required": required}


def _single_schema(kind: str) -> Schema:
    return {"$schema": DRAFT, "title": kind, **record_schema(kind)}


def _sections_schema(kinds: Mapping[str, str]) -> Schema:
    return {
        "$schema": DRAFT,
        "$defs": {kind: record_schema(kind) for kind in kinds.values()},
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {heading: _records(kind) for heading, kind in kinds.items()},
    }


def _records(kind: str) -> Schema:
    record = {"$ref": f"#/$defs/{kind}"}
    return {"type": ["object", "array", "null"], "additionalProperties": record, "items": record}


def _group(shape: GroupShape, *, declarable: bool = False) -> Schema:
    properties = {
        field.name: _field(field, declarable=declarable and field.is_declarable)
        for field in shape.fields.values()
        if field.name != TARGET_FIELD
    }
    required = [field.name for field in shape.fields.values() if field.required and not shape.ref]
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _field(field: FieldShape, *, declarable: bool) -> Schema:
    schema = _shape(field.shape)
    if declarable:
        schema = _with_declared(schema)
    if not field.required:
        schema = _with_null(schema)
    return {**schema, "description": field.doc, "markdownDescription": field.doc}


def _shape(shape: Shape) -> Schema:
    match shape:
        case TextShape(pattern=pattern, ref=ref):
            known = pattern or (_reference_pattern(ref) if ref else "")
            return {"type": "string", "pattern": known} if known else {"type": "string"}
        case NumberShape(whole=whole, least=least, most=most):
            bounds = {"minimum": least, "maximum": most}
            return {"type": "integer" if whole else "number", **{k: v for k, v in bounds.items() if v is not None}}
        case DateShape(day_only=True):
            return {"type": "string", "pattern": _DATE, "format": "date"}
        case DateShape():
            return {
                "type": ["string", "integer"],
                "pattern": DATE_PATTERN,
                "minimum": EARLIEST_YEAR,
                "maximum": LATEST_YEAR,
            }
        case FlagShape():
            return {"type": "boolean"}
        case ChoiceShape(words=words):
            return {"type": "string", "enum": list(words)}
        case ListShape(item=item, may_be_single=may_be_single):
            listed: Schema = {"type": "array", "items": _with_null(_shape(item))}
            return {**_with_type(_shape(item), "array"), "items": listed["items"]} if may_be_single else listed
        case TableShape(value=value):
            return {"type": "object", "additionalProperties": _with_null(_shape(value))}
        case GroupShape():
            return _part(shape)


def _part(shape: GroupShape) -> Schema:
    schema = _group(shape)
    if shape.ref:
        pattern = _reference_pattern(shape.ref)
        names = {name: {"type": "string", "pattern": pattern} for name in link_names(shape)}
        schema["properties"] = {**names, **_properties(schema)}
        one = {"required": [next(iter(names))]} if len(names) == 1 else {"minProperties": 1}
        return {**schema, **one, "type": ["string", "object"], "pattern": pattern}
    if shape.shorthand:
        inner = _shape(shape.fields[shape.shorthand].shape)
        # An enumeration would refuse the written-out form; a pattern speaks of the bare word alone.
        words = (
            f"^({'|'.join(str(word) for word in _list(inner['enum']))})$" if "enum" in inner else inner.get("pattern")
        )
        return {**schema, **({"pattern": words} if words else {}), "type": ["string", "object"]}
    return schema


def _properties(schema: Schema) -> Schema:
    properties = schema["properties"]
    assert isinstance(properties, dict)
    return properties


def _reference_pattern(ref: tuple[str, ...]) -> str:
    return f"^([a-z]+/)?{ID_FORM}{END}" if ref else ID_PATTERN


def _with_declared(schema: Schema) -> Schema:
    """The schema, which `unknown` and `n/a` pass as well."""
    words = "|".join(DECLARABLE)
    kept = dict(schema)
    if "enum" in kept:
        kept["enum"] = [*_list(kept["enum"]), *DECLARABLE]
    elif "pattern" in kept:
        kept["pattern"] = f"{kept['pattern']}|^({words})$"
    elif "string" not in _types(kept):
        kept["pattern"] = f"^({words})$"
    return _with_type(kept, "string")


def _with_null(schema: Schema) -> Schema:
    """The schema, which an empty value passes as well: it counts as not written."""
    kept = {**schema, "enum": [*_list(schema["enum"]), None]} if "enum" in schema else schema
    return _with_type(kept, "null")


def _with_type(schema: Schema, name: str) -> Schema:
    if "type" not in schema:
        return schema
    types = _types(schema)
    return schema if name in types else {**schema, "type": [*types, name]}


def _types(schema: Schema) -> list[object]:
    known = schema["type"]
    return _list(known) if isinstance(known, list) else [known]


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
