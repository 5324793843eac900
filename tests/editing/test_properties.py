"""Random files in random styles: an operation changes exactly the data asked for, and keeps every comment."""

import re
from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editing.styles import VALUES, operation_on, paths, texts
from goldthread.editing.errors import EditingError
from goldthread.editing.operations import InsertField, InsertItem, Remove, RenameKey, SetValue, changed_data
from goldthread.editing.scalars import plain_data, same
from goldthread.editing.spans import replace_spans
from goldthread.editing.texts import apply_operations
from goldthread.reading.yaml_data import read_yaml

FEW = settings(max_examples=40)
"""Each example makes a file, reads it some ten times, and draws from many styles."""
COMMENT = re.compile(r"# c[-\w]+!")


def _filled(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@given(texts(), st.data())
def test_the_data_changes_by_exactly_what_was_asked(text: str, data: st.DataObject) -> None:
    before = read_yaml("", text)
    assert before.complete, text
    operation = operation_on(before.data, data)
    value = None if isinstance(operation, Remove | RenameKey) else plain_data(operation.value)
    try:
        wanted = changed_data(before.data, operation, value)
        edited = apply_operations(text, [operation])
    except EditingError:
        return
    after = read_yaml("", edited.text)
    assert same(after.data, wanted)
    assert replace_spans(text, edited.spans) == edited.text
    if not isinstance(operation, Remove) and not (isinstance(operation, SetValue) and isinstance(value, dict | list)):
        assert Counter(COMMENT.findall(edited.text)) == Counter(COMMENT.findall(text))
    assert ("\r\n" in text) >= ("\r\n" in edited.text)
    assert "\r" not in edited.text.replace("\r\n", "")
    if "\r\n" in text:
        assert "\n" not in edited.text.replace("\r\n", "")
    if not isinstance(operation, Remove):
        assert edited.text.endswith("\n") == text.endswith("\n")


@FEW
@given(texts(), st.data())
def test_nearly_every_change_can_be_made(text: str, data: st.DataObject) -> None:
    top = read_yaml("", text).data
    path, value = data.draw(st.sampled_from([each for each in paths(top) if each[0]]))
    if not isinstance(value, list | dict):
        apply_operations(text, [SetValue(path, data.draw(st.sampled_from(["x", "a: b", "2.0", 3, True, None])))])
    if isinstance(value, list):
        apply_operations(text, [InsertItem((*path, len(value)), "new")])
    apply_operations(text, [InsertField(("new",), {"title": "1.0", "list": ["x"]})])


@FEW
@given(texts(), st.data())
def test_lines_of_other_records_stay_byte_for_byte(text: str, data: st.DataObject) -> None:
    top = read_yaml("", text).data
    assert isinstance(top, dict)
    path, _ = data.draw(st.sampled_from([each for each in paths(top) if each[0]]))
    try:
        edited = apply_operations(text, [SetValue(path, data.draw(VALUES))])
    except EditingError:
        return
    names = list(top)
    keys = read_yaml("", text, with_places=True).keys
    lines = text.split("\n")
    here = names.index(str(path[0]))
    before = "\n".join(lines[: keys[path[0],].line - 1])
    assert edited.text.startswith(before)
    if here + 1 < len(names):
        after = "\n".join(lines[keys[names[here + 1],].line - 1 :])
        assert edited.text.endswith(after)


@FEW
@given(texts(), st.data())
def test_inserting_and_removing_a_field_restores_the_text(text: str, data: st.DataObject) -> None:
    assume(text.endswith("\n"))  # a block of text at the very end is marked so that it gains no line feed
    holders = [path for path, value in paths(read_yaml("", text).data) if isinstance(value, dict) and value]
    path = (*data.draw(st.sampled_from(holders)), "new")
    try:
        made = apply_operations(text, [InsertField(path, data.draw(st.sampled_from(["x", 1, ["y"], {"z": 1}])))])
        again = apply_operations(made.text, [Remove(path)])
    except EditingError:
        return
    assert _filled(again.text) == _filled(text)


@FEW
@given(texts(), st.lists(st.data(), min_size=2, max_size=4))
def test_several_changes_equal_the_same_changes_one_by_one(text: str, draws: list[st.DataObject]) -> None:
    now = text
    operations = []
    for data in draws:
        operation = operation_on(read_yaml("", now).data, data)
        try:
            now = apply_operations(now, [operation]).text
        except EditingError:
            continue
        operations.append(operation)
    together = apply_operations(text, operations)
    assert together.text == now == replace_spans(text, together.spans)


@given(VALUES)
def test_every_value_reads_back(value: object) -> None:
    for text, path in (("a: 1\n", ("a",)), ("- 1\n", (0,)), ("a: [1]\n", ("a", 0)), ("a: {b: 1}\n", ("a", "b"))):
        apply_operations(text, [SetValue(path, value)])
