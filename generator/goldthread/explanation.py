"""The explanation of a rule or a data fault: its module's docstring, taken apart.

A docstring begins with one sentence on what is checked, goes on with the reason, and ends with `Fails:`, `Passes:` and `Fix:`.
The same text serves the terminal, the page in the handbook and the help in reports; its examples are run as tests.
"""

import re
import textwrap
from functools import lru_cache

import msgspec

_HEADING = r"^(Fails|Passes|Fix):[ \t]*(.*)$"
_FILE = r"^# ((?:content|principles)/\S+\.ya?ml\S*)$"


class Example(msgspec.Struct, frozen=True):
    """Files that show a rule broken or kept: pairs of a path from the handbook's root and the YAML in it."""

    files: tuple[tuple[str, str], ...]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader wants to know of a rule.

    code: Such as "TCH001".
    name: Such as "touchpoint-without-principle".
    idea: The step of the method that it serves, 1 to 5; 0 for the data themselves.
    checks: What it checks, in one sentence.
    why: The reason, as Markdown.
    fails: Examples that break it.
    passes: Examples that keep it.
    fix: What to do about a finding, as Markdown.
    """

    code: str
    name: str
    idea: int
    checks: str
    why: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    fix: str


def code_and_name(module: str) -> tuple[str, str]:
    """The code and the name that a module's own name gives: `tch001_touchpoint_without_principle`."""
    code, _, name = module.rpartition(".")[2].partition("_")
    return code.upper(), name.replace("_", "-")


@lru_cache(maxsize=512)
def explanation_of(code: str, name: str, docstring: str | None, *, idea: int) -> Explanation:
    """The parts of the docstring of a rule or a fault.

    Raises ValueError when the docstring lacks one of its parts.
    """
    parts: dict[str, list[str]] = {"": [""]}
    heading = ""
    for line in _dedent(docstring or "").split("\n"):
        if found := re.match(_HEADING, line):
            heading = found[1]
            parts.setdefault(heading, []).append(found[2] + "\n")
        else:
            parts[heading][-1] += line + "\n"
    if set(parts) != {"", "Fails", "Passes", "Fix"}:
        message = f"the docstring of {code} must have the parts Fails, Passes and Fix"
        raise ValueError(message)
    checks, _, why = parts[""][0].partition("\n\n")
    return Explanation(
        code=code,
        name=name,
        idea=idea,
        checks=" ".join(checks.split()),
        why=why.strip(),
        fails=tuple(_example(text) for text in parts["Fails"]),
        passes=tuple(_example(text) for text in parts["Passes"]),
        fix=_dedent("\n\n".join(parts["Fix"])).strip(),
    )


def _example(text: str) -> Example:
    files: list[tuple[str, list[str]]] = []
    for line in _dedent(text).split("\n"):
        if found := re.match(_FILE, line):
            files.append((found[1], []))
        elif files:
            files[-1][1].append(line)
    if not files:
        message = "an example begins with a comment that names its file, such as `# content/teams.yml`"
        raise ValueError(message)
    return Example(tuple((path, "\n".join(lines).strip("\n") + "\n") for path, lines in files))


def _dedent(text: str) -> str:
    """The text without its common margin; tabs stay, since an example may be about them."""
    first, newline, rest = text.partition("\n")
    return (first.lstrip() + newline + textwrap.dedent(rest)).strip("\n")
