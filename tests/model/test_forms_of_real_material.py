"""Forms that real material has: targets without a value, marks without a reason, several channels, readings without a date."""

import datetime

from conftest import Handbook as Write
from goldthread.inspection import Inspection, inspect
from goldthread.model.dates import Date
from goldthread.model.journey import Signature
from goldthread.settings import Settings

_HEAD = 'brand: B\nvision: V.\nedition: "1.0"\n'


def _read(write: Write, **files: str) -> Inspection:
    named = {f"content/{name}.yml": text for name, text in files.items()}
    root = write({"content/handbook.yml": _HEAD, "content/journey.yml": "p: {name: P}\n", **named})
    inspection = inspect(root, Settings(today=datetime.date(2026, 11, 21)))
    assert not [str(each.message) for each in inspection.reading.findings]
    return inspection


def test_a_target_is_a_value_a_direction_or_words(handbook: Write) -> None:
    text = (
        "a: {name: A, target: {direction: down, by: 2027}}\n"
        "b: {name: B, target: Fewer than last year.}\n"
        "c: {name: C, target: {by: 2027}}\n"
        "d: {name: D, target: [{direction: up, by: 2027}, In every district]}\n"
    )
    inspection = _read(handbook, metrics=text)
    a, b, c, d = inspection.graph.book.metrics
    assert [(each.direction, each.by) for each in a.targets] == [("down", Date(2027))]
    assert [each.words for each in b.targets] == ["Fewer than last year."]
    assert [each.is_said for each in c.targets] == [False]
    assert [(each.direction, each.words) for each in d.targets] == [("up", None), (None, "In every district")]
    without = [each.record for each in inspection.judgement.findings if each.code == "MET002"]
    assert without == ["metric/c"]


def test_a_reading_without_a_date_is_the_latest_only_where_it_is_the_only_one(handbook: Write) -> None:
    text = (
        "a: {name: A, readings: [{value: 1}]}\n"
        "b: {name: B, readings: [{value: 1}, {value: 2}]}\n"
        "c: {name: C, readings: [{value: 1}, {value: 2, on: 2022}]}\n"
    )
    a, b, c = _read(handbook, metrics=text).graph.book.metrics
    assert [each.value for each in a.latest] == [1]
    assert b.latest == ()
    assert [each.value for each in c.latest] == [2]


def test_a_signature_needs_no_reason_and_may_have_one_of_its_own(handbook: Write) -> None:
    text = "".join(
        f"t{place}: {{name: T, phase: p, signature: {form}}}\n"
        for place, form in enumerate(("true", "bond", "{words: People sing.}"))
    )
    found = [each.signature for each in _read(handbook, touchpoints=text).graph.book.touchpoints]
    assert found == [Signature(), Signature(reason="bond"), Signature(words="People sing.")]


def test_channels_are_one_or_several(handbook: Write) -> None:
    text = "a: {name: A, phase: p, channel: App}\nb: {name: B, phase: p, channels: [App, Phone]}\n"
    a, b = _read(handbook, touchpoints=text).graph.book.touchpoints
    assert a.all_channels == ("App",)
    assert b.all_channels == ("App", "Phone")


def test_a_focus_looks_ahead_to_a_year_or_as_far_as_words_say(handbook: Write) -> None:
    text = "a: {statement: S., horizon: 2030}\nb: {statement: T., horizon: to the next licence}\n"
    a, b = _read(handbook, focus=text).graph.book.focuses
    assert (a.horizon, b.horizon) == ("2030", "to the next licence")
