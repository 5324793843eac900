"""Texts that no file of records may contain are one finding at their place."""

import re
import sys
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.findings import Finding
from goldthread.fixes.rounds import fix_files
from goldthread.model.teams import Tool
from goldthread.reading import plain_text
from goldthread.reading.book import Reading, read_files
from goldthread.reading.odd_characters import has_odd_character, is_printable
from goldthread.reading.plain_text import merge_mark
from goldthread.reading.yaml_data import read_yaml

Read = Callable[[Mapping[str, str | bytes]], Reading]

TOOLS = "content/tools.yml"


def found(reading: Reading) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for each in reading.findings]


def only(reading: Reading) -> Finding:
    assert len(reading.findings) == 1, reading.findings
    return reading.findings[0]


def fixed(text: str) -> str:
    files = {TOOLS: text.encode()}
    return fix_files(files, lambda now: read_files(now).findings).files.get(TOOLS, b"").decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("base", ["", "||||||| 1a2b3c\n    base\n"])
@pytest.mark.parametrize("form", ['"{}"', "'{}'", "{}", "|\n    {}", ">-\n    {}"])
@pytest.mark.parametrize("indent", ["", "    "])
def test_merge_markers_are_one_finding_anywhere_in_a_file(
    read: Read, form: str, base: str, end: str, indent: str
) -> None:
    marked = f"Everyone\n<<<<<<< HEAD\n    one\n{base}=======\n    two\n>>>>>>> spring\n    end"
    inner = re.sub("^(?=[<=>|]{7})", indent, marked, flags=re.MULTILINE)
    text = f"boat:\n  name: {form.format(inner)}\nbell:\n  name: 7\n"
    finding = only(read({TOOLS: text.replace("\n", end)}))
    line = text.split("\n").index(f"{indent}<<<<<<< HEAD") + 1
    assert (finding.code, finding.place.line, finding.place.column) == ("YML007", line, len(indent) + 1)


@pytest.mark.parametrize("left", ["<<<<<<< HEAD", "=======", ">>>>>>> spring", "||||||| base", "<<<<<<<<< HEAD"])
def test_a_single_leftover_merge_marker_is_found(read: Read, left: str) -> None:
    assert found(read({TOOLS: f'boat:\n  name: "Boat\n{left}\n    drill"\n'})) == [("YML007", 3, 1)]


def test_text_that_looks_like_a_merge_marker_is_text(read: Read) -> None:
    text = "# =======\nboat:\n  name: |\n    A heading\n    =======\n    a << b, c >>>>>>> d\n"
    assert read({TOOLS: text}).findings == ()


@pytest.mark.parametrize("path", ["content/reviews.lock.yml", "content/editions.lock.yml", "content/baseline.yml"])
def test_merge_markers_in_a_lock_file_are_reported_by_its_reader(read: Read, path: str) -> None:
    assert read({path: "<<<<<<< HEAD\n- {}\n=======\n>>>>>>> x\n"}).findings == ()


@pytest.mark.parametrize(
    "escape",
    [
        *(r"\v", r"\0", r"\a", r"\b", r"\e", r"\f", r"\r", r"\N", r"\L", r"\P", r"\x07", r"\x1b", r"\x7f", r"\x85"),
        *(r"\u0000", r"\uFFFE", r"\uffff", r"\ufdd0", r"\ufeff", r"\u202e", r"\u2066", r"\ud83d", r"\udc00"),
        *(r"\U0001FFFE", r"\U000E0041", r"\ufff9"),
    ],
)
@pytest.mark.parametrize("as_key", [False, True])
def test_an_escaped_control_character_is_found_at_its_escape(read: Read, escape: str, as_key: bool) -> None:  # noqa: FBT001
    line = f'  "é na{escape}me": x' if as_key else f'  name: "é B\\\\{escape}oat \\" end"'
    reading = read({TOOLS: f"boat:\n  name: Boat\nbell:\n  name: Bell\nbuoy:\n  # note\n{line}\n"})
    codes = [(each.code, each.place) for each in reading.findings if each.code == "YML005"]
    assert len(codes) == 1
    (_, place) = codes[0]
    assert place.line == 7
    assert line[place.column - 1 : place.end - 1] == escape
    assert not any(has_odd_character(record.title) for record in reading.book.of(Tool))


@pytest.mark.parametrize(
    "character", ["\u2028", "\x85", "\ufeff", "\u202e", "\u2069", "\U000e0041", "\ufdd0", "\U0002ffff", "\ufffa"]
)
def test_a_control_character_is_found_and_replaced(read: Read, character: str) -> None:
    text = f"boat:\n  name: Bo{character}at{character}\n"
    finding = only(read({TOOLS: text}))
    assert (finding.code, finding.place.line, finding.place.column) == ("YML005", 2, 11)
    assert f"U+{ord(character):04X}" in str(finding.message) or "invisible" in str(finding.message)
    assert not has_odd_character(fixed(text))


@pytest.mark.parametrize("text", ["🏴󠁧󠁢󠁷󠁬󠁳󠁿 Wales", "می\u200cخواهم", "👩\u200d🚒", "שלום\u200f", "soft\u00adhyphen"])
def test_invisible_characters_needed_for_writing_are_kept(read: Read, text: str) -> None:
    reading = read({TOOLS: f'boat:\n  name: {text}\nbell:\n  name: "{text}\\t."\n'})
    assert reading.findings == ()
    assert [record.name for record in reading.book.of(Tool)] == [text, f"{text}\t."]


@pytest.mark.parametrize("flow", [False, True])
def test_two_escapes_of_json_are_one_character(read: Read, flow: bool) -> None:  # noqa: FBT001 - drawn, not passed
    text = r'{"boat": {"name": "A \ud83d\ude00 \uD83D\uDE00\u00e9\n", "link": "\\ud83d \\\ud83d\ude00"}}'
    text = (
        text
        if flow
        else 'boat:\n  name: "A \\ud83d\\ude00 \\uD83D\\uDE00\\u00e9\\n"\n  link: "\\\\ud83d \\\\\\ud83d\\ude00"\n'
    )
    reading = read({TOOLS: text})
    assert reading.findings == ()
    (tool,) = reading.book.of(Tool)
    assert (tool.name, tool.link) == ("A 😀 😀é\n", "\\ud83d \\😀")


def test_letters_that_look_like_an_escape_are_text() -> None:
    lines = [
        "a: \\ud83d \\ue03d \\n",
        "b: '\\ud83d \\ue03d'",
        "c: |",
        "  \\ud83d",
        "  \\ue03d",
        '"d\\ud83d\\ude00": "a',
        "",
        "  \\ud83d\\ude00 \\",
        '  b"',
    ]
    document = read_yaml("f.yml", "\n".join(lines))
    assert document.findings == ()
    assert document.data == {
        "a": "\\ud83d \\ue03d \\n", "b": "\\ud83d \\ue03d", "c": "\\ud83d\n\\ue03d\n", "d😀": "a\n😀 b",
    }  # fmt: skip


def test_an_invalid_byte_is_found_after_a_byte_order_mark(read: Read) -> None:
    assert found(read({TOOLS: b"\xef\xbb\xbfboat: Caf\xe9\n"})) == [("YML005", 1, 10)]
    assert found(read({TOOLS: b"\xef\xbb\xbf\xe9"})) == [("YML005", 1, 1)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_another_encoding_is_one_finding(read: Read, encoding: str) -> None:
    assert only(read({TOOLS: "boat:\n  name: Boat\n".encode(encoding)})).code == "YML005"


def test_fixing_reads_a_file_as_checking_does() -> None:
    text = "boat:\n  name: a\rb: c\u2028d\rid: \u2028: x\n  owners: 7\r\u2028\n"
    assert "\u2028" not in fixed(text)


@pytest.mark.parametrize(
    ("line", "field", "whole"),
    [
        ("name: Queue #3 moves", "name", '"Queue #3 moves"'),
        ("name: Queue #todo", "name", '"Queue #todo"'),
        ("name: Queue   #3", "name", '"Queue   #3"'),
        ('name: The "A" #3', "name", "'The \"A\" #3'"),
        ("name: Queue #3 moves # said the desk", "name", '"Queue #3 moves"'),
        ("name: #3 of the queue", "name", '"#3 of the queue"'),
    ],
)
def test_a_text_cut_at_a_comment_sign_is_found_and_quoted(read: Read, line: str, field: str, whole: str) -> None:
    text = f"boat:\n  {line}\n"
    finding = only(read({TOOLS: text}))
    assert (finding.code, finding.concerns, finding.place.line) == ("YML008", field, 2)
    assert finding.place.column == len("  name: ") + 1
    assert f"name: {whole}" in fixed(text)
    assert read({TOOLS: fixed(text)}).findings == ()


@pytest.mark.parametrize(
    "line",
    [
        *("name: Boat # a comment", "name: Boat #", "name: Boat  #old name", "name: Boat #! x", "name: Boat#3"),
        *(
            'name: "Boat" #3',
            "name: 'Boat' #3",
            "name: |\n    Boat #3",
            "name: >-\n    Boat #3",
            "name: Boat\n  #3 is old",
        ),
        *("name: Boat\n  link: x\n  status: draft #todo", "name: Boat\n  kind: asset #3"),
    ],
)
def test_a_real_comment_is_not_a_finding(read: Read, line: str) -> None:
    assert read({TOOLS: f"boat:\n  {line}\n"}).findings == ()


def test_an_entry_of_a_list_and_a_text_over_several_lines_are_found(read: Read) -> None:
    reading = read(
        {"content/handbook.yml": "brand: X\nvision: One\n  two #3 three\nedition: '1'\ncolours:\n  accent: #b93a12\n"}
    )
    assert found(reading) == [("YML008", 3, 7), ("YML008", 6, 11)]


def test_a_text_of_characters_that_can_be_seen_is_told_from_any_other() -> None:
    told = [code for code in range(sys.maxunicode + 1) if is_printable(f"a\u00e4{chr(code)}\n~")]
    assert told == [code for code in range(sys.maxunicode + 1) if chr(code).isprintable() or code == ord("\n")]


@given(
    st.lists(
        st.sampled_from(["<" * 7, "=" * 7, ">" * 7, "|" * 7, "<<", "<=>|", " ", "\n", "a", "\u00e4", "\ud800", "\t"])
    )
)
def test_no_merge_marker_is_passed_over_by_the_quick_look_at_its_signs(pieces: list[str]) -> None:
    text = "".join(pieces)
    quick = merge_mark("a.yml", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_text, "_NO_SIGNS", b"")
        assert merge_mark("a.yml", text) == quick
