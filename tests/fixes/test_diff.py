"""Fixes as a diff."""

import difflib
import subprocess
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.fixes.diff import diff


def test_a_diff_shows_removed_and_added_lines() -> None:
    before = {"b.yml": b"one\ntwo\nthree\n", "a.yml": b"x", "c.yml": b"same\n"}
    after = {"b.yml": b"one\n2\nthree\n", "a.yml": b"y"}
    assert diff(before, after) == (
        "--- a/a.yml\n+++ b/a.yml\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"
        "--- a/b.yml\n+++ b/b.yml\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"
    )


def test_a_diff_is_coloured_when_asked() -> None:
    lines = diff({"a.yml": b"one\ntwo\n"}, {"a.yml": b"one\n2\n"}, colour=True).split("\n")
    assert lines[0] == "\033[1m--- a/a.yml\033[0m"
    assert lines[2:6] == ["\033[36m@@ -1,2 +1,2 @@\033[0m", " one", "\033[31m-two\033[0m", "\033[32m+2\033[0m"]


def test_git_applies_a_diff_of_odd_files(tmp_path: Path) -> None:
    before = {"content/a b.yml": "\ufeffé: 1\r\nb\u2028c: 2\r\nd: 3".encode(), "content/b.yml": "a\n\nb\x85\n".encode()}
    after = {"content/a b.yml": "\ufeffé: 1\r\nb c: 2\r\nd: 4".encode(), "content/b.yml": "a\n\nc\x85\n".encode()}
    for path, data in before.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "patch").write_bytes(diff(before, after).encode())
    subprocess.run(["git", "apply", "patch"], cwd=tmp_path, check=True)
    assert {path: (tmp_path / path).read_bytes() for path in before} == after


@given(
    lines=st.lists(st.sampled_from(["a", "b", "", "c"]), min_size=1, max_size=40),
    changed=st.sets(st.integers(0, 39), max_size=8),
)
@example(lines=["a"] * 8, changed={0, 7})
@example(lines=["a"] * 9, changed={0, 8})
def test_a_diff_is_the_same_as_that_of_the_standard_library(lines: list[str], changed: set[int]) -> None:
    before = [f"{index}{line}\n" for index, line in enumerate(lines)]
    after = [f"new {line}" if index in changed else line for index, line in enumerate(before)]
    ours = diff({"f.yml": "".join(before).encode()}, {"f.yml": "".join(after).encode()})
    assert ours == "".join(difflib.unified_diff(before, after, "a/f.yml", "b/f.yml"))
