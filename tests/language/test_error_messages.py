"""Errors that a person reads are messages, so that they are worded in the language of the command line."""

import ast
from collections.abc import Iterator
from pathlib import Path

import goldthread

_PACKAGE = Path(goldthread.__file__).parent
_ROOMS = (
    "versions", "publishing", "git", "disk", "editing", "comparison", "cards", "commands", "review", "exchange",
    "audience", "settings.py", "own_code.py",
)  # fmt: skip


def _is_error(name: str) -> bool:
    return name.endswith("Error")


def _classes() -> frozenset[str]:
    """The errors with a message, whichever room they are defined in."""
    bases: dict[str, set[str]] = {}
    for path in _PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and _is_error(node.name):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    found = {"MessageError"}
    while added := {name for name, of in bases.items() if of & found} - found:
        found |= added
    return frozenset(found)


def _plain_texts(source: str, classes: frozenset[str]) -> Iterator[int]:
    """The lines on which an error is given a text that no catalogue can translate."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes:
            given = node.args[:1]
            is_worded = (
                given
                and isinstance(given[0], ast.Call)
                and isinstance(given[0].func, ast.Name)
                and given[0].func.id == "str"
            )
            if is_worded or any(isinstance(each, ast.JoinedStr | ast.Constant | ast.BinOp) for each in given):
                yield node.lineno


def test_errors_hold_messages_instead_of_finished_texts() -> None:
    classes = _classes()
    paths = [
        path for room in _ROOMS for path in ((_PACKAGE / room).rglob("*.py") if "." not in room else [_PACKAGE / room])
    ]
    found = [
        f"{path.relative_to(_PACKAGE).as_posix()}:{line}"
        for path in paths
        for line in _plain_texts(path.read_text(encoding="utf-8"), classes)
        if path.name != "mkdocs_site.py"  # MkDocs words its own errors, in English
    ]
    assert found == []


def test_the_search_for_finished_texts_finds_each_form() -> None:
    source = 'GitError("a")\nGitError(f"{a}")\nGitError("a" + b)\nGitError(str(error))\nGitError(message("a"))\nGitError(reason)\n'
    assert list(_plain_texts(source, _classes())) == [1, 2, 3, 4]
