"""A file that cannot be read says where the slip is, not where the parser gave up, in an editor's words.

In each case a `¦` stands where the finding must point.
"""

import pytest

from goldthread.places import Place
from goldthread.reading.yaml_data import read_yaml

SLIPS = [
    ("an opened quotation", 'a:\n  name: ¦"Boat drill\n  link: there\nb:\n  name: x\n', "never closed", "Close"),
    ("an opened quotation before another", 'a:\n  name: ¦"Boat drill\n  link: "there"\n', "never closed", "Close"),
    ("an apostrophe first", "a:\n  name: ¦'s Graveland quay\n  link: x\n", "apostrophe", "double quotes"),
    ("an apostrophe inside", "a:\n  name: 'it'¦s here'\n", "ends it", "double quotes"),
    ("a quoted word first", 'a:\n  name: "Boat" ¦drill\n  link: there\n', "ends it", "single quotes"),
    ("a quoted word in a list", 'a:\n  do: [Say "it" so, "Say" ¦it]\n', "ends it", "single quotes"),
    ("no colon", "a:\n  name: Boat\n  ¦link there\n  kind: asset\n", "no colon", "field: value"),
    ("no colon on the first line", "¦a\n  name: Boat\n", "no colon", "field: value"),
    ("no space after the colon", "a:\n  name¦:Boat\n  link: there\n", "no space", "space"),
    ("no space after the second colon", "a:\n  name: x\n  link¦:Boat\n  kind: asset\n", "no space", "space"),
    ("an at sign", "a:\n  name: ¦@quay\n", '"@"', "double quotes"),
    ("a percent sign", "a:\n  name: ¦%50 off\n", '"%"', "double quotes"),
    ("a percent sign first", "¦%a:\n  name: x\n", '"%"', "double quotes"),
    ("a backtick", "a:\n  name: ¦`x`\n", '"`"', "double quotes"),
    ("an asterisk", "a:\n  name: ¦*bold*\n", '"*"', "double quotes"),
    ("an ampersand", "a:\n  name: ¦& more\n", '"&"', "double quotes"),
    ("a greater sign", "a:\n  name: ¦> 5 crowns\n", '">"', "double quotes"),
    ("a bar", "a:\n  name: ¦| note\n", '"|"', "double quotes"),
    ("a question mark", "a:\n  name: ¦? what\n", '"?"', "double quotes"),
    ("a comma", "a:\n  name: ¦, x\n", '","', "double quotes"),
    ("a colon in a text", "a:\n  name: Boat drill¦: who\n", "colon followed by a space", "double quotes"),
    ("a colon in braces", "a:\n  t: {x: who¦: what}\n", "colon followed by a space", "double quotes"),
    ("too deep", "a:\n  name: Boat\n    ¦link: there\n", "indented as if", "same indentation"),
    ("too shallow", "a:\n  name: Boat\n ¦link: there\n", "differently from its neighbours", "same indentation"),
    ("deeper than its record", "a:\n  name: Boat\nb:\n name: x\n  ¦link: y\n", "indented as if", "same indentation"),
    ("an open bracket", "a:\n  t: ¦[x, y\n  link: there\nb:\n  name: z\n", "not closed", '"]"'),
    ("an open bracket at the end", "a:\n  t: ¦[x, y\n", "not closed", '"]"'),
    ("an open brace", "a:\n  t: ¦{x: 1, y: 2\n  link: there\n", "not closed", '"}"'),
    ("an open brace at the end", "a:\n  t: ¦{x: 1\n", "not closed", '"}"'),
    ("the wrong bracket", "a:\n  t: ¦[x}\n  u: 1\n", "not closed", '"]"'),
    ("a bracket too many", "a:\n  t: [x]¦]\n", "too many", "Take it out"),
    ("a brace too many", "a:\n  t: {x: 1}¦}\n", "too many", "Take it out"),
    ("text after a bracket", "a:\n  t: [draft] ¦the quay\n", "closing bracket", "double quotes"),
    ("no hyphen", "a:\n  t:\n    - x\n    ¦y\n", "without a hyphen", '"- "'),
    ("no hyphen before a field", "a:\n  t:\n    - x\n    ¦y: z\n", "without a hyphen", '"- "'),
    ("a hyphen among fields", "a:\n  name: x\n  ¦- y\n", "among fields", "Indent"),
    ("a list on the line of its field", "a:\n  t: ¦- x\n", "line of its field", "next line"),
    ("a space of another kind", "a:\n  name: x\n ¦\u00a0link: y\n", "no-break space", "an ordinary space"),
    ("a space of another kind above", "a:\n¦\u00a0\u00a0name: x\n  link: y\n", "no-break space", "an ordinary space"),
    ("a backslash", 'a:\n  t: "C:¦\\path"\n', "backslash", "single quotes"),
]


@pytest.mark.parametrize(("text", "words", "fix"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_syntax_error_is_reported_at_its_cause(text: str, words: str, fix: str) -> None:
    before, _, after = text.partition("¦")
    place = Place("f.yml", before.count("\n") + 1, len(before) - before.rfind("\n"))
    (finding,) = read_yaml("f.yml", before + after).findings
    assert finding.code == ("YML009" if "\u00a0" in text else "YML001")
    assert (finding.place.line, finding.place.column) == (place.line, place.column)
    assert words in str(finding.message)
    assert fix in str(finding.fix)


@pytest.mark.parametrize("line", ["\tlink: x", "  \tlink: x", "\t  link: x"])
@pytest.mark.parametrize("above", ["a:\n", "a:\n  name: x\n", "a:\n  do:\n    - one\n", "a:\n  name: >-\n    text\n"])
def test_a_tab_before_a_field_is_reported_at_its_place(above: str, line: str) -> None:
    (finding,) = read_yaml("f.yml", f"{above}{line}\n  kind: asset\n").findings
    number = above.count("\n") + 1
    assert (finding.code, finding.place) == (
        "YML002",
        Place("f.yml", number, line.index("\t") + 1, line.index("\t") + 2),
    )


def test_a_tab_elsewhere_is_not_a_fault() -> None:
    text = "a:\n  name:\tx\n  example: >-\n    text\n    \tmore\t\n  do: [x,\ty]\t# remark\n"
    assert read_yaml("f.yml", text).findings == ()
