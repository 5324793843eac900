"""Fixes are made in rounds until nothing is left to fix."""

from collections.abc import Mapping

import pytest

from fixes.conftest import Fix
from goldthread.findings import Edit, Finding, Severity
from goldthread.fixes.apply import edited_bytes
from goldthread.fixes.compatible import compatible_findings
from goldthread.fixes.rounds import fix_files
from goldthread.language.message import verbatim
from goldthread.places import Place


def finding(*edits: tuple[int, int, int, str], file: str = "a.yml", code: str = "SCH001") -> Finding:
    changes = tuple(Edit(Place(file, line, start, end), text) for line, start, end, text in edits)
    place = changes[0].place if changes else Place(file)
    return Finding(
        code=code, name="x", severity=Severity.ERROR, message=verbatim(""), fix=verbatim(""), place=place, edits=changes
    )


def test_edits_change_only_their_own_spans() -> None:
    data = "é: 🛶🛶 b\u2028c\r\nd: e".encode()
    edits = [
        Edit(Place("a.yml", 1, 4, 6), "x"),
        Edit(Place("a.yml", 1, 8, 9), ""),
        Edit(Place("a.yml", 2, 4, 5), "é\ne"),
    ]
    assert edited_bytes(data, edits).decode() == "é: x bc\r\nd: é\ne"


def test_a_byte_order_mark_stays_and_is_not_counted_as_a_column() -> None:
    assert edited_bytes(b"\xef\xbb\xbfab", [Edit(Place("a.yml", 1, 1, 2), "x")]) == b"\xef\xbb\xbfxb"


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((1, 1, 3, "x"), (1, 3, 5, "y"), True), ((1, 1, 3, "x"), (2, 1, 3, "y"), True), ((1, 1, 3, "x"), (1, 1, 3, "x"), True),
        ((1, 1, 3, "x"), (1, 2, 5, "y"), False), ((1, 1, 9, "x"), (1, 3, 4, "y"), False), ((1, 3, 4, "x"), (1, 1, 9, "y"), False),
        ((1, 3, 3, "x"), (1, 3, 3, "y"), False), ((1, 1, 3, "x"), (1, 1, 3, "y"), False),
    ],
)  # fmt: skip
def test_of_two_overlapping_edits_the_first_is_made(
    first: tuple[int, int, int, str], second: tuple[int, int, int, str], *, both: bool
) -> None:
    one, other = finding(first), finding(second, code="SCH002")
    assert compatible_findings([one, other]) == ((one, other) if both else (one,))


def test_a_finding_is_fixed_completely_or_not_at_all() -> None:
    first, second = finding((1, 1, 3, "x")), finding((5, 1, 2, "y"), (1, 2, 3, "z"))
    third = finding((5, 1, 2, "w"))
    assert compatible_findings([finding(), first, second, third]) == (first, third)


def test_edits_of_later_rounds_are_made_in_the_same_run() -> None:
    wants = [finding((1, 1, 3, "x")), finding((1, 2, 4, "y"), code="SCH002")]

    def findings_in(files: Mapping[str, bytes]) -> list[Finding]:
        return [each for each in wants if not (each.code == "SCH001" and files["a.yml"].startswith(b"x"))]

    assert fix_files({"a.yml": b"abcd"}, findings_in).files == {"a.yml": b"xy"}


def test_a_finding_that_its_own_edit_does_not_fix_is_tried_once() -> None:
    stubborn = finding((1, 1, 1, "x"))
    assert fix_files({"a.yml": b"a: b"}, lambda files: [stubborn] if files else []).files == {"a.yml": b"xa: b"}


def test_fixing_ends_after_a_limited_number_of_rounds() -> None:
    def findings_in(files: Mapping[str, bytes]) -> list[Finding]:
        end = len(files["a.yml"]) + 1
        return [finding((1, end, end, "x"))]

    assert len(fix_files({"a.yml": b""}, findings_in).files["a.yml"]) == 20


def test_edits_that_would_make_a_file_unreadable_are_not_made() -> None:
    files = {"a.yml": b"a: b\n", "b.yml": b"a: b\n"}
    bad, good = finding((1, 4, 5, "'b")), finding((1, 1, 2, "c"))
    other = finding((1, 1, 2, "c"), file="b.yml")
    result = fix_files(files, lambda _: [bad, good, other])
    assert (result.files, result.fixed) == ({"b.yml": b"c: b\n"}, (other,))


def test_findings_that_appear_after_a_fix_are_fixed_too(fix_files: Fix) -> None:
    tools = "drill:\n\tname: Drill\n\tlnik: the bridge\n\tprinciples: say-it\n"
    principles = "say-it-plainly:\n  title: Say it\n  statement: Plainly.\n  wsa: [say-it]\n"
    result = fix_files({"content/tools.yml": tools, "content/principles.yml": principles})
    assert result.files == {
        "content/tools.yml": b"drill:\n  name: Drill\n  link: the bridge\n  principles: [say-it-plainly]\n",
        "content/principles.yml": principles.replace("wsa", "was").encode(),
    }
    assert sorted(each.code for each in result.fixed) == ["REF001", "SCH001", "SCH001", "SCH002", "YML002"]


def test_a_file_that_is_not_utf_8_is_not_changed(fix_files: Fix) -> None:
    assert fix_files({"content/tools.yml": b"drill:\n  lnik: \xff\n"}).files == {}
