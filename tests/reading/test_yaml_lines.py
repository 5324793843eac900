"""What is read line by line is what the parser of YAML reads: the same data at the same places, or nothing."""

import random
from pathlib import Path

import pytest

from goldthread.reading.locations import Located
from goldthread.reading.yaml_data import DEPTH_LIMIT
from goldthread.reading.yaml_events import data_of_events
from goldthread.reading.yaml_line_places import LinePlaces, line_places
from goldthread.reading.yaml_lines import data_of_lines
from goldthread.reading.yaml_reader import read_events

ROOT = Path(__file__).parents[2]
HANDBOOKS = (ROOT, ROOT / "tests/specimen", ROOT / "tests/rough_specimen")
FILES = sorted(
    path
    for root in HANDBOOKS
    for top in ("content", "principles")
    for path in (root / top).rglob("*.yml")
    if ".lock." not in path.name
)
PIECES = [
    *"\t\n\r :-#'\"[]{}&*!|>%@`,?=~\0\x07\x85\u2028\ufeff\ue000é🚢\xa0\\",
    *("---", "...", "<<: ", "\r\n", "- ", ": ", "  ", " #", "# ", "\n  ", "\n- ", "{a: ", "[a, ", "a:", "\n\n", " >-\n", "|\n"),
    *("null", "True", "-1", "1.5", "0x1", "1_000", ".5", "''", '""', '\\"', "'on': ", '"a": 1', "&a ", "*a", "!!str "),
]  # fmt: skip


def assert_alike(text: str) -> bool:
    """Hold what is read line by line against the parser; whether it is read line by line."""
    found = data_of_lines("f.yml", text, DEPTH_LIMIT)
    if found is not None:
        wanted = data_of_events("f.yml", text, DEPTH_LIMIT)
        assert wanted is not None, text
        assert repr(found.data) == repr(wanted.data), text
        assert found.starts == wanted.starts, text
        assert found.keys == wanted.keys, text
        placed, every = line_places("f.yml", text), read_events("f.yml", text, takes_any=False)
        assert placed.places == every.places, text
        assert list(placed.keys.items()) == list(every.keys.items()), text
        assert (every.complete, every.doubtful, every.repeated) == (True, frozenset(), frozenset()), text
        assert_alike_in_parts(text, placed)
    return found is not None


def assert_alike_in_parts(text: str, whole: LinePlaces) -> None:
    """Hold the places under each field at the top, and what is told of a value there, against those of the whole file."""
    for top in sorted({path[0] for path in whole.keys if isinstance(path[0], str)}):
        part = line_places("f.yml", text, top)
        for told, wanted in ((part.places, whole.places), (part.keys, whole.keys)):
            assert [each for each in told.items() if each[0][:1] == (top,)] == [
                each for each in wanted.items() if each[0][:1] == (top,)
            ], text
    near, far = Located("f.yml", text, is_of_lines=True), Located("f.yml", text)
    for path in [*whole.places, ("nothing",), ("nothing", 0)]:
        for steps in (path, (*path, 0), (*path, "nothing"), (*path[:1], 0, *path[1:])):
            assert (near.value(steps), near.key(steps)) == (far.value(steps), far.key(steps)), (text, steps)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_with_random_slips_are_read_alike(path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311 - slips, not secrets
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert_alike("".join(lines))
    for _ in range(40):
        begin = chance.randrange(len(lines))
        text = "".join(lines[begin : begin + chance.choice((1, 3, 8, 30))])
        for _ in range(chance.randint(0, 3)):
            text = one_slip(text, chance)
        assert_alike(text)


def one_slip(text: str, chance: random.Random) -> str:
    """The text with something put in, taken out, doubled or replaced."""
    here = chance.randrange(len(text) + 1)
    near = min(len(text), here + chance.randint(0, 12))
    middle: str = chance.choice([chance.choice(PIECES), "", text[here:near] * 2, text[near : near + 5]])
    return text[:here] + middle + text[near:]


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  b: c\n  d: 1\n  e: true\n  f: ~\n",
        "a:\n- b\n- c\nd:\n  - e\n",
        "- a: b\n  c: d\n- e: f\n",
        "a:\n  - b: c\n    d:\n    - e\n    f: g\n  - h: i\n",
        "a:\n  b:\n  c: d\n",
        "a:\n  b:\n",
        "a: b\nc: 3\nd: [e, 'f', {g: h}]\ni: {j: k}\n",
        "a:\n  b: [c, it's, 06:15, who?, x#y]  # remark\n",
        'a:\n  b: "c \\"d\\" \\\\"\n  e: \'it\'\'s\'\n  "f": g\n',
        "a:\n  b: >-\n    c\n    d\n  e: |\n    f\n",
        "a:\n  - >\n    b\n    c\n  - d\n",
        "a:\r\n  b: c\r\n",
        "a:\n  b: c # remark\n# another\n\n  d: e   \n",
        "a:\n  b: no: c\n".replace("no: c", "06:15"),
        "a: >-\n  b\n",
        "a:\n  b: c",
    ],
)  # fmt: skip
def test_what_files_usually_hold_is_read_line_by_line(text: str) -> None:
    assert assert_alike(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "# a\n", "a\n", "a:\n", "a: b\n c\n", "a:\n  b\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: b: c\n", "a:\n  b: c\n  b: d\n",
        "a: {b: c, b: d}\n", "a: 'b\n  c'\n", "a: [b,\n  c]\n", "? a\n: b\n", "---\na: b\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n",
        "a:\tb\n", "a: b\x85c: d\n", "a: b\u2028c\n", "a: \ufeffb\n", "a:\n   b: c\n  d: e\n", "a:\n- b\n  - c\n", "- - a\n", "-\n  a: b\n",
        "a: >+\n  b\n", "a: >\n  b\n   c\n", "a: >\n  b\n\n  c\n", "a: |2\n  b\n", "a: >\n  b", "a: [b]c\n", "a: 'b'c\n", "<<: a\n",
        f"a: {'[' * 45}{']' * 45}\n", "".join(f"{'  ' * depth}a:\n" for depth in range(45)),
    ],
)  # fmt: skip
def test_whatever_else_is_left_to_the_parser(text: str) -> None:
    assert not assert_alike(text)


@pytest.mark.parametrize(
    "path", [each for each in FILES if HANDBOOKS[2] not in each.parents], ids=lambda path: path.name
)
def test_the_demonstration_is_read_line_by_line(path: Path) -> None:
    assert assert_alike(path.read_text(encoding="utf-8"))
