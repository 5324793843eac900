"""The page of measures."""

import pytest

from goldthread.pages.plan.measures import WRITER
from pages.page_bodies import ContextOf, body_of, pages_of

METRICS = "content/metrics.yml"


def test_each_phase_shows_its_key_measure_and_target(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({})), "measures/")
    cards = body[body.index(">Key measures by phase</h2>") : body.index(">Distribution of measures</h2>")]
    for words in (
        "18 of twenty on 30 April 2026",
        "Target 19 of twenty by 30 June 2027: 1 of twenty short of target",
        "up 2 since",
    ):
        assert words in cards


def test_gaps_are_listed_first(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({METRICS: "clicks: {name: Clicks, kind: traffic}\n"})), "measures/")
    missing = body[: body.index(">All measures</h2>")]
    for words in (
        "Phases without a key measure",
        "No known target",
        "Direction of improvement not set",
        "Fewer than two readings",
    ):
        assert words in missing


def test_an_outdated_target_counts_as_missing(context_of: ContextOf) -> None:
    metric = "calm: {name: Calm, direction: up, target: {value: 9, by: 2026-01-31}, readings: [{on: 2026-01-31, value: 8}]}\n"
    assert "Target date passed, target not reached" in body_of(
        pages_of(WRITER, context_of({METRICS: metric})), "measures/"
    )


def test_a_handbook_with_short_term_measures_only_says_so(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({METRICS: "clicks: {name: Clicks, kind: traffic}\n"})), "measures/")
    assert "Only short-term results are measured" in body
    assert '<li data-share="bond"><p><b>0</b>' in body


def test_the_scorecard_shows_the_last_reading_of_each_quarter_for_each_customer(context_of: ContextOf) -> None:
    metric = """
trust:
  name: Trust
  engagement: feel.personable
  direction: down
  unit: "%"
  readings:
    - {on: 2026-07-01, value: 70}
    - {on: 2026-09-30, value: 72}
    - {on: 2026-10-10, value: 61}
    - {on: 2026-10-10, value: 55, customer: islanders}
"""
    body = body_of(pages_of(WRITER, context_of({METRICS: metric})), "measures/")
    score = body[body.index(">How customers feel and behave</h2>") : body.index(">All measures</h2>")]
    assert score.count("#metric-trust") == 2
    assert "72%" in score
    assert "70%" not in score
    assert "down 11 since 30 September 2026<span>, improved" in score
    assert score.count("Not measured") == 1
    assert "Find us important; Commit to us" in score


def test_a_measure_tells_its_last_movement_first(context_of: ContextOf) -> None:
    readings = "[{on: 2026-01-31, value: 40}, {on: 2026-04-30, value: 70}, {on: 2026-07-31, value: 60}]"
    body = body_of(
        pages_of(WRITER, context_of({METRICS: f"trust: {{name: Trust, direction: up, readings: {readings}}}\n"})),
        "measures/",
    )
    assert "none improved at the last reading and 1 worsened" in body
    assert "down 10 since 30 April 2026<span>, worsened" in body
    assert "Overall: up 20 since 31 January 2026" in body


def test_many_measures_are_folded(context_of: ContextOf) -> None:
    many = "".join(f"m{number}: {{name: Measure {number}}}\n" for number in range(30))
    body = body_of(pages_of(WRITER, context_of({METRICS: many})), "measures/")
    assert body.count('<details class="gt-fold gt-p-measure"') == 30


def test_without_records_it_says_what_to_write(context_of: ContextOf) -> None:
    body = body_of(pages_of(WRITER, context_of({METRICS: "{}\n"})), "measures/")
    assert "No measures yet" in body
    assert "content/metrics.yml" in body


def test_several_targets_are_compared_each(context_of: ContextOf) -> None:
    metric = (
        "calm: {name: Calm, direction: up, unit: days, target: [{value: 9, by: 2031}, {value: 7, by: 2027}, More at sea],"
        " readings: [{on: 2026-01-31, value: 6}, {on: 2026-03-31, value: 8}]}\n"
    )
    body = body_of(pages_of(WRITER, context_of({"content/metrics.yml": metric})), "measures/")
    assert "9 days by 2031; 7 days by 2027; More at sea" in body
    assert "7 days: Target reached; 9 days: 1 days short of target" in body
    assert body.count("gt-d-target") == 4, "each of the two drawings has a line for each value"


@pytest.mark.parametrize("target", ["As many as the quay holds", "{direction: up, by: 2025}"])
def test_a_target_that_cannot_be_compared_is_neither_reached_nor_missed(context_of: ContextOf, target: str) -> None:
    metric = f"calm: {{name: Calm, direction: up, target: {target}, readings: [{{on: 2026-01-31, value: 6}}]}}\n"
    body = body_of(pages_of(WRITER, context_of({"content/metrics.yml": metric})), "measures/")
    assert "1 measure, 1 of them with a target." in body
    assert "target not reached" not in body
    assert ("not known whether the target was reached" in body) == ("2025" in target)
