"""Characters that look like YAML syntax are named, and --fix replaces them."""

from collections.abc import Callable, Mapping

import pytest

from goldthread.fixes.rounds import fix_files
from goldthread.model.teams import Tool
from goldthread.reading.book import Reading, read_files

Read = Callable[[Mapping[str, str | bytes]], Reading]

TOOLS = "content/tools.yml"
HANDBOOK = {"content/handbook.yml": b"brand: B\nvision: V\nedition: '1'\n"}


@pytest.mark.parametrize(
    ("text", "line", "column", "named"),
    [
        ("boat:\n  name:\u00a0Boat\n  link: x\n", 2, 8, "U+00A0"),
        ("boat:\n  name:\u00a0Boat\n", 2, 8, "U+00A0"),
        ("boat:\n  link: x\n  name:\u202fBoat\n", 3, 8, "U+202F"),
        ("boat:\n  name\uff1aBoat\n  link: x\n", 2, 7, "U+FF1A"),
        ("boat:\n  name\uff1a Boat\n", 2, 7, "U+FF1A"),
        ("boat:\n  name\u00a0: Boat\n", 2, 7, "U+00A0"),
        ("boat:\n\u00a0 name: Boat\n", 2, 1, "U+00A0"),
        ("boat:\n\u3000name: Boat\n\u3000link: x\n", 2, 1, "U+3000"),
        ("boat:\n  \u201cname\u201d: Boat\n", 2, 3, "U+201C"),
        ("boat\uff1a\n  name: Boat\n", 1, 5, "U+FF1A"),
        ("\u2013 id: boat\n  name: Boat\n", 1, 1, "U+2013"),
        ("-\u00a0id: boat\n  name: Boat\n", 1, 2, "U+00A0"),
    ],
)
def test_the_lookalike_character_is_named_and_replaced(
    read: Read, text: str, line: int, column: int, named: str
) -> None:
    findings = read({TOOLS: text}).findings
    assert [(each.code, each.place.line, each.place.column) for each in findings] == [("YML009", line, column)]
    assert named in str(findings[0].message)
    files = {**HANDBOOK, TOOLS: text.encode()}
    fixed = fix_files(files, lambda now: read_files(now).findings).files
    again = read_files({**files, **fixed})
    assert again.findings == ()
    assert [tool.name for tool in again.book.of(Tool)] == ["Boat"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "name: Remarque\u00a0: le quai",
            "name: |\n    Remarque\u00a0: le quai",
            "name: “Boat” – a drill",
            "name: «\u00a0Boat\u00a0»",
        ),
        "name: Boat\n  link: a：b",
    ],
)
def test_lookalike_characters_in_a_text_are_kept(read: Read, text: str) -> None:
    found = read({TOOLS: f"boat:\n  {text}\n"}).findings
    assert "YML009" not in {each.code for each in found}


def test_only_lines_with_a_lookalike_character_are_changed() -> None:
    text = "boat:\n  name: |\n    Remarque\u00a0: le\u00a0quai\n  link:\u00a0x\n"
    files = {**HANDBOOK, TOOLS: text.encode()}
    fixed = fix_files(files, lambda now: read_files(now).findings).files[TOOLS].decode()
    assert fixed == text.replace("link:\u00a0x", "link: x")


@pytest.mark.parametrize("line", ["name: Queue #3 moves\n    to the desk.", "{name: Queue #3, link: x}"])
def test_a_value_cut_at_a_comment_sign_that_ends_reading_is_named(read: Read, line: str) -> None:
    text = f"boat: {line}\n" if line[0] == "{" else f"boat:\n  {line}\n"
    (finding,) = read({TOOLS: text}).findings
    assert (finding.code, finding.place.line) == ("YML001", text[: text.index("#")].count("\n") + 1)
    assert 'cut at " #"' in str(finding.message)
