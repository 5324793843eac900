"""The columns that a kind of record has in a spreadsheet: its fields, laid flat, for whoever reads or writes one."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from goldthread.model.kinds import KINDS
from goldthread.model.labels import default_label
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
    shape_of,
)

Leaf = TextShape | NumberShape | DateShape | FlagShape | ChoiceShape
ID = "id"
_ENTRY_STEPS = 3
"""A field of an entry is named by the list, by what the entry names, and by the field."""
_PAIR = 2
_LINES = TextShape(prose=True)
_LEFT_OUT = frozenset({"waive", "was"})
"""Fields that no cell can hold, and former ids, which follow from renaming."""


class Column(msgspec.Struct, frozen=True):
    """A field, or a part of one, as a column.

    kind: The kind of record.
    path: The steps to it from the record.
    leaf: What a single value looks like.
    is_list: Whether it holds several values.
    inner: The field of each entry that a value is, where the entries of the list are groups; empty where a value is the entry.
    entry: For a field of an entry of a list, the field by which the entry is known; its value is the second step of the path.
    is_required: Whether a record cannot be without it.
    is_declarable: Whether a cell may say `unknown` or `n/a`.
    doc: What it says, in a sentence.
    parts: The fields that make an entry, each with what its value looks like, where one is not enough; a value is all of them in a text.
    form: How its values are written, where they are no list of single values or pairs: the lines of a `table`, the `reasons` of the
        entries of the list that it belongs to, or all fields of `several` entries, of which there is mostly one, with columns of its own.
    """

    kind: str
    path: tuple[str, ...]
    leaf: Leaf
    is_list: bool = False
    inner: str = ""
    entry: str = ""
    is_required: bool = False
    is_declarable: bool = False
    doc: str = ""
    parts: tuple[tuple[str, Leaf], ...] = ()
    form: Literal["", "table", "reasons", "several"] = ""

    @property
    def name(self) -> str:
        """Its field as a person types it: "priority.customer"."""
        return ".".join(self.path)

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The kinds of record that its values name, alone in a cell; empty where they name none."""
        return self.leaf.ref if isinstance(self.leaf, TextShape) else ()

    @property
    def begins_with(self) -> tuple[str, ...]:
        """The kinds of record that its lines begin with; empty where they begin with none."""
        leaf = self.parts[0][1] if self.parts else None
        return leaf.ref if isinstance(leaf, TextShape) else ()

    @property
    def declared_names(self) -> tuple[str, ...]:
        """The names under which a record may declare it, or all that it is in, not to be known."""
        alone = ".".join((self.path[0], "0", *self.path[1:]))
        return tuple(dict.fromkeys((self.path[0], self.name, alone)))

    @property
    def field_path(self) -> tuple[str, ...]:
        """The steps to the field that holds its values."""
        return self.path[:-1] if self.form in {"reasons", "several"} else self.path

    def label(self) -> str:
        """What readers call it, in the language that is being spoken."""
        first = KINDS[self.kind].label(self.path[0]).worded()
        return ": ".join((first, *(default_label(step).worded() for step in self.path[1:])))


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a kind, its id first, in the order of its fields. Raises KeyError when there is no such kind."""
    found = tuple(_columns(kind, shape_of(kind), (), is_required=True))
    return tuple(sorted(found, key=lambda each: each.path != (ID,)))


@cache
def column_named(kind: str, name: str) -> Column | None:
    """The column of a field, by its dotted name; for a field of an entry of a list, as "serves.islanders.does_for"."""
    found = next((each for each in columns_of(kind) if each.name == name), None)
    return found or _of_entry(kind, tuple(name.split(".")))


def _of_entry(kind: str, path: tuple[str, ...]) -> Column | None:
    if len(path) != _ENTRY_STEPS or path[0] not in shape_of(kind).fields:
        return None
    listed = next((each for each in columns_of(kind) if each.path == path[:1] and each.inner), None)
    shape = shape_of(kind).fields[path[0]].shape
    if listed is None or not isinstance(shape, ListShape) or not isinstance(shape.item, GroupShape):
        return None
    field = shape.item.fields.get(path[2])
    leaf = _leaf(field.shape) if field is not None and path[2] != listed.inner else None
    return (
        Column(kind, path, leaf, entry=listed.inner, doc=field.doc) if leaf is not None and field is not None else None
    )


@cache
def title_column(kind: str) -> Column:
    """The column that a reader knows a record by; the id where that is all there is."""
    column = column_named(kind, KINDS[kind].titled_by) or column_named(kind, "title")
    assert column is not None
    return column


def _columns(kind: str, group: GroupShape, above: tuple[str, ...], *, is_required: bool) -> Iterator[Column]:
    for field in group.fields.values():
        if field.name not in _LEFT_OUT:
            yield from _of_field(kind, field, (*above, field.name), is_required=is_required and field.required)


def _of_field(kind: str, field: FieldShape, path: tuple[str, ...], *, is_required: bool) -> Iterator[Column]:
    shape, is_list = field.shape, isinstance(field.shape, ListShape)
    if isinstance(shape, TableShape):
        yield from _of_table(kind, shape, path, field.doc)
        return
    if isinstance(shape, ListShape):
        shape = shape.item
    if is_list and isinstance(shape, GroupShape) and getattr(shape.type, "has_columns", False):
        yield from _columns(kind, shape, path, is_required=False)
        parts = tuple((each.name, leaf) for each in shape.fields.values() if (leaf := _leaf(each.shape)) is not None)
        yield Column(kind, (*path, "several"), _LINES, is_list=True, doc=field.doc, parts=parts, form="several")
        return
    leaf = _leaf(shape)
    if leaf is not None:
        may_declare = field.is_declarable
        yield Column(
            kind, path, leaf, is_list=is_list, is_required=is_required, is_declarable=may_declare, doc=field.doc
        )
        if is_list and isinstance(shape, GroupShape):
            yield from _of_reasons(kind, shape, shape.shorthand, path)
    elif isinstance(shape, GroupShape) and not is_list:
        yield from _columns(kind, shape, path, is_required=is_required)
    elif isinstance(shape, GroupShape):
        yield from _of_entries(kind, shape, path, field.doc)


def _of_entries(kind: str, entry: GroupShape, path: tuple[str, ...], doc: str) -> Iterator[Column]:
    """The column of a list of groups, when one field is enough to make an entry, the only required one or the one for short, or two."""
    needed = [each for each in entry.fields.values() if each.required]
    if not needed and entry.shorthand:
        needed = [entry.fields[entry.shorthand]]
    parts = tuple((each.name, leaf) for each in needed if (leaf := _leaf(each.shape)) is not None)
    is_declarable = len(path) == 1
    if len(needed) == len(parts) == 1:
        yield Column(kind, path, parts[0][1], is_list=True, inner=parts[0][0], is_declarable=is_declarable, doc=doc)
        yield from _of_reasons(kind, entry, parts[0][0], path)
    elif len(needed) == len(parts) == _PAIR and not any(getattr(leaf, "ref", ()) for _, leaf in parts):
        yield Column(kind, path, TextShape(prose=True), is_list=True, is_declarable=is_declarable, doc=doc, parts=parts)


def _of_reasons(kind: str, entry: GroupShape, inner: str, path: tuple[str, ...]) -> Iterator[Column]:
    """The column of the reasons of the entries of a list, which names each by the field that makes it."""
    name = getattr(entry.type, "reason_field", "")
    known = _leaf(entry.fields[inner].shape) if name and inner in entry.fields else None
    reason = _leaf(entry.fields[name].shape) if known is not None else None
    if known is not None and reason is not None:
        parts = ((inner, known), (name, reason))
        doc = entry.fields[name].doc
        yield Column(kind, (*path, name), _LINES, is_list=True, doc=doc, parts=parts, form="reasons")


def _of_table(kind: str, table: TableShape, path: tuple[str, ...], doc: str) -> Iterator[Column]:
    value = _leaf(table.value)
    if value is not None:
        parts: tuple[tuple[str, Leaf], ...] = (((table.key.ref or ("name",))[0], table.key), ("value", value))
        yield Column(kind, path, _LINES, is_list=True, doc=doc, parts=parts, form="table")


def _leaf(shape: Shape) -> Leaf | None:
    """What a single cell holds for a value of a shape; None when no cell can."""
    match shape:
        case TextShape() | NumberShape() | DateShape() | FlagShape() | ChoiceShape():
            return shape
        case GroupShape(ref=ref) if ref:
            return TextShape(ref=ref)
        case GroupShape(shorthand=shorthand, type=part) if shorthand and not getattr(part, "has_columns", False):
            return _leaf(shape.fields[shorthand].shape)
        case _:
            return None
