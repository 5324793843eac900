"""YAML is read by the core schema, and unsupported syntax is refused with a place."""

import gc
import textwrap
from collections.abc import Iterator

import pytest
import yaml

from goldthread.places import Place
from goldthread.reading.yaml_data import DEPTH_LIMIT, FINDINGS_LIMIT, Document, read_yaml
from goldthread.reading.yaml_quick import NODES_LIMIT


def read(text: str) -> Document:
    return read_yaml("content/tools.yml", text)


def codes(document: Document) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.place.line, finding.place.column) for finding in document.findings]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("No", "No"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("1:30", "1:30"),
        ("190:20:30", "190:20:30"),
        ("2024-02-30", "2024-02-30"),
        ("2024-02-28", "2024-02-28"),
        ("2024-02-28T10:00:00Z", "2024-02-28T10:00:00Z"),
        ("012", 12),
        ("0o14", "0o14"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("+7", 7),
        ("-7", -7),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("=", "="),
        ("1.2.3", "1.2.3"),
        ("true", True),
        ("TRUE", True),
        ("tRue", "tRue"),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ('"true"', "true"),
        ("'12'", "12"),
        ('"~"', "~"),
        ('""', ""),
        ("9" * 400, "9" * 400),
    ],
)
def test_plain_scalars_are_resolved_by_the_core_schema(written: str, meant: object) -> None:
    document = read(f"value: {written}\n")
    assert document.data == {"value": meant}
    assert isinstance(document.data, dict)
    assert type(document.data["value"]) is type(meant)
    assert document.findings == ()


def test_block_texts_keep_and_fold_their_lines() -> None:
    text = "a: |\n  one\n  two\nb: >-\n  one\n  two\n\n  three\nc: one\n  two\n"
    assert read(text).data == {"a": "one\ntwo\n", "b": "one two\nthree", "c": "one two"}


def test_keys_are_always_text() -> None:
    assert read("on: 1\n2026: 2\ntrue: 3\n~: 4\n2026-01-01: 5\n").data == {
        "on": 1,
        "2026": 2,
        "true": 3,
        "~": 4,
        "2026-01-01": 5,
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "--- # a remark\n", "~\n"])
def test_an_empty_file_has_no_data_and_no_fault(text: str) -> None:
    document = read(text)
    assert document.data is None
    assert document.findings == ()
    assert document.complete


def test_a_duplicate_key_is_found_with_both_places() -> None:
    document = read("a:\n  name: x\n  link: y\n  name: z\n")
    (finding,) = document.findings
    assert (finding.code, finding.place) == ("YML003", Place("content/tools.yml", 4, 3, 7))
    assert [related.place for related in finding.related] == [Place("content/tools.yml", 2, 3, 7)]
    assert document.data == {"a": {"name": "x", "link": "y"}}
    assert document.doubtful == {("a", "name")}


def test_every_further_copy_of_a_key_is_found() -> None:
    assert codes(read("a: 1\na: 2\nb: 3\na: 4\n")) == [("YML003", 2, 1), ("YML003", 4, 1)]


def test_a_key_may_stand_in_two_records() -> None:
    assert read("a: {name: x}\nb: {name: x}\n").findings == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("a: !!python/object/apply:os.system [ls]\n", 1, 4, "python"),
        ("a: !shout x\n", 1, 4, "!shout"),
        ("a: ! x\n", 1, 4, "!"),
        ("!t a: 1\n", 1, 1, "!t"),
        ("a: !!set {x}\n", 1, 4, "set"),
        ("a:\n  <<: {b: 1}\n", 2, 3, "merge key"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("? [a, b]\n: 1\n", 1, 3, "in front of a colon"),
        ("? {a: b}\n: 1\n", 1, 3, "in front of a colon"),
        ("a: &x 1\n*x : 2\n", 2, 1, "alias as a key"),
        ("a: *x\n", 1, 4, "no anchor before it"),
        ("a: &x [*x]\n", 1, 8, "no anchor before it"),
        ("a: &x {b: {c: *x}}\n", 1, 15, "no anchor before it"),
        ("a: &co and more\n", 1, 4, "&co"),
    ],
)
def test_unsupported_yaml_is_refused_at_its_place(text: str, line: int, column: int, word: str) -> None:
    (finding,) = read(text).findings
    assert (finding.code, finding.place.line, finding.place.column) == ("YML004", line, column)
    assert word in str(finding.message)
    assert str(finding.fix)


def test_a_merge_key_adds_no_fields_and_makes_its_record_doubtful() -> None:
    document = read("a: &x\n  name: y\nb:\n  <<: *x\n  link: z\n")
    assert document.data == {"a": {"name": "y"}, "b": {"link": "z"}}
    assert document.doubtful == {("b",)}


def test_an_alias_repeats_its_anchor() -> None:
    document = read("a: &x [1, {b: 2}]\nc: *x\n")
    assert document.data == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}
    assert document.findings == ()


def test_an_anchor_may_be_redefined() -> None:
    assert read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").data == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    document = read("\n".join(lines) + "\n")
    assert not document.complete
    assert [finding.code for finding in document.findings] == ["YML004"]


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? "])
def test_nesting_30000_deep_is_refused_and_does_not_end_the_process(bracket: str) -> None:
    document = read(bracket * 30_000)
    assert not document.complete
    (finding,) = document.findings
    assert finding.code in {"YML001", "YML004"}
    assert finding.place.line == 1


def test_as_many_levels_as_allowed_are_read() -> None:
    deep = DEPTH_LIMIT - 1
    assert read("a: " + "[" * deep + "x" + "]" * deep).findings == ()
    assert codes(read("a: " + "[" * (deep + 1) + "x" + "]" * (deep + 1)))[0][0] == "YML004"


@pytest.fixture
def _no_cycles() -> Iterator[None]:
    """As the command line does: nothing that is read holds a cycle, and to look for some takes longer than reading."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_cycles")
def test_as_many_values_are_read_as_a_file_may_hold_and_no_more() -> None:
    document = read("".join(f"k{n}: {n}\n" for n in range(NODES_LIMIT - 1)))
    assert isinstance(document.data, dict)
    assert len(document.data) == NODES_LIMIT - 1
    assert document.findings == ()


@pytest.mark.parametrize("entry", ["- a\n", "a,", "[],", "{},", "- - - - a\n"])
def test_a_file_of_too_many_values_is_refused_with_a_finding(entry: str) -> None:
    text = entry * (NODES_LIMIT + 10)
    document = read(f"[{text}]" if entry.endswith(",") else text)
    assert [finding.code for finding in document.findings] == ["YML004"]
    assert "values in one file" in str(document.findings[0].message)
    assert not document.complete


def test_a_long_text_is_repeated_a_limited_number_of_times() -> None:
    document = read(f"- &a {'x' * 1_000_000}\n" + "- *a\n" * 20_000)
    assert [finding.code for finding in document.findings] == ["YML004"]
    assert isinstance(document.data, list)
    assert len(document.data) < 20


def test_a_million_duplicate_keys_give_a_limited_number_of_findings() -> None:
    document = read("a: 1\n" * 1_000_000)
    assert len(document.findings) == FINDINGS_LIMIT
    assert not document.complete


def test_columns_count_characters_and_lines_count_line_feeds() -> None:
    document = read_yaml("f.yml", "é: {ü: 🚢, 𝔞: x}\r\nb: [y]\r\n", with_places=True)
    assert document.places["é", "𝔞"] == Place("f.yml", 1, 14, 15)
    assert document.places["b", 0] == Place("f.yml", 2, 5, 6)
    assert document.data == {"é": {"ü": "🚢", "𝔞": "x"}, "b": ["y"]}


def test_places_are_those_of_the_values_themselves() -> None:
    text = textwrap.dedent("""\
        quay:
          name: "Quay"
          do:
            - one
            - {what: two, why: three}
        """)
    document = read_yaml("f.yml", text, with_places=True)
    assert document.places["quay", "name"] == Place("f.yml", 2, 9, 15)
    assert document.places["quay", "do", 1, "why"] == Place("f.yml", 5, 24, 29)
    assert document.keys["quay", "do", 1, "why"] == Place("f.yml", 5, 19, 22)


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, two, {b: c, d: [e]}]\nf: |\n  text\n  more\n",
        "- a: 1\n  b: 'it''s'\n- c: \"d\\te\"\n",
        "a: &x {b: 1}\nc: *x\n",
        "a: >\n  folded\n  text\n\n  more\n# remark\nb: 3.25\n",
    ],
)
def test_ordinary_yaml_gives_the_same_data_as_the_safe_loader(text: str) -> None:
    assert read(text).data == yaml.safe_load(text)
    assert read_yaml("f.yml", text, with_places=True).data == yaml.safe_load(text)
