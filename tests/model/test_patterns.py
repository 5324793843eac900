"""Patterns match whole texts, in Python as in JSON Schema, and allow only valid names of folders."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import jsonschema_rs
import msgspec
import pytest

from goldthread.editions.history import Key
from goldthread.editions.number import order
from goldthread.exchange.schema import schemas
from goldthread.model.kinds import KINDS
from goldthread.model.record import EDITION_PATTERN, ID_LENGTH, ID_PATTERN
from goldthread.model.shapes import GroupShape, ListShape, Shape, TableShape, TextShape, shape_of
from goldthread.model.vision import COLOUR_PATTERN, EDIT_PATTERN, FEEDBACK_PATTERN, WEB_PATTERN
from goldthread.reading.book import read_book

EXAMPLES = {
    ID_PATTERN: "quay-board",
    EDITION_PATTERN: "2.0",
    COLOUR_PATTERN: "#b8862b",
    WEB_PATTERN: "https://a.example",
    FEEDBACK_PATTERN: "mailto:handbook@a.example",
    EDIT_PATTERN: "{url}/edit",
}
HANDBOOK = 'brand: B\nvision: V.\nedition: "1.0"\n'


def patterns(shape: Shape) -> Iterator[str]:
    """All patterns in a shape."""
    match shape:
        case TextShape(pattern=pattern) if pattern:
            yield pattern
        case ListShape(item=item):
            yield from patterns(item)
        case TableShape(key=key, value=value):
            yield from (*patterns(key), *patterns(value))
        case GroupShape(fields=fields):
            for field in fields.values():
                yield from patterns(field.shape)
        case _:
            pass


@pytest.mark.parametrize("kind", KINDS)
def test_no_pattern_matches_a_text_with_a_trailing_line(kind: str) -> None:
    for pattern in set(patterns(shape_of(kind))):
        example = EXAMPLES[pattern]
        validator = jsonschema_rs.validator_for({"type": "string", "pattern": pattern})
        for text, is_right in [
            (example, True),
            (f"{example}\n", False),
            (f"{example}\nx", False),
            (f"\n{example}", False),
        ]:
            assert bool(re.search(pattern, text)) is is_right
            assert validator.is_valid(text) is is_right


@pytest.mark.parametrize("key", ["need/a\n", "need/A", "need/"])
def test_no_key_of_a_lock_ends_in_a_line_end(key: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(key, Key)


@pytest.mark.parametrize("number", ["1", "2.0", "2.0.1", "2026.1", "1.0-rc1", "2.0b1", "1.0+a.b", "10.20.30.40"])
def test_a_number_of_an_edition_may_be_the_name_of_a_folder(number: str) -> None:
    assert re.search(EDITION_PATTERN, number)
    assert order(number)


@pytest.mark.parametrize(
    "number",
    ["", "Spring 2026", "1 onmouseover=x", "1.", ".1", "1..2", "a1", "1/2", "..", "1.0-rc.", "1\n", "404.html", "latest", "9" * 41],
)  # fmt: skip
def test_a_text_that_cannot_be_a_folder_name_is_not_an_edition_number(number: str) -> None:
    assert not re.search(EDITION_PATTERN, number)


@pytest.mark.parametrize(
    ("files", "code", "words"),
    [
        ({"content/tools.yml": f"{'a' * 300}: {{name: Drill}}\n"}, "SCH006", "has 300 characters, and 80 are the most"),
        ({"content/tools.yml": "aux: {name: Drill}\n"}, "SCH006", "device on Windows"),
        ({"content/tools.yml": '"board\\n": {name: Drill}\n'}, "SCH006", "lower case with hyphens"),
        ({"content/tools.yml": "drill: {name: Drill, was: [con]}\n"}, "SCH006", "device on Windows"),
        ({"content/editions.yml": '- {edition: "Spring 2026", on: 2026-03-01}\n'}, "SCH002", "a number such as 2.0"),
        ({"content/handbook.yml": HANDBOOK.replace("1.0", "1 onmouseover=x")}, "SCH002", "a number such as 2.0"),
        ({"content/handbook.yml": f"{HANDBOOK}horizons: {{month: 4000000}}\n"}, "SCH008", "from 1 to 36525"),
    ],
)  # fmt: skip
def test_an_unusable_value_is_one_finding_with_a_place(
    handbook: Callable[[Mapping[str, str]], Path], files: Mapping[str, str], code: str, words: str
) -> None:
    findings = read_book(handbook({"content/handbook.yml": HANDBOOK, **files})).findings
    (found,) = findings
    assert found.code == code
    assert words in f"{found.message} {found.fix}"
    assert found.place.line >= 1


def test_an_id_of_the_maximum_length_is_valid(handbook: Callable[[Mapping[str, str]], Path]) -> None:
    files = {"content/handbook.yml": HANDBOOK, "content/tools.yml": f"{'a' * ID_LENGTH}: {{name: Drill}}\n"}
    assert read_book(handbook(files)).findings == ()


def test_an_independent_validator_accepts_every_pattern_in_the_schemas() -> None:
    for schema in schemas().values():
        jsonschema_rs.validator_for(schema)
