"""Conversion and diagnosis of a record agree: one fails exactly if the other finds a fault."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from goldthread.model.dates import convert_date
from goldthread.model.kinds import KINDS
from goldthread.model.links import TARGET_FIELD
from goldthread.model.record import EDITION_PATTERN, ID_PATTERN, Record
from goldthread.model.shapes import (
    ChoiceShape,
    DateShape,
    FlagShape,
    GroupShape,
    ListShape,
    NumberShape,
    Shape,
    TableShape,
    TextShape,
    link_names,
    shape_of,
)
from goldthread.model.vision import COLOUR_PATTERN, EDIT_PATTERN, FEEDBACK_PATTERN, WEB_PATTERN
from goldthread.places import Place
from goldthread.reading.diagnosis import diagnose
from goldthread.reading.drafts import Draft
from goldthread.reading.files import files_on_disk, record_files
from goldthread.reading.locations import Located
from goldthread.reading.shorthand import written_out
from goldthread.reading.yaml_data import Data, read_yaml

ROOT = Path(__file__).parents[2]
NOWHERE = Located("content/x.yml", "")

RIGHT = {
    ID_PATTERN: ("a", "a-b", "quay-board-9", "a" * 80),
    EDITION_PATTERN: ("1", "2.0", "1.0-rc1"),
    COLOUR_PATTERN: ("#b8862b", "#FFFFFF"),
    WEB_PATTERN: ("https://a.example", "http://a/b?c"),
    FEEDBACK_PATTERN: ("https://a.example/faults", "mailto:handbook@a.example"),
    EDIT_PATTERN: ("{url}/edit/{branch}/{path}#L{line}", "https://a.example/{path}"),
}
"""Texts that a pattern fits."""

anything: st.SearchStrategy[object] = st.one_of(
    st.text(max_size=4),
    st.integers(-3, 9),
    st.floats(-3, 9),
    st.booleans(),
    st.sampled_from(
        ["unknown", "n/a", "2026-02-30", "2026-02-28", "2026-2-8", "#b8862b", "https://a.example", "a-b", "live"]
    ),
    st.just([]),
    st.just({}),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(
        st.sampled_from(["a", "to", TARGET_FIELD, "how", "principle", "customer", "team"]),
        st.text(max_size=3),
        max_size=2,
    ),
)


def fitting(shape: Shape) -> st.SearchStrategy[object]:
    """Values of a shape, now and then something else in their place."""
    match shape:
        case TextShape(pattern=pattern):
            right: st.SearchStrategy[object] = st.sampled_from(RIGHT[pattern]) if pattern else st.text(max_size=5)
        case NumberShape(whole=whole):
            right = st.integers(0, 6) if whole else st.one_of(st.integers(0, 6), st.floats(0, 6))
        case DateShape():
            right = st.dates().map(lambda day: day.isoformat())
        case FlagShape():
            right = st.booleans()
        case ChoiceShape(words=words):
            right = st.sampled_from(words)
        case ListShape(item=item):
            right = st.lists(fitting(item), max_size=2)
        case TableShape(value=value):
            right = st.dictionaries(st.sampled_from(["a", "b"]), fitting(value), max_size=2)
        case GroupShape():
            right = group(shape)
    return st.integers(0, 30).flatmap(lambda chance: anything if chance == 0 else right)


def group(shape: GroupShape) -> st.SearchStrategy[object]:
    left_out = {TARGET_FIELD, "id"} if issubclass(shape.type, Record) else {TARGET_FIELD}
    fields = {field.name: fitting(field.shape) for field in shape.fields.values() if field.name not in left_out}
    needed = {name: fields[name] for name in fields if shape.fields[name].required}
    if shape.ref:
        needed |= {link_names(shape)[0]: st.sampled_from(["a-b", "c"])}
    whole: st.SearchStrategy[object] = st.fixed_dictionaries(
        needed, optional={name: each for name, each in fields.items() if name not in needed}
    )
    return st.one_of(whole, st.sampled_from(["a-b", "sale"])) if shape.ref or shape.shorthand else whole


@functools.cache
def records(kind: str) -> st.SearchStrategy[object]:
    """Records of a kind; to say what they are takes longer than to make one."""
    return group(shape_of(kind))


def quick_way_accepts(kind: str, data: Mapping[str, Data]) -> bool:
    try:
        msgspec.convert(written_out(kind, "some-id", data), KINDS[kind], dec_hook=convert_date)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize("entry", ["unknown", "n/a", {"need": "unknown"}])
def test_an_entry_of_a_list_of_links_is_a_link_whatever_else_is_wrong(entry: Data) -> None:
    record: dict[str, Data] = {"title": "A", "statement": "B", "because": ["a-b", entry]}
    for odd in ({}, {"nope": 1}):
        found = diagnose(Draft("principle", "p", record | odd, Place("content/x.yml"), ("p",)), "p", NOWHERE)
        assert len(found.findings) == len(odd)
        assert len(cast("list[object]", found.fields["because"])) == 2


@settings(max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
@pytest.mark.parametrize("kind", KINDS)
def test_a_record_has_findings_exactly_if_its_class_refuses_it(kind: str, data: st.DataObject) -> None:
    record = data.draw(records(kind))
    assert isinstance(record, dict)
    draft = Draft(kind, "some-id", record, Place("content/x.yml"), ("some-id",))
    diagnosis = diagnose(draft, "some-id", NOWHERE)
    assert quick_way_accepts(kind, record) == (not diagnosis.findings), (record, diagnosis.findings)
    # Whatever was wrong, what is left is a record.
    msgspec.convert({**diagnosis.fields, "id": "some-id"}, KINDS[kind], dec_hook=convert_date)


def test_diagnosis_reads_the_demonstration_brand_like_conversion() -> None:
    for source in record_files(files_on_disk(ROOT)):
        data = read_yaml(source.path, source.text).data
        if (
            not isinstance(source.kinds, str)
            or not isinstance(data, dict)
            or not all(isinstance(each, dict) for each in data.values())
        ):
            continue
        for name, fields in data.items():
            assert isinstance(fields, dict)
            draft = Draft(source.kinds, name, fields, Place(source.path), (name,))
            slow = msgspec.convert(
                {**diagnose(draft, name, NOWHERE).fields, "id": name}, KINDS[source.kinds], dec_hook=convert_date
            )
            assert slow == msgspec.convert(
                written_out(source.kinds, name, fields), KINDS[source.kinds], dec_hook=convert_date
            )
