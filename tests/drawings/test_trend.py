"""A metric over time."""

from goldthread.drawings.trend import trend
from goldthread.model.dates import Date
from goldthread.model.measures import Metric, Reading, Target

DAYS = [Date(2026, month, 1) for month in (1, 4, 7)]


def metric(*readings: Reading, target: Target | None = None) -> Metric:
    return Metric(id="calm", name="Calm & quiet", unit="%", readings=readings, targets=(target,) if target else ())


def drawn(subject: Metric) -> str:
    return trend(subject, customer=str.capitalize, day=str)


def test_one_reading_is_no_trend() -> None:
    assert drawn(metric(Reading(on=DAYS[0], value=3))) == ""


def test_each_customer_has_a_line_with_a_name_at_its_end() -> None:
    readings = [Reading(on=day, value=place, customer=who) for place, day in enumerate(DAYS) for who in ("ann", "bob")]
    svg = drawn(metric(*readings))
    assert svg.count("gt-t-line") == 2
    assert "2% Ann" in svg
    assert "2% Bob" in svg


def test_the_target_is_drawn_with_its_day() -> None:
    readings = [Reading(on=day, value=place) for place, day in enumerate(DAYS)]
    svg = drawn(metric(*readings, target=Target(value=5, by=DAYS[2])))
    assert "Target 5% by 2026-07-01" in svg
    assert "Calm &amp; quiet" in svg


def test_readings_that_never_change_are_still_drawn() -> None:
    svg = drawn(metric(*[Reading(on=day, value=7) for day in DAYS]))
    assert "NaN" not in svg
    assert "7%" in svg


def test_a_target_below_all_readings_is_named_beneath_its_line() -> None:
    svg = drawn(metric(*[Reading(on=day, value=9 - place) for place, day in enumerate(DAYS)], target=Target(value=5)))
    line = float(svg.partition('gt-d-target" d="M0 ')[2].partition("H")[0])
    assert float(svg.partition('gt-d-quiet" x="8" y="')[2].partition('"')[0]) > line
