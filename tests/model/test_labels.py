"""Labels of fields are defined with the fields, and nowhere else."""

import ast
from pathlib import Path

import pytest

import goldthread
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of

PACKAGE = Path(goldthread.__file__).parent
FIELDS = frozenset(name for record in KINDS.values() for name in record.labels) - {
    name for record in KINDS.values() for name in (record.kind, record.plural)
}
"""The names that fields have and no kind has."""
APART = frozenset({"model", "rules"})
"""Folders: that of the labels, and that of rules, whose phrases are parts of sentences."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_carries_meaning_has_a_label(kind: str) -> None:
    record = KINDS[kind]
    assert [name for name in record.meaning if name not in record.labels] == []
    assert [name for name in record.labels if name not in shape_of(kind).fields] == []


def test_a_label_is_worded_in_the_language_of_the_handbook() -> None:
    label = KINDS["focus"].label("excludes")
    assert label.worded_added() == "We now also say no to"
    with speaking(catalogue("de")):
        assert label.worded_added() == "Wir sagen jetzt auch Nein zu"
        assert KINDS["principle"].label("do").worded_removed().endswith(" (entfernt)")


def tables_of_field_names(source: str) -> list[int]:
    """The lines of tables that hold texts by the names of two fields or more."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Dict)
        and sum(
            isinstance(key, ast.Constant)
            and key.value in FIELDS
            and isinstance(value, ast.Call)
            and isinstance(value.func, ast.Name)
            and value.func.id in {"say", "to_say", "message", "Label"}
            for key, value in zip(node.keys, node.values, strict=True)
        )
        > 1
    ]


def test_a_second_table_of_field_names_is_found() -> None:
    assert tables_of_field_names('A = {"statement": to_say("Statement"), "excludes": to_say("Excludes")}') == [1]
    assert tables_of_field_names('A = {"statement": to_say("Statement"), "kind": to_say("Kind")}') == []


def test_no_module_outside_the_model_has_a_table_of_field_names() -> None:
    files = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name not in APART]
    found = {path.relative_to(PACKAGE).as_posix(): tables_of_field_names(path.read_text("utf-8")) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
