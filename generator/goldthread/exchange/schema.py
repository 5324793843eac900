"""The JSON Schema of each kind of record, from which an editor completes and explains fields.

There are two for each kind: one for the file that lists its records, and one for a file in its folder, which may be a single record.
Shorthand is described by several types in one place, never by alternatives, since editors word the faults of alternatives badly; whether
a file is one record is told by a condition, which editors follow.
Source of the vocabulary: JSON Schema, draft 2020-12.
"""

import inspect
from collections.abc import Iterable, Mapping

from goldthread.exchange.suggestions import Suggestions
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import said, speaking
from goldthread.model.book import Book
from goldthread.model.dates import DATE_PATTERN, EARLIEST_YEAR, LATEST_YEAR
from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.links import TARGET_FIELD, Part
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


def schemas(book: Book | None = None) -> Mapping[str, Schema]:
    """A schema for every kind of file, by name.

    `touchpoint.schema.json` is for the file of all touchpoints, `touchpoint-record.schema.json` for a file in the folder of touchpoints,
    and `plan.schema.json` for a file of sections.

    book: The records that fields suggest, in whose language fields are explained; without them, nothing is suggested.
    """
    with speaking(catalogue(book.handbook.language if book else "en")):
        kinds = {f"{kind}.schema.json": _file_schema(kind, book) for kind in KINDS}
        kinds |= {f"{kind}-record.schema.json": _folder_schema(kind, book) for kind in KINDS if kind != "handbook"}
        sections = {
            f"{stem.rpartition('/')[2]}.schema.json": _sections_schema(by, book) for stem, by in SECTIONS.items()
        }
    return {**kinds, **sections}


def _file_schema(kind: str, book: Book | None) -> Schema:
    """What the file of a kind holds: for the handbook one record, else a list of records or a mapping from ids to them."""
    if kind == "handbook":
        return {**_head(kind, book), "$ref": f"#/$defs/{kind}"}
    return {**_head(kind, book), **_one_or_several(kind)}


def _folder_schema(kind: str, book: Book | None) -> Schema:
    """What a file in the folder of a kind holds: one record as a rule, which a file is as well that has nothing but single fields yet."""
    fields = shape_of(kind).fields
    return {
        **_head(kind, book),
        "if": {
            "type": "object",
            "properties": dict.fromkeys(fields, True),
            "additionalProperties": {"type": ["string", "number", "boolean", "array", "null"]},
        },
        "then": {"$ref": f"#/$defs/{kind}"},
        "else": _one_or_several(kind),
    }


def _one_or_several(kind: str) -> Schema:
    """Several records, unless one of their fields holds what is no mapping, and hence no record: then it is one, as for the reader."""
    fields = shape_of(kind).fields
    return {
        "if": {"properties": {name: {"type": "object"} for name in fields}},
        "then": _records(kind),
        "else": {"$ref": f"#/$defs/{kind}"},
    }


def _head(kind: str, book: Book | None) -> Schema:
    return {"$schema": DRAFT, "title": said(KINDS[kind].names.many), "$defs": _definitions([kind], book)}


def _definitions(kinds: Iterable[str], book: Book | None) -> Schema:
    """What one record of each kind holds, and the suggestions that its fields make."""
    suggestions = Suggestions(book) if book else Suggestions()
    records = {kind: _record(kind, suggestions) for kind in kinds}
    return {**records, **suggestions.definitions()}


def _record(kind: str, suggestions: Suggestions) -> Schema:
    shape = shape_of(kind)
    schema = _group(shape, suggestions, declarable=True)
    required = [field.name for field in shape.fields.values() if field.required and field.name != "id"]
    return {
        **schema,
        "description": said(inspect.cleandoc(shape.type.__doc__ or "").split("\n")[0]),
        "required": required,
    }


def _sections_schema(kinds: Mapping[str, str], book: Book | None) -> Schema:
    return {
        "$schema": DRAFT,
        "$defs": _definitions(kinds.values(), book),
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {heading: _records(kind) for heading, kind in kinds.items()},
    }


def _records(kind: str) -> Schema:
    record = {"$ref": f"#/$defs/{kind}"}
    return {"type": ["object", "array", "null"], "additionalProperties": record, "items": record}


def _group(shape: GroupShape, suggestions: Suggestions, *, declarable: bool = False) -> Schema:
    properties = {
        field.name: _field(field, suggestions, declarable=declarable and field.is_declarable)
        for field in shape.fields.values()
        if field.name != TARGET_FIELD
    }
    required = [field.name for field in shape.fields.values() if field.required and not shape.ref]
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _field(field: FieldShape, suggestions: Suggestions, *, declarable: bool) -> Schema:
    schema = _shape(field.shape, suggestions)
    if declarable:
        schema = _with_declared(schema)
    if not field.required:
        schema = _with_null(schema)
    doc = said(field.doc)
    return {**schema, "description": doc, "markdownDescription": doc}


def _shape(shape: Shape, suggestions: Suggestions) -> Schema:
    match shape:
        case TextShape():
            return _text(shape, suggestions)
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
            one = _shape(item, suggestions)
            listed: Schema = {"type": "array", "items": _with_null(one)}
            return {**_with_type(one, "array"), "items": listed["items"]} if may_be_single else listed
        case TableShape(key=key, value=value):
            one = _shape(value, suggestions)
            return _table(key, _with_null(one if isinstance(value, TextShape) else _with_declared(one)), suggestions)
        case GroupShape():
            return _part(shape, suggestions)


def _text(shape: TextShape, suggestions: Suggestions) -> Schema:
    if shape.ref:
        return _reference(shape.ref, suggestions)
    if shape.takes_year:
        return {"type": ["string", "integer"]}
    return {"type": "string", "pattern": shape.pattern} if shape.pattern else {"type": "string"}


def _reference(ref: tuple[str, ...], suggestions: Suggestions) -> Schema:
    return {"type": "string", "pattern": _reference_pattern(ref), **suggestions.reference(ref)}


def _table(key: TextShape, value: Schema, suggestions: Suggestions) -> Schema:
    """A table, in which a name that is known is explained, and any other is taken."""
    table: Schema = {"type": "object", "additionalProperties": value}
    known = suggestions.titles(key.ref) if key.ref else {}
    named = {name: {**value, "description": title, "markdownDescription": title} for name, title in known.items()}
    return {**table, "properties": named} if named else table


def _part(shape: GroupShape, suggestions: Suggestions) -> Schema:
    schema = _group(shape, suggestions, declarable=True)
    if shape.ref:
        doc = said(shape.fields[TARGET_FIELD].doc)
        described = {"description": doc, "markdownDescription": doc}
        names = {name: {**_reference((name,), suggestions), **described} for name in link_names(shape)}
        schema["properties"] = {**names, **_properties(schema)}
        one = {"required": [next(iter(names))]} if len(names) == 1 else {"minProperties": 1}
        return {**schema, **one, **_reference(shape.ref, suggestions), "type": ["string", "object"], **described}
    if shape.shorthand:
        inner = _shape(shape.fields[shape.shorthand].shape, suggestions)
        # An enumeration would refuse the written-out form; a pattern speaks of the bare word alone.
        words = (
            f"^({'|'.join(str(word) for word in _list(inner['enum']))})$" if "enum" in inner else inner.get("pattern")
        )
        bare = {"pattern": words, "allOf": inner.get("allOf")}
        mark = ["boolean"] if issubclass(shape.type, Part) and shape.type.is_mark else []
        return {**schema, **{name: value for name, value in bare.items() if value}, "type": ["string", "object", *mark]}
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
    kept = {name: value for name, value in schema.items() if name != "format"}
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
