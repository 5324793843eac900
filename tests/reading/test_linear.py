"""The work of reading and fixing is proportional to the input, counted in calls."""

import re
import sys
from collections.abc import Callable

import msgspec
import pytest

from goldthread.findings import Edit
from goldthread.fixes.apply import edited_bytes
from goldthread.fixes.compatible import compatible_findings
from goldthread.fixes.diff import diff
from goldthread.fixes.rounds import fix_files
from goldthread.places import Place
from goldthread.reading import text_signs
from goldthread.reading.book import read_files

TOOLS = "content/tools.yml"
HANDBOOK = {"content/handbook.yml": b"brand: B\nvision: V\nedition: '1'\n"}
MOST = 2.5

INPUTS: dict[str, Callable[[int], str]] = {
    "a text that commas split": lambda n: "boat: {name: " + ", ".join(f"w{i} x" for i in range(n)) + "}\n",
    "many texts that commas split": lambda n: "".join(f"t{i}: {{name: a, b c, d e}}\n" for i in range(n)),
    "bare carriage returns": lambda n: "boat:\n  name: " + "a\r" * n + "\n",
    "line separators": lambda n: "boat:\n  name: " + "a\u2028" * n + "\n",
    "line separators on many lines": lambda n: "boat:\n  name: |\n" + "    a\u2028\n" * n,
    "an address behind a long word": lambda n: "boat:\n  name: " + "QUJD" * n + "@\n",
    "unknown fields": lambda n: "".join(f"t{i}: {{nme: x, name: y{i}, lnk: z}}\n" for i in range(n)),
    "unknown fields of one record": lambda n: "boat:\n  name: x\n" + "".join(f"  f{i}:\n" for i in range(n)),
    "wrong types": lambda n: "".join(f"t{i}: {{name: 7}}\n" for i in range(n)),
    "wrong ids": lambda n: "".join(f"T {i}: {{name: x{i}}}\n" for i in range(n)),
    "one long line": lambda n: "[" + ",".join(f"{{id: a{i}, nme: x}}" for i in range(n)) + "]\n",
    "keys twice": lambda n: "boat:\n  name: x\n" * n,
    "anchors": lambda n: "boat:\n  name: x\n  link: [" + ",".join(f"&a{i} x" for i in range(n)) + "]\n",
    "spaces that look like others": lambda n: "".join(f"t{i}:\n  name\u00a0: x\n" for i in range(n)),
    "tabs": lambda n: "boat:\n" + "\tname: x\n" * n,
    "cut texts": lambda n: "".join(f"t{i}:\n  name: Queue #{i}\n" for i in range(n)),
    "escapes": lambda n: 'boat: {name: "' + "\\ud83d\\ude00\\u00e9" * n + '"}\n',
    "odd escapes": lambda n: 'boat: {name: "' + "\\v" * n + '"}\n',
    "links that lead nowhere": lambda n: "".join(f"t{i}: {{name: T, owner: zz{i}}}\n" for i in range(n)),
    "mentions": lambda n: 'boat: {name: "' + "[[no]] [[" * n + '"}\n',
    "marks of a merge": lambda n: "boat:\n  name: |\n" + "    <<<<<<< a\n" * n,
    "quotation marks": lambda n: 'boat:\n  name: "x\n' + '  "\n' * (2 * n + 1),
    "deep brackets": lambda n: "boat:\n  name: x\n" + "".join(f"  f{i}: {'[' * 30}{']' * 30}\n" for i in range(n)),
}


def calls(work: Callable[[], object]) -> int:
    """How many functions are called in doing something."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def ratio(work: Callable[[int], Callable[[], object]], size: int) -> float:
    work(8)()  # what is made once is made before
    return calls(work(2 * size)) / calls(work(size))


@pytest.mark.parametrize("made", INPUTS.values(), ids=INPUTS)
def test_reading_twice_the_input_needs_twice_the_work(made: Callable[[int], str]) -> None:
    assert ratio(lambda n: lambda: read_files({**HANDBOOK, TOOLS: made(n).encode()}), 120) <= MOST


@pytest.mark.parametrize("made", INPUTS.values(), ids=INPUTS)
def test_fixing_twice_the_input_needs_twice_the_work(made: Callable[[int], str]) -> None:
    def work(size: int) -> Callable[[], object]:
        files = {**HANDBOOK, TOOLS: made(size).encode()}

        def fixed() -> None:
            planned = fix_files(files, lambda now: read_files(now).findings)
            diff(files, planned.files)

        return fixed

    assert ratio(work, 60) <= MOST


def test_the_work_of_fixing_dates_is_proportional() -> None:
    def work(size: int) -> Callable[[], object]:
        text = "".join(f"e{i}: {{finding: F{i}, on: 2025-3-{i % 28 + 1}, method: desk}}\n" for i in range(size))
        files = {**HANDBOOK, "content/evidence.yml": text.encode()}
        return lambda: diff(files, fix_files(files, lambda now: read_files(now).findings).files)

    assert ratio(work, 100) <= MOST


def test_the_work_of_editing_one_line_is_proportional() -> None:
    def work(size: int) -> Callable[[], object]:
        places = [Place("f.yml", 1, 2 * index + 1, 2 * index + 2) for index in range(size)]
        finding = read_files({}).findings[0]
        findings = [
            msgspec.structs.replace(finding, edits=(Edit(place, "y"),), concerns=str(place)) for place in places
        ]
        data = b"x " * size
        return lambda: (compatible_findings(findings), edited_bytes(data, {Edit(place, "y") for place in places}))

    assert ratio(work, 200) <= MOST


def test_no_search_pattern_begins_with_an_unbounded_repetition() -> None:
    """Such a pattern looks at every run of characters as often as it is long."""
    for pattern in (text_signs._MAIL, text_signs._PHONE):  # noqa: SLF001 - the patterns that every text is searched for
        assert not re.match(r"(?:\[[^]]*\]|\\?.)[+*]", pattern.pattern), pattern.pattern
