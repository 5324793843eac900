"""Operations on texts in every style: exactly the data asked for changes, and no other byte."""

import pytest

from goldthread.editing.errors import EditingError
from goldthread.editing.operations import InsertField, InsertItem, Operation, Remove, RenameKey, SetValue
from goldthread.editing.spans import Span, replace_spans
from goldthread.editing.texts import apply_operations, edit_file

BLOCK = "# head\none:   # key\n  a: x   # note\n  b:\n    - p   # first\n    - q\n\ntwo:\n  a: y\n"

CHANGES: dict[str, tuple[str, tuple[Operation, ...], str]] = {
    "a plain word keeps its comment": (BLOCK, (SetValue(("one", "a"), "z"),), BLOCK.replace("a: x ", "a: z ")),
    "single quotes stay": ("a: 'x'\n", (SetValue(("a",), "it's"),), "a: 'it''s'\n"),
    "double quotes stay": ('a: "x"  # c\n', (SetValue(("a",), 'say "a"'),), 'a: "say \\"a\\""  # c\n'),
    "a number in quotes stays a text": ('a: "1.0"\n', (SetValue(("a",), "2.0"),), 'a: "2.0"\n'),
    "a text that would be a number gets quotes": ("a: x\n", (SetValue(("a",), "2.0"),), 'a: "2.0"\n'),
    "a text that would be nothing gets quotes": ("a: x\n", (SetValue(("a",), "null"),), 'a: "null"\n'),
    "true is not one": ("a: 1\nb: 1.0\n", (SetValue(("a",), True), SetValue(("b",), 1)), "a: true\nb: 1\n"),
    "a word of YAML 1.1 gets quotes": ("a: x\n", (SetValue(("a",), "yes"),), 'a: "yes"\n'),
    "nothing is written out": ("a: x\n", (SetValue(("a",), None),), "a: null\n"),
    "a value is written behind a bare key": ("a:\nb: 1\n", (SetValue(("a",), "x"),), "a: x\nb: 1\n"),
    "a folded text stays one": ("a: >-\n    one\n    two\nb: 1\n", (SetValue(("a",), "three"),), "a: >-\n  three\nb: 1\n"),
    "a block keeps the comment in its first line": (
        "a: |  # why\n  x\nb: 1\n", (SetValue(("a",), "y\nz\n"),), "a: |  # why\n  y\n  z\nb: 1\n",
    ),
    "lines of text become a block": ("k:\n  a: x\n", (SetValue(("k", "a"), "y\nz"),), "k:\n  a: |-\n    y\n    z\n"),
    "a text over several lines is replaced whole": ("a: one\n  two\nb: 1\n", (SetValue(("a",), "x"),), "a: x\nb: 1\n"),
    "a word becomes a list below": (
        "a: x   # c\nb: 1\n", (SetValue(("a",), [{"c": 1}]),), "a:   # c\n  - c: 1\nb: 1\n",
    ),
    "a list becomes a word": ("a:\n  - x\n  - y\nb: 1\n", (SetValue(("a",), "z"),), "a: z\nb: 1\n"),
    "of a list only the entries that differ are written": (
        BLOCK, (SetValue(("one", "b"), ["p", "r", "s"]),), BLOCK.replace("    - q\n", "    - r\n    - s\n"),
    ),
    "of a group only the fields that differ are written": (
        BLOCK, (SetValue(("one",), {"a": "x", "c": 1}),), "# head\none:   # key\n  a: x   # note\n  c: 1\n\ntwo:\n  a: y\n",
    ),
    "groups on the way are written": ("a: 1\n", (SetValue(("b", "c", "d"), 2),), "a: 1\nb:\n  c:\n    d: 2\n"),
    "a field goes behind the one before it in the order": (
        "a: 1   # c\nc: 3\n", (InsertField(("b",), 2, ("a", "b", "c")),), "a: 1   # c\nb: 2\nc: 3\n",
    ),
    "a field can be the first": ("- b: 2\n", (InsertField((0, "a"), 1, ("a", "b")),), "- a: 1\n  b: 2\n"),
    "a comment stays above its field": ("# b\nb: 2\n", (InsertField(("a",), 1, ("a", "b")),), "# b\nb: 2\na: 1\n"),
    "a missing line feed at the end stays missing": ("a: 1", (InsertField(("b",), 2),), "a: 1\nb: 2"),
    "lines end as those of the file do": (
        "a: 1\r\nb:\r\n  - x\r\n", (InsertField(("c",), ["y: z", {"k": 1}]),),
        'a: 1\r\nb:\r\n  - x\r\nc:\r\n  - "y: z"\r\n  - k: 1\r\n',
    ),
    "a block of text at the end of a file without a line feed gets none": (
        "a: |\n  x", (InsertField(("b",), 2),), "a: |-\n  x\nb: 2",
    ),
    "no blank line goes behind a text that would take it in": (
        "x:\n  a: 1\n\ny: |+\n  b\n", (InsertField(("z",), {"a": 3}),), "x:\n  a: 1\n\ny: |+\n  b\nz:\n  a: 3\n",
    ),
    "a document's mark stays": ("---\na: 1\n", (InsertField(("b",), 2),), "---\na: 1\nb: 2\n"),
    "the width of the indentation is taken over": (
        "a:\n    b: 1\nl:\n- x\n", (InsertField(("c",), {"d": [{"e": 1}]}),), "a:\n    b: 1\nl:\n- x\nc:\n    d:\n    - e: 1\n",
    ),
    "a record is parted from others as they are": (
        "x:\n  a: 1\n\ny:\n  a: 2\n", (InsertField(("z",), {"a": 3}),), "x:\n  a: 1\n\ny:\n  a: 2\n\nz:\n  a: 3\n",
    ),
    "comments at the end of a record belong to it": (
        "x:\n  a: 1\n  # more\n# end\n", (InsertField(("z",), {"a": 3}),), "x:\n  a: 1\n  # more\nz:\n  a: 3\n# end\n",
    ),
    "what is put into an empty file goes behind its comments": ("# none\n", (InsertField(("z",), {"a": 3}),), "# none\n\nz:\n  a: 3\n"),
    "a field goes into braces": ("a: {b: 1, d: 3}\n", (InsertField(("a", "c"), "x", ("b", "c", "d")),), "a: {b: 1, c: x, d: 3}\n"),
    "a field goes into empty braces": ("a: {}\n", (InsertField(("a", "c"), "x, y"),), 'a: {c: "x, y"}\n'),
    "a field leaves braces": ("a: {b: 1, c: 2}\n", (Remove(("a", "b")),), "a: {c: 2}\n"),
    "the last field leaves braces": ("a: {b: 1, c: 2, }\n", (Remove(("a", "c")),), "a: {b: 1, }\n"),
    "an entry goes into brackets": ("a: [x, y] # c\n", (InsertItem(("a", 1), "z]"),), 'a: [x, "z]", y] # c\n'),
    "an entry goes behind the last in brackets": ("a: [\n  x, # c\n  y\n]\n", (InsertItem(("a", 2), "z"),), "a: [\n  x, # c\n  y, z\n]\n"),
    "an entry leaves brackets": ("a: [x, y]\n", (Remove(("a", 0)), Remove(("a", 0))), "a: []\n"),
    "an entry goes before the first": ("a:\n- x # c\n", (InsertItem(("a", 0), "z"),), "a:\n- z\n- x # c\n"),
    "an entry is written in braces as the others are": (
        "a:\n  - {b: 1}\n", (InsertItem(("a", 1), {"b": 2, "c": "x"}),), "a:\n  - {b: 1}\n  - {b: 2, c: x}\n",
    ),
    "an entry goes into a list in a list": ("- - x\n  - y\n", (InsertItem((0, 0), "z"),), "- - z\n  - x\n  - y\n"),
    "an entry leaves its line": ("a:\n  - x\n  # of y\n  - y\n", (Remove(("a", 0)),), "a:\n  # of y\n  - y\n"),
    "the first field of an entry leaves": ("- a: 1\n  b: 2\n", (Remove((0, "a")),), "- b: 2\n"),
    "a comment behind a field that leaves stays": ("- a: 1\n  # b\n  b: 2\n", (Remove((0, "a")),), "- \n  # b\n  b: 2\n"),
    "a group that loses all is empty": ("a:\n  b: 1\nc: 2\n", (Remove(("a", "b")),), "a: {}\nc: 2\n"),
    "a record leaves with one of the blank lines around it": (
        "x:\n  a: 1\n\ny:\n  a: 2\n\nz:\n  a: 3\n", (Remove(("y",)),), "x:\n  a: 1\n\nz:\n  a: 3\n",
    ),
    "the last record leaves with the blank line before it": ("x:\n  a: 1\n\ny:\n  a: 2\n", (Remove(("y",)),), "x:\n  a: 1\n"),
    "the last record leaves a file without an end": ("x:\n  a: 1\n\ny:\n  a: 2", (Remove(("y",)),), "x:\n  a: 1"),
    "a name is changed": ("'a':  {b: 1} # c\n", (RenameKey(("a",), "c"),), "'c':  {b: 1} # c\n"),
    "a name that needs quotes gets them": ("a: 1\n", (RenameKey(("a",), "b: c"),), '"b: c": 1\n'),
    "unicode is no hindrance": ("é: 🛶 x\nb: 1\n", (SetValue(("b",), "ü"), SetValue(("é",), "🛶🛶")), "é: 🛶🛶\nb: ü\n"),
    "odd characters elsewhere stay": ("a: x\u2028y\nb: 1\n", (SetValue(("b",), 2),), "a: x\u2028y\nb: 2\n"),
    "an anchor elsewhere stays": ("a: &x [1]\nb: *x\nc: 1\n", (SetValue(("c",), 2),), "a: &x [1]\nb: *x\nc: 2\n"),
    "a text that is kept to its last blank line stays": (
        "a: |+\n  x\n\nb: 1\n", (InsertField(("c",), 2, ("a", "c")),), "a: |+\n  x\n\nc: 2\nb: 1\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_touches_only_what_was_asked(case: str) -> None:
    text, operations, expected = CHANGES[case]
    edited = apply_operations(text, operations)
    assert edited.text == expected
    assert replace_spans(text, edited.spans) == expected


REFUSED: dict[str, tuple[str, Operation, str]] = {
    "an anchored value": ("a: &x 1\nb: *x\n", SetValue(("a",), 2), "anchor"),
    "an alias": ("a: &x 1\nb: *x\n", SetValue(("b",), 2), "anchor"),
    "a part of an anchored value": ("a: &x {c: 1}\nb: *x\n", InsertField(("a", "d"), 2), "anchor"),
    "a group with an alias in it": ("a: &x 1\nb:\n  c: *x\n", Remove(("b",)), "anchor"),
    "a comment inside": ("a:\n  # why\n  - x\n  - y\n", SetValue(("a",), "z"), "comment"),
    "a comment between brackets": ("a: [x, # why\n  y]\n", Remove(("a", 0)), "comment"),
    "a name that is taken": ("a: 1\nb: 2\n", RenameKey(("a",), "b"), "taken"),
    "a field that is there": ("a: 1\n", InsertField(("a",), 2), "taken"),
    "a field that is not there": ("a: 1\n", Remove(("b",)), "no"),
    "an entry that is not there": ("a: [1]\n", SetValue(("a", 3), 2), "no"),
    "a field of a word": ("a: x\n", SetValue(("a", "b"), 2), "neither"),
    "an unreadable file": ("a: [\n", SetValue(("a",), 2), "cannot be read"),
    "a key with a question mark": ("? a\n: 1\n", Remove(("a",)), "question mark"),
    "a pair without braces": ("a: [b: 1]\n", InsertField(("a", 0, "c"), 2), "braces"),
    "a control character": ("a: 1\n", SetValue(("a",), "x\x07"), "U\\+0007"),
    "half a character": ("a: 1\n", SetValue(("a",), "\ud83d"), "half"),
    "a carriage return": ("a: 1\n", SetValue(("a",), "x\r\ny"), "carriage return"),
    "no number": ("a: 1\n", SetValue(("a",), float("nan")), "no number"),
    "too large a number": ("a: 1\n", SetValue(("a",), 10**20), "no number"),
    "no value of YAML": ("a: 1\n", SetValue(("a",), {1, 2}), "type set"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_changed_safely_is_refused_with_a_reason(case: str) -> None:
    text, operation, reason = REFUSED[case]
    with pytest.raises(EditingError, match=reason) as refused:
        apply_operations(text, [operation])
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("spans", [[Span(0, 2, "x"), Span(1, 3, "y")], [Span(0, 9, "x")], [Span(2, 1, "x")]])
def test_spans_that_overlap_or_lie_outside_are_refused(spans: list[Span]) -> None:
    with pytest.raises(EditingError, match="same words"):
        replace_spans("abcd", spans)


def test_a_byte_order_mark_stays() -> None:
    data = "\ufeffa: é\r\nb: 1".encode()
    assert edit_file("a.yml", data, [SetValue(("b",), 2)]) == "\ufeffa: é\r\nb: 2".encode()


def test_a_file_that_is_not_text_is_refused() -> None:
    with pytest.raises(EditingError, match=r"a\.yml cannot be changed: .*UTF-8"):
        edit_file("a.yml", b"a: \xff", [SetValue(("a",), 2)])


def test_if_one_change_is_refused_none_is_made() -> None:
    with pytest.raises(EditingError):
        apply_operations("a: 1\n", [SetValue(("a",), 2), Remove(("b",))])


def test_setting_the_present_value_changes_nothing() -> None:
    assert apply_operations("a: 'x'\n", [SetValue(("a",), "x")]).spans == ()
