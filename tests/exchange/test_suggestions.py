"""Schemas suggest the records of a handbook by title, and refuse no link."""

import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from demonstration import REPOSITORY
from goldthread.exchange import suggestions
from goldthread.exchange.schema import schemas
from goldthread.exchange.suggestions import ROOM, Suggestions
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import said, speaking
from goldthread.model.book import Book
from goldthread.model.kinds import KINDS
from goldthread.model.links import ANY_KIND
from goldthread.model.references import Reference
from goldthread.model.shapes import GroupShape, ListShape, Shape, TextShape, shape_of
from goldthread.reading.book import read_book, read_files
from goldthread.reading.yaml_data import read_yaml

HANDBOOK = "brand: A\nvision: B\nedition: '1'\n"
DEMONSTRATION = read_book(REPOSITORY).book
Definitions = Mapping[str, Mapping[str, object]]


@functools.cache
def of_demonstration() -> Mapping[str, Mapping[str, object]]:
    """The schemas that suggest the records of the demonstration."""
    return schemas(DEMONSTRATION)


def book(files: Mapping[str, str]) -> Book:
    every = {"content/handbook.yml": HANDBOOK, **files}
    return read_files({name: text.encode() for name, text in every.items()}).book


def snippets(schema: Mapping[str, object], field: Mapping[str, object]) -> list[Mapping[str, str]]:
    """The suggestions of a field, wherever they stand in the schema."""
    found: list[Mapping[str, str]] = []
    for each in field.get("allOf", ()):  # type: ignore[attr-defined]
        name = each["$ref"].removeprefix("#/$defs/")
        found += schema["$defs"][name]["defaultSnippets"]  # type: ignore[index]
    return found


def links(shape: Shape) -> Iterator[tuple[str, ...]]:
    """The kinds that each link in a shape may point to, in the order of its fields."""
    match shape:
        case TextShape(ref=ref) if ref:
            yield ref
        case ListShape(item=item):
            yield from links(item)
        case GroupShape(ref=ref, fields=fields):
            if ref:
                yield ref
            for field in fields.values():
                yield from links(field.shape)


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_suggests_every_record_that_it_may_point_to(kind: str) -> None:
    schema = of_demonstration()[f"{kind}.schema.json"]
    definitions: Definitions = schema["$defs"]  # type: ignore[assignment]
    wanted = {ref for ref in links(shape_of(kind)) if Suggestions(DEMONSTRATION).titles(ref)}
    assert wanted
    for ref in wanted:
        name = f"{'-or-'.join('record' if each == ANY_KIND else each for each in ref)}-suggestions"
        every = tuple(KINDS) if ANY_KIND in ref else ref
        records = {record.key: record for each in every for record in DEMONSTRATION.of(KINDS[each])}
        bodies = [each["body"] for each in definitions[name]["defaultSnippets"]]  # type: ignore[attr-defined]
        keys = [Reference((), str(read_yaml("a", body).data), ref).keys for body in bodies]
        assert sorted(keys) == sorted((key,) for key in records)
        said_titles = [each["description"] for each in definitions[name]["defaultSnippets"]]  # type: ignore[attr-defined]
        assert said_titles == [" ".join(record.title.split()) for record in records.values()]


def test_a_link_suggests_as_a_bare_word_and_as_a_mapping() -> None:
    schema = of_demonstration()["touchpoint.schema.json"]
    fields = schema["$defs"]["touchpoint"]["properties"]  # type: ignore[index]
    item = fields["principles"]["items"]
    labels = [each["label"] for each in snippets(schema, item)]
    assert "Plain words first (plain-words)" in labels
    assert labels == [each["label"] for each in snippets(schema, item["properties"]["principle"])]
    assert [each["body"] for each in snippets(schema, fields["owner"])] == [
        each.id for each in DEMONSTRATION.of(KINDS["team"])
    ]
    reasons = of_demonstration()["principle.schema.json"]["$defs"]["principle"]["properties"]["because"]["items"]  # type: ignore[index]
    principle = of_demonstration()["principle.schema.json"]
    assert {each["body"].partition("/")[0] for each in snippets(principle, reasons)} == {"need", "evidence"}
    assert all("/" not in each["body"] for each in snippets(principle, reasons["properties"]["need"]))
    ratings = fields["priority"]["properties"]["by_customer"]["properties"]
    assert ratings["islanders"]["description"] == DEMONSTRATION.records["customer/islanders"].title


def test_without_records_nothing_is_suggested_and_above_the_limit_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Snippets" not in str(schemas())
    files = {"content/teams.yml": "a: {name: A}\nb: {name: B}\nc: {name: C}\n", "content/tools.yml": "t: {name: T}\n"}
    monkeypatch.setattr(suggestions, "LIMIT", 2)
    schema = schemas(book(files))["tool.schema.json"]
    owner = schema["$defs"]["tool"]["properties"]["owner"]  # type: ignore[index]
    assert snippets(schema, owner) == []
    assert owner["pattern"]
    monkeypatch.setattr(suggestions, "LIMIT", 3)
    schema = schemas(book(files))["tool.schema.json"]
    assert len(snippets(schema, schema["$defs"]["tool"]["properties"]["owner"])) == 3  # type: ignore[index]


LONG = "We tell everybody who is concerned what comes next and on which day, long before they have to ask"


@pytest.mark.parametrize(
    "titles",
    [
        pytest.param({"a": LONG, "b": LONG, f"c-{'d' * 70}": LONG, f"c-{'d' * 69}e": LONG}, id="long"),
        pytest.param({"a": "🚢" * 40, "b": f"{'x' * 50}🚢🚢🚢🚢"}, id="emoji"),
        pytest.param({"a": "Same", "b": "Same", "same": "same"}, id="same"),
        pytest.param({"true": "Yes", "2026": "The year", "1e3": "Many", "null": "Nothing"}, id="no words to yaml"),
        pytest.param({"a": "Costs ${1:money} and }", "b": 'Quote " and \\ backslash'}, id="signs of snippets"),
    ],
)
def test_labels_fit_and_differ_and_what_is_inserted_is_the_id(titles: Mapping[str, str]) -> None:
    text = "".join(f"- id: '{name}'\n  name: {title!r}\n" for name, title in titles.items())
    found = Suggestions(book({"content/teams.yml": text}))
    found.reference(("team",))
    (listed,) = found.definitions().values()
    each = listed["defaultSnippets"]  # type: ignore[index]
    labels = [one["label"] for one in each]
    assert len(set(labels)) == len(titles)
    assert all(len(label.encode("utf-16-le")) // 2 <= ROOM for label in labels if label not in titles)
    assert [read_yaml("a", f"x: {one['body']}").data for one in each] == [{"x": name} for name in titles]
    assert [read_yaml("a", f"[{one['body']}]").data for one in each] == [[name] for name in titles]


def test_fields_are_explained_in_the_language_of_the_handbook(handbook: Callable[[Mapping[str, str]], Path]) -> None:
    german = read_book(handbook({"content/handbook.yml": f"{HANDBOOK}language: de\n"})).book
    schema = schemas(german)["touchpoint.schema.json"]
    phase = schema["$defs"]["touchpoint"]["properties"]["phase"]  # type: ignore[index]
    with speaking(catalogue("de")):
        assert phase["description"] == said(shape_of("touchpoint").fields["phase"].doc)
    english = schemas()["touchpoint.schema.json"]["$defs"]["touchpoint"]["properties"]["phase"]  # type: ignore[index]
    assert english["description"] == shape_of("touchpoint").fields["phase"].doc != phase["description"]
