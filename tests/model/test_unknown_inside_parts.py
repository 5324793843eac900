"""`unknown` inside a part of a record is a gap: it is read, counted and told, wherever the type of the field leaves room for it."""

from collections.abc import Iterator

import msgspec
import pytest

from demonstration import DAY
from goldthread.audience.public_book import public_book
from goldthread.exchange.handbook_json import book_as_json, book_from_json
from goldthread.inspection import inspect_files
from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.kinds import KINDS
from goldthread.model.record import Record
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FieldShape,
    FlagShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TableShape,
    TextShape,
    shape_of,
)
from goldthread.pages.site import page
from goldthread.reading.book import read_files
from goldthread.settings import Settings
from pages.edge_handbooks import _json, _record, context_of, files_of

_ENTRIES = ("waive",)
"""What says nothing about a brand."""
_NAMES = {"handbook.principle_sets.0.id", "handbook.repository.branch", "edition.shared_with.0.team"}
"""Where `unknown` may be a name: of a set, of a branch, or of a team that is gone."""


class Inner(msgspec.Struct, frozen=True):
    """A field inside a part: its kind, the steps to it, its field, and the value of the record's field that holds `unknown` there."""

    kind: str
    name: str
    field: FieldShape
    value: object

    def __str__(self) -> str:
        return f"{self.kind}.{self.name}"


def inner_fields() -> Iterator[Inner]:
    """Every field inside a part of every kind."""
    for kind in KINDS:
        for field in shape_of(kind).fields.values():
            if field.name not in _ENTRIES:
                for name, inner, value in _inside(field.shape, field.name):
                    yield Inner(kind, name, inner, value)


def _inside(shape: Shape, path: str) -> Iterator[tuple[str, FieldShape, object]]:
    match shape:
        case ListShape(item=item):
            yield from ((name, field, [value]) for name, field, value in _inside(item, f"{path}.0"))
        case TableShape(key=key, value=of) if not isinstance(of, TextShape):
            name = "one-customer" if key.ref else "REV001"
            yield f"{path}.{name}", FieldShape(name, name, of, required=False, struct=Record), {name: "unknown"}
        case GroupShape(fields=fields) if not shape.ref:
            for field in fields.values():
                yield f"{path}.{field.name}", field, {**_needed(shape, field.name), field.name: "unknown"}
                for name, inner, value in _inside(field.shape, f"{path}.{field.name}"):
                    yield name, inner, {**_needed(shape, field.name), field.name: value}


def _needed(shape: GroupShape, but: str) -> dict[str, object]:
    return {each.name: _value(each.shape) for each in shape.fields.values() if each.required and each.name != but}


def _value(shape: Shape) -> object:
    match shape:
        case TextShape(ref=(target, *_)):
            return "event/one-event" if target == "*" else f"one-{target}"
        case TextShape(pattern=pattern) if pattern.startswith("^https"):
            return "https://example.org"
        case TextShape():
            return "some-text"
        case NumberShape():
            return 1
        case DateShape():
            return "2025-06-01"
        case FlagShape():
            return True
        case ChoiceShape(words=(first, *_)):
            return first
        case _:
            return {}


FIELDS = tuple(inner_fields())
OPEN = tuple(each for each in FIELDS if each.field.is_declarable)
SHUT = tuple(each for each in FIELDS if not each.field.is_declarable and str(each) not in _NAMES)


def _files(inner: Inner) -> dict[str, bytes]:
    files = dict(files_of("one of each"))
    kind = KINDS[inner.kind]
    data = _record(inner.kind, {inner.name.split(".")[0]: inner.value})
    if inner.kind == "event":  # which neither replaces itself nor conflicts with itself
        data = msgspec.json.decode(_json(data).replace(b"event/one-event", b"need/one-need"))
    if inner.kind == "handbook":
        return {**files, "content/handbook.yml": _json(data)}
    stem, heading = kind.section
    home = f"{stem}.yml" if stem else "principles/all.yml" if kind.homes[0] == "principles" else f"{kind.homes[0]}.yml"
    text = msgspec.json.decode(files[home])
    (text[heading] if stem else text)[f"one-{inner.kind}"] = data
    return {**files, home: _json(text)}


def test_parts_have_fields_that_nobody_may_know() -> None:
    assert len(OPEN) > 60
    assert {"metric.target.0.by", "metric.readings.0.on", "touchpoint.priority.rank.by_customer.one-customer"} <= {
        str(each) for each in OPEN
    }


@pytest.mark.parametrize("inner", OPEN, ids=str)
def test_unknown_is_read_as_a_gap_and_goes_round(inner: Inner) -> None:
    reading = read_files(_files(inner))
    assert [str(each.message) for each in reading.findings] == []
    record = next(each for each in reading.book.of(KINDS[inner.kind]))
    assert record.declared == {inner.name: "unknown"}
    assert _strings(record) == []
    again = book_from_json(book_as_json(reading.book)).records[record.key]
    assert again.declared == record.declared
    with speaking(catalogue("de")):
        assert "unknown" not in record.words_of_field(inner.name)


@pytest.mark.parametrize("inner", SHUT, ids=str)
def test_where_a_part_cannot_be_without_a_field_unknown_is_a_fault(inner: Inner) -> None:
    reading = read_files(_files(inner))
    assert [each.code[:3] for each in reading.findings] != []
    assert {each.record for each in reading.findings} == {f"{inner.kind}/{_id(inner.kind)}"}


def _id(kind: str) -> str:
    return "handbook" if kind == "handbook" else f"one-{kind}"


def _strings(record: Record) -> list[str]:
    """Where a record still says "unknown" as if that were a text."""
    plain = msgspec.to_builtins(msgspec.structs.replace(record, declared={}), enc_hook=str)
    return [path for path, value in _walk(plain, "") if value in ("unknown", "n/a")]


def _walk(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _walk(item, f"{path}.{name}")
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _walk(item, f"{path}.{place}")
    else:
        yield path, value


def test_a_gap_inside_a_part_is_told_in_the_report_and_on_the_page() -> None:
    files = dict(files_of("one of each"))
    files["content/metrics.yml"] = (
        b"one-metric: {name: One, unit: calls, direction: up, target: {value: 9, by: unknown},"
        b" readings: [{value: 1, on: unknown}, {value: 2, on: 2024}]}"
    )
    files["content/focus.yml"] = b"one-focus: {statement: One., tension: {near: Now., long: unknown}}"
    inspection = inspect_files(files, Settings(today=DAY))
    context = context_of(inspection, catalogue("en"))
    report, measures, focus = (page(context, address).body for address in ("report/", "measures/", "focus/one-focus/"))
    assert "Target: By, Readings: On" in report
    assert "9 calls, date unknown" in measures
    assert "Date unknown" in measures
    assert 'data-state="unknown"' in focus[focus.index("Long term") : focus.index("Resolution")]


def test_what_is_not_known_of_an_internal_field_is_internal() -> None:
    files = dict(files_of("one of each"))
    head = msgspec.json.decode(files["content/handbook.yml"])
    files["content/handbook.yml"] = _json({**head, "internal_fields": ["metric.target.by", "touchpoint.benchmark"]})
    files["content/metrics.yml"] = (
        b"one-metric: {name: One, target: [{value: 9, by: unknown}, {value: unknown, words: More}]}"
    )
    touchpoints = msgspec.json.decode(files["content/touchpoints.yml"])
    touchpoints["one-touchpoint"]["benchmark"] = {"who": "unknown", "why": "Fast."}
    files["content/touchpoints.yml"] = _json(touchpoints)
    book = read_files(files).book
    assert book.records["metric/one-metric"].declared == {"target.0.by": "unknown", "target.1.value": "unknown"}
    assert book.records["touchpoint/one-touchpoint"].declared == {"benchmark.who": "unknown"}
    public = public_book(book)
    assert "by" not in " ".join(public.records["metric/one-metric"].declared)
    assert public.records["touchpoint/one-touchpoint"].declared == {}


def test_what_is_not_known_of_an_entry_is_told_of_no_other_where_one_is_internal() -> None:
    files = dict(files_of("one of each"))
    files["content/customers.yml"] = b"one-customer: {name: One}\ninside: {name: Inside, audience: internal}\n"
    files["content/metrics.yml"] = (
        b"one-metric: {name: One, readings: [{value: 1, customer: inside}, {value: 2, on: unknown}, {value: 3, on: 2024}]}"
    )
    book = read_files(files).book
    assert book.records["metric/one-metric"].declared == {"readings.1.on": "unknown"}
    assert public_book(book).records["metric/one-metric"].declared == {}
