"""Every kind of record is complete: documented fields, its own statuses, and existing fields for its meaning."""

import pytest

from goldthread.model.kinds import KINDS, SECTIONS
from goldthread.model.record import AnyStatus, Record
from goldthread.model.shapes import ChoiceShape, GroupShape, ListShape, Shape, TableShape, shape_of

EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


def groups_in(shape: Shape) -> list[GroupShape]:
    match shape:
        case GroupShape(fields=fields):
            return [shape, *(group for field in fields.values() for group in groups_in(field.shape))]
        case ListShape(item=inner) | TableShape(value=inner):
            return groups_in(inner)
        case _:
            return []


@EVERY_KIND
def test_every_field_says_what_it_holds_in_a_sentence(kind: str) -> None:
    for group in groups_in(shape_of(kind)):
        for field in group.fields.values():
            assert field.doc.endswith((".", '"...".')), f"{group.type.__name__}.{field.name}: {field.doc!r}"
            assert field.doc[0].isupper() or field.doc[0] == "`", f"{group.type.__name__}.{field.name}"


@EVERY_KIND
def test_every_kind_has_statuses_of_its_own(kind: str) -> None:
    status = shape_of(kind).fields["status"].shape
    every = set(AnyStatus.__args__)  # type: ignore[attr-defined]
    assert "status" in KINDS[kind].__annotations__
    assert isinstance(status, ChoiceShape)
    assert set(status.words) < every


@EVERY_KIND
def test_every_kind_has_a_name_and_folders(kind: str) -> None:
    record_type = KINDS[kind]
    assert record_type.kind == kind
    assert record_type.names.one
    assert record_type.names.many
    assert record_type.homes
    assert all(home.split("/")[0] in {"content", "principles"} for home in record_type.homes)
    assert (record_type.__doc__ or "").split("\n")[0].endswith(".")


@EVERY_KIND
def test_meaning_title_and_id_name_existing_fields(kind: str) -> None:
    record_type, fields = KINDS[kind], shape_of(kind).fields
    assert set(record_type.meaning) <= set(fields)
    assert record_type.identified_by in {"", *fields}


def test_no_two_kinds_share_a_folder() -> None:
    homes = [home for record_type in KINDS.values() for home in record_type.homes]
    assert len(homes) == len(set(homes))
    assert not set(SECTIONS) & set(homes)


@EVERY_KIND
def test_no_field_overrides_a_common_field(kind: str) -> None:
    own = set(KINDS[kind].__annotations__) - {"status", "audience"}
    assert not own & set(Record.__struct_fields__)
