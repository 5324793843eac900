"""CONTRIBUTING.md lists the tests that `make test` leaves to `make test-long`."""

import ast
from collections.abc import Iterator

import pytest

from demonstration import REPOSITORY

TESTS = REPOSITORY / "tests"


def long_tests(text: str) -> Iterator[str]:
    """The names of the tests of a module that are marked as long, one by one or all at once."""
    tree = ast.parse(text)
    whole = any(isinstance(node, ast.Assign) and "pytest.mark.long" in ast.unparse(node.value) for node in tree.body)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            marks = [ast.unparse(each) for each in node.decorator_list]
            yield from [node.name] if whole or "pytest.mark.long" in marks else []


def lines() -> list[str]:
    """The list as it should be."""
    return [
        f"- `{file.relative_to(REPOSITORY).as_posix()}`: {name.removeprefix('test_').replace('_', ' ')}"
        for file in sorted(TESTS.rglob("test_*.py"))
        for name in long_tests(file.read_text(encoding="utf-8"))
    ]


def test_the_list_of_long_tests_is_complete() -> None:
    section = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("### Long tests\n")[2]
    listed = [line for line in section.partition("\n#")[0].splitlines() if line.startswith("- ")]
    assert listed == lines()


@pytest.mark.parametrize(
    "text",
    [
        "pytestmark = pytest.mark.long\ndef test_a(): ...",
        "pytestmark = [pytest.mark.browser, pytest.mark.long]\ndef test_a(): ...",
        "@pytest.mark.long\n@pytest.mark.parametrize('x', [1])\ndef test_a(x): ...\ndef test_b(): ...",
    ],
)
def test_a_long_test_is_found_however_it_is_marked(text: str) -> None:
    assert list(long_tests(text)) == ["test_a"]
