"""Changes of fields that carry no meaning: they are counted, and nothing needs review for them."""

from collections.abc import Iterator

from goldthread.changes.field_changes import link_fields
from goldthread.graph.meaning import meaning
from goldthread.model.links import Link
from goldthread.model.record import Record
from goldthread.model.shapes import shape_of

_EXCLUDED = frozenset({"id", "was", "notes"})
"""Compared elsewhere, or not published."""


def fields_without_meaning(before: Record, after: Record) -> Iterator[str]:
    """The fields that carry no meaning and differ, as `kind.field`; a link that was added or removed is left to `link_changes`."""
    links = link_fields(after.kind)
    for field in shape_of(after.kind).fields.values():
        if field.name in _EXCLUDED or field.name in after.meaning:
            continue
        old, new = getattr(before, field.attribute), getattr(after, field.attribute)
        declared = _declared_in(before, field.name) != _declared_in(after, field.name)
        if declared or (old != new and (field.name not in links or _differs_beside_targets(old, new))):
            yield f"{after.kind}.{field.name}"


def _declared_in(record: Record, field: str) -> dict[str, str]:
    """What is declared of a field or inside it."""
    return {name: word for name, word in record.declared.items() if name.partition(".")[0] == field}


def has_other_form(before: Record, after: Record) -> bool:
    """Whether a field that carries meaning differs in nothing but letter case, punctuation and white space."""
    fields = shape_of(after.kind).fields
    lines = zip(after.meaning, meaning(before), meaning(after), strict=True)
    same = [fields[name].attribute for name, old, new in lines if old == new]
    return any(getattr(before, name) != getattr(after, name) for name in same)


def _differs_beside_targets(before: object, after: object) -> bool:
    """Whether links to the same records differ in what they say, or in their order."""
    old, new = _links(before), _links(after)
    both = dict(old).keys() & dict(new).keys()
    return [each for each in old if each[0] in both] != [each for each in new if each[0] in both]


def _links(value: object) -> list[tuple[str, str | None]]:
    links = value if isinstance(value, tuple) else (value,)
    return [(each.to, each.how) for each in links if isinstance(each, Link)]
