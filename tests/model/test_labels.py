"""Names of kinds and labels of fields are defined in the model, and nowhere else."""

import ast
from collections.abc import Collection
from pathlib import Path

import pytest

import goldthread
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.kinds import KINDS
from goldthread.model.shapes import shape_of

PACKAGE = Path(goldthread.__file__).parent
FIELDS = frozenset(name for record in KINDS.values() for name in record.labels) - {
    name for record in KINDS.values() for name in (record.kind, record.names.many_in_sentence)
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


def is_sentence(call: ast.Call) -> bool:
    """Whether a text says or asks something, which each kind has in other words."""
    text = ast.literal_eval(call.args[0])
    return "{" in text or "?" in text or not text[0].isupper()


def tables_of_names(source: str, keys: Collection[str]) -> list[int]:
    """The lines of tables that hold texts by two or more fields, or by three or more kinds."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Dict)
        and sum(
            isinstance(key, ast.Constant)
            and key.value in keys
            and isinstance(value, ast.Call)
            and isinstance(value.func, ast.Name)
            and value.func.id in {"say", "to_say", "message", "Label"}
            and not (keys is KINDS and is_sentence(value))
            for key, value in zip(node.keys, node.values, strict=True)
        )
        > (2 if keys is KINDS else 1)
    ]


def tables_in_package(keys: Collection[str]) -> dict[str, list[int]]:
    files = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name not in APART]
    found = {path.relative_to(PACKAGE).as_posix(): tables_of_names(path.read_text("utf-8"), keys) for path in files}
    return {name: lines for name, lines in found.items() if lines}


def test_a_second_table_of_names_is_found() -> None:
    assert tables_of_names('A = {"statement": to_say("Statement"), "excludes": to_say("Excludes")}', FIELDS) == [1]
    assert tables_of_names('A = {"statement": to_say("Statement"), "kind": to_say("Kind")}', FIELDS) == []
    assert tables_of_names('A = {"focus": to_say("Focus"), "need": to_say("Want"), "term": to_say("Word")}', KINDS) == [
        1
    ]
    assert (
        tables_of_names(
            'A = {"focus": to_say("follows {record}"), "need": to_say("no end"), "term": to_say("so")}', KINDS
        )
        == []
    )


def test_no_module_outside_the_model_has_a_table_of_field_names() -> None:
    assert tables_in_package(FIELDS) == {}


def test_no_module_outside_the_model_has_a_table_of_names_of_kinds() -> None:
    assert tables_in_package(KINDS) == {}


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("evidence.n", "Sample size"),
        ("evidence.on", "Date"),
        ("evidence.connect", "Customer meeting"),
        ("connect.gave_back", "Compensation"),
        ("connect.leader", "Led by"),
        ("initiative.due", "Due date"),
        ("customer.prefers", "How they like to meet us"),
    ],
)
def test_a_field_is_called_as_it_is_on_pages(field: str, label: str) -> None:
    kind, _, name = field.partition(".")
    assert KINDS[kind].words_of_field(name) == label
