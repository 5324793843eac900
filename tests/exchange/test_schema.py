"""The JSON Schemas accept the same files as the reader, by an independent validator."""

import datetime
import functools
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import jsonschema_rs
import pytest

from goldthread import data_faults
from goldthread.exchange.editor_settings import files_by_schema
from goldthread.exchange.schema import schemas
from goldthread.reading.book import read_book
from goldthread.reading.files import files_on_disk, record_files
from goldthread.reading.yaml_data import read_yaml

ROOT = Path(__file__).parents[2]
STRUCTURAL = ("SCH001", "SCH002", "SCH003", "SCH004", "SCH005", "SCH008")
PLAIN = schemas()
EVERY_SCHEMA = pytest.mark.parametrize("name", PLAIN)
Read = Callable[[Mapping[str, str | bytes]], Path]


def schema_of(path: str) -> str:
    """The name of the schema that editors are told for a file."""
    (found,) = (
        PurePosixPath(schema).name
        for schema, patterns in files_by_schema().items()
        if any(_matches(path, pattern) for pattern in patterns)
    )
    return found


def _matches(path: str, pattern: str) -> bool:
    folder, stars, ending = pattern.partition("**/*")
    return path.startswith(folder) and path.endswith(ending) if stars else path == pattern


@functools.cache
def suggesting() -> Mapping[str, dict[str, object]]:
    """The schemas that suggest the records of the demonstration."""
    return schemas(read_book(ROOT).book)


def accepts(path: str, text: str) -> bool:
    """Whether the schema that editors are told for a file takes what is in it; suggestions neither take nor refuse anything."""
    name, data = schema_of(path), read_yaml(path, text).data
    plain, with_suggestions = (jsonschema_rs.validator_for(each[name]).is_valid(data) for each in (PLAIN, suggesting()))
    assert plain == with_suggestions
    return plain


def inside(schema: object) -> Iterator[Mapping[str, object]]:
    """A schema and every schema in it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for name in ("properties", "$defs"):
        for each in schema.get(name, {}).values():
            yield from inside(each)
    for name in ("items", "additionalProperties"):
        yield from inside(schema.get(name))


@EVERY_SCHEMA
def test_a_schema_is_valid_against_its_draft(name: str) -> None:
    schema = PLAIN[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema_rs.meta.validate(schema)
    assert json.loads(json.dumps(schema)) == schema


@EVERY_SCHEMA
def test_a_schema_has_no_alternatives_so_that_editors_show_clear_errors(name: str) -> None:
    schema = PLAIN[name]
    conditions = [schema.get("if"), schema.get("else", {}).get("if")]  # type: ignore[attr-defined]
    for part in inside(schema):
        assert not {"anyOf", "oneOf", "allOf", "not"} & set(part)
        assert part is schema or part.get("if") in (None, *conditions)


@EVERY_SCHEMA
def test_every_field_is_described_and_every_date_has_a_pattern(name: str) -> None:
    for part in inside(PLAIN[name]):
        for field in part.get("properties", {}).values() if isinstance(part.get("properties"), dict) else ():  # type: ignore[attr-defined]
            if "description" in field:
                assert field["markdownDescription"] == field["description"]
        assert ("pattern" in part) or part.get("format") != "date"


@pytest.mark.parametrize("source", record_files(files_on_disk(ROOT)), ids=lambda source: source.path)
def test_the_brands_own_files_are_valid(source: object) -> None:
    path, text = source.path, source.text  # type: ignore[attr-defined]
    assert accepts(path, text)


EXPLANATIONS = [each for each in data_faults.explanations() if each.code in STRUCTURAL]


@pytest.mark.parametrize("each", EXPLANATIONS, ids=lambda each: each.code)
def test_the_schema_finds_the_same_structural_faults(each: object) -> None:
    for example in each.fails:  # type: ignore[attr-defined]
        assert not all(accepts(path, text) for path, text in example.files)
    for example in each.passes:  # type: ignore[attr-defined]
        assert all(accepts(path, text) for path, text in example.files)


HEAD = "t:\n  name: T\n  phase: p\n"
RIGHT = [
    "principles: [a, {principle: b, how: So., basis: inferred}]",
    "principles: unknown",
    "principles: n/a",
    "principles:",
    "signature: sale",
    "signature: {reason: sale}",
    "signature: n/a",
    "medium: unknown",
    "medium: digital",
    "priority: {customer: 5, by_customer: {a: 1}}",
    "priority: unknown",
    "review_by: 2026-02-28",
    "review_by: 2026-02",
    "review_by: 2026",
    "review_by: '2026'",
    "review_by: n/a",
    "waive: [{rule: TCH001, reason: So., until: 2027-01-01}]",
    "examples: [one, two]",
    "owner: crew",
    "owner: team/crew",
    "owner: unknown",
    "status: idea",
    "audience: internal",
    "was: [old-id]",
]
WRONG = [
    "prinicples: [a]",
    "principles: a",
    "principles: [7]",
    "principles: [{principle: a, hwo: So.}]",
    "principles: [{how: So.}]",
    "principles: [{to: a}]",
    "principles: [{principle: a, basis: guessed}]",
    "signature: sail",
    "signature: [sale]",
    "medium: digitel",
    "priority: {customer: 6}",
    "priority: {customer: high}",
    "priority: {customer: 1.5}",
    "priority: 5",
    "review_by: tomorrow",
    "review_by: 28.2.2026",
    "review_by: 26",
    "waive: [{rule: TCH001, reason: So.}]",
    "waive: [{rule: TCH001, reason: So., until: soon}]",
    "examples: one",
    "name: [a]",
    "owner: [crew]",
    "owner: 5",
    "status: done",
    "audience: everyone",
    "was: old-id",
    "was: [Old Id]",
]


@pytest.mark.parametrize("line", RIGHT)
def test_the_schema_accepts_what_the_reader_accepts(line: str, handbook: Read) -> None:
    text = f"{HEAD}  {line}\n"
    codes = {each.code for each in read_book(handbook({"content/touchpoints.yml": text})).findings}
    assert not codes & {*STRUCTURAL, "SCH006"}
    assert accepts("content/touchpoints.yml", text)


@pytest.mark.parametrize("line", WRONG)
def test_the_schema_refuses_what_the_reader_refuses(line: str, handbook: Read) -> None:
    text = f"{HEAD}  {line}\n"
    codes = {each.code for each in read_book(handbook({"content/touchpoints.yml": text})).findings}
    assert codes & {*STRUCTURAL, "SCH006", "YML003"}
    if not line.startswith("name"):
        assert not accepts("content/touchpoints.yml", text)


@pytest.mark.parametrize("line", [*RIGHT, *WRONG])
def test_a_file_that_is_one_record_is_judged_like_a_record_among_others(line: str) -> None:
    several = accepts("content/touchpoints.yml", f"{HEAD}  {line}\n")
    single = f"name: T\nphase: p\n{line}\n"
    assert accepts("content/touchpoints/t.yml", single) == several
    assert accepts("content/touchpoints/t.yaml", f"{HEAD}  {line}\n") == several
    assert accepts("content/touchpoints/t.yml", f"- id: t\n  name: T\n  phase: p\n  {line}\n") == several


@pytest.mark.parametrize(
    "text", ["t: {name: T}\n", "- {id: t, phase: p}\n", "t: 5\n", "- t\n", "t: {name: , phase: p}\n"]
)
def test_a_record_without_a_required_field_is_refused_by_both(text: str, handbook: Read) -> None:
    assert read_book(handbook({"content/touchpoints.yml": text})).findings
    assert not accepts("content/touchpoints.yml", text)


def test_the_file_of_a_kind_may_be_one_record(handbook: Read) -> None:
    text = "name: T\nphase: p\n"
    found = read_book(handbook({"content/touchpoints.yml": text}))
    assert "touchpoint/touchpoints" in found.book.records
    assert accepts("content/touchpoints.yml", text)
    assert not accepts("content/touchpoints.yml", f"{text}priorty: {{customer: 5}}\n")
    assert not accepts("content/touchpoints/t.yml", f"{text}priorty: {{customer: 5}}\n")


def test_impossible_dates_are_checked_by_the_reader_only() -> None:
    with pytest.raises(ValueError, match="day"):
        datetime.date.fromisoformat("2026-02-30")
    assert accepts("content/touchpoints.yml", f"{HEAD}  review_by: 2026-02-30\n")
