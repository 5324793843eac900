"""Tabs as indentation."""

from pathlib import Path

import pytest

from fixes.conftest import Fix, FixText
from goldthread.reading.tabs import tab_edits

REPOSITORY = Path(__file__).parents[2]

FIXED = {
    "one line among spaces": ("a:\n  name: A\n\tlink: x\n", "a:\n  name: A\n  link: x\n"),
    "four spaces a level": ("a:\n    name: A\n\tlink: x\n", "a:\n    name: A\n    link: x\n"),
    "all lines": (
        "a:\n\tname: A\n\twaive:\n\t\t- rule: x\n\t\t  reason: y\n", "a:\n  name: A\n  waive:\n    - rule: x\n      reason: y\n",
    ),
    "a tab behind spaces": ("a:\n  name: A\n  waive:\n  \t- x\n", "a:\n  name: A\n  waive:\n    - x\n"),
    "comments and empty lines": ("a:\n\t# é\n\tname: A\n\t\n", "a:\n  # é\n  name: A\n  \n"),
    "tabs inside a line stay": ("a:\n\tname:\tA\t# \t\n", "a:\n  name:\tA\t# \t\n"),
    "carriage returns": ("a:\r\n\tname: A\r\n", "a:\r\n  name: A\r\n"),
}  # fmt: skip

LEFT = {
    "a tab that may be two levels": "a:\n  name: A\n  waive:\n    - rule: x\n      reason: y\n\t\tuntil: 2027-01-01\n",
    "a text that would get other words": "a:\n\tname: A\n\tnotes: |\n\t\tone\n\t\t\ttwo\n",
    "a tab that is not all that is wrong": "a:\n\tname: A: B\n",
    "a level that is no level": "a:\n   name: A\n \tlink: x\n",
}


@pytest.mark.parametrize("name", FIXED)
def test_tabs_are_replaced_where_every_width_has_the_same_meaning(fix_text: FixText, name: str) -> None:
    before, after = FIXED[name]
    assert fix_text(before) == after


@pytest.mark.parametrize("name", LEFT)
def test_tabs_of_ambiguous_width_are_not_fixed(name: str) -> None:
    assert tab_edits("content/tools.yml", LEFT[name]) == ()


def test_tabs_in_a_large_file_are_not_fixed() -> None:
    text = "a:\n\tname: A\n"
    assert tab_edits("content/tools.yml", text)
    assert tab_edits("content/tools.yml", text + "#" * 500_000) == ()


@pytest.mark.parametrize("path", sorted((REPOSITORY / "content").rglob("*.yml")), ids=lambda path: path.stem)
def test_a_file_of_the_demonstration_brand_is_restored_from_tabs(fix_files: Fix, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [(line, (len(line) - len(line.lstrip(" "))) // 2) for line in text.split("\n")]
    tabbed = "\n".join("\t" * level + line[2 * level :] for line, level in lines)
    name = path.relative_to(REPOSITORY).as_posix()
    if tabbed != text:
        assert fix_files({name: tabbed}).files[name].decode() == text
