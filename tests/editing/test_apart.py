"""Edits of many records made at once give what they give one after the other, and leave every other byte alone."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.editing import texts
from goldthread.editing.adding import append_records
from goldthread.editing.errors import EditingError
from goldthread.editing.fields import set_fields
from goldthread.editing.operations import InsertField, SetValue
from goldthread.editing.texts import apply_operations, edit_apart
from goldthread.reading.file_reading import read_file
from goldthread.reading.yaml_data import read_yaml

WORDS = st.sampled_from(["Bell", "a: b", "- c", "yes", "two\nlines", "x" * 130, "'q'", "1", ""])
TEXT = """\
# Touchpoints.
bell:
  name: Bell # loud
  phase: aboard
  customers: [islanders, visitors]

rope: {name: Rope, phase: ashore}

lamp:
  name: >-
    A lamp
  phase: aboard
"""


@st.composite
def operations(draw: st.DrawFn) -> list[SetValue | InsertField]:
    """One operation for some of the records, and some new records."""
    made: list[SetValue | InsertField] = []
    for record in draw(st.sets(st.sampled_from(["bell", "rope", "lamp"]))):
        field = draw(st.sampled_from(["name", "outcome", "customers"]))
        value: object = draw(WORDS)
        made.append(SetValue((record, field), [value, "end"] if field == "customers" else value))
    new = draw(st.lists(WORDS, max_size=3))
    fields = ({"name": name, "phase": "aboard"} for name in new)
    return [*made, *(InsertField((f"new-{number}",), each, is_apart=True) for number, each in enumerate(fields))]


@given(operations(), st.sampled_from([TEXT, TEXT.rstrip("\n"), TEXT.replace("\n", "\r\n"), f"{TEXT}# The end.\n"]))
def test_operations_made_at_once_give_what_they_give_one_by_one(made: list[SetValue | InsertField], text: str) -> None:
    try:
        wanted = apply_operations(text, made).text
    except EditingError:
        with pytest.raises(EditingError):
            edit_apart(text, made)
        return
    assert edit_apart(text, made).text == wanted


def test_a_thousand_records_are_read_back_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = 0

    def counted(file: str, text: str) -> object:
        nonlocal reads
        reads += 1
        return read_yaml(file, text)

    monkeypatch.setattr(texts, "read_yaml", counted)
    made = [InsertField((f"new-{number}",), {"name": f"New {number}"}) for number in range(1000)]
    assert edit_apart(TEXT, made).text.count("name: New") == 1000
    assert reads == 2


def test_where_writing_all_at_once_fails_each_is_written_its_own_way() -> None:
    text = "rope: {name: Rope}\nlamp:\n  name: |\n    A lamp"  # a line feed more would be part of the name
    made: list[SetValue | InsertField] = [SetValue(("rope", "name"), "A: rope"), InsertField(("new",), {"name": "New"})]
    assert edit_apart(text, made).text == apply_operations(text, made).text


FILES: Mapping[str, bytes] = {"content/touchpoints.yml": TEXT.encode()}


def test_fields_of_many_records_are_set_and_comments_stay() -> None:
    changed = set_fields(
        FILES,
        {
            "touchpoint/bell": {("name",): "Small bell", ("outcome",): "Heard.", ("gives",): "A sound."},
            "touchpoint/rope": {("phase",): "aboard"},
        },
    )
    text = (changed["content/touchpoints.yml"] or b"").decode()
    assert "name: Small bell # loud" in text
    assert text.index("gives: A sound.") < text.index("outcome: Heard.")
    assert "rope: {name: Rope, phase: aboard}" in text


@pytest.mark.parametrize(
    "old",
    [
        TEXT,
        "",
        "# Nothing yet.\n",
        "- {id: bell, name: Bell, phase: aboard}\n",
        "- id: bell\n  name: Bell\n  phase: aboard\n",
    ],
)
def test_many_records_are_appended_in_the_form_of_the_file(old: str) -> None:
    name = "content/touchpoints.yml"
    records = {f"new-{number}": {"phase": "aboard", "name": f"New {number}"} for number in range(5)}
    changed = append_records({name: old.encode()} if old else {}, "touchpoint", records, name)
    data = changed[name] or b""
    assert data.decode().startswith(old.rstrip("\n"))
    assert [each.record.id for each in read_file(name, data).records][-5:] == list(records)
    with pytest.raises(EditingError, match="There is a touchpoint/new-1 already"):
        append_records({name: data}, "touchpoint", {"other": {"name": "O"}, "new-1": {"name": "N"}}, name)
