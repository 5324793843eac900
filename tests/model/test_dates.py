"""Dates that are a day, a month or a year."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.language.catalogue import catalogue
from goldthread.language.translation import speaking
from goldthread.model.dates import Date
from goldthread.reading.yaml_data import read_yaml

_DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))
DATES = st.builds(
    lambda day, parts: Date(*(day.year, day.month, day.day)[:parts]), _DAYS, st.integers(min_value=1, max_value=3)
)


@given(DATES)
def test_a_date_is_read_back_as_it_was_written(date: Date) -> None:
    assert Date.read(str(date)) == date
    assert str(Date.read(str(date))) == str(date)
    data = read_yaml("", f"on: {date}").data
    assert isinstance(data, dict)
    assert Date.read(data["on"]) == date
    assert data["on"] == date.data


@given(DATES)
def test_a_date_lasts_from_its_first_day_to_its_last(date: Date) -> None:
    assert date.first <= date.last
    assert date.is_day == (date.first == date.last)
    before, after = date.first.toordinal() - 1, date.last.toordinal() + 1
    length = len(str(date))
    assert date.first.isoformat()[:length] == date.last.isoformat()[:length] == str(date)
    for ordinal in (before, after):
        if 1 <= ordinal <= datetime.date.max.toordinal():
            assert not datetime.date.fromordinal(ordinal).isoformat().startswith(str(date))


@given(DATES, DATES)
def test_one_date_is_before_another_only_where_all_of_its_days_are(one: Date, other: Date) -> None:
    assert one.is_before(other) == other.is_after(one)
    assert not (one.is_before(other) and one.is_after(other))
    overlap = one.first <= other.last and other.first <= one.last
    assert overlap == (not one.is_before(other) and not one.is_after(other))


@pytest.mark.parametrize(
    "value",
    [
        "2026-13",
        "2026-02-30",
        "2026-1",
        "26",
        "",
        "2026-",
        "2026-01-1",
        "spring 2026",
        26,
        99999,
        True,
        2026.0,
        None,
        [],
    ],
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        Date.read(value)


def test_dates_are_never_put_in_order_by_themselves() -> None:
    for one, other in itertools.permutations((Date(2022), Date(2022, 5), Date(2022, 5, 3)), 2):
        assert one != other
        assert not one.is_before(other)
        assert not one.is_after(other)
        with pytest.raises(TypeError):
            sorted([one, other])  # type: ignore[type-var]


def test_dates_are_worded_as_exactly_as_they_are_known() -> None:
    dates = (Date(2026, 11, 14), Date(2021, 10), Date(2022))
    assert [str(each.words) for each in dates] == ["14 November 2026", "October 2021", "2022"]
    assert [str(each.when) for each in dates] == ["on 14 November 2026", "in October 2021", "in 2022"]
    assert [str(each.words_counted) for each in dates] == [
        "14 November 2026",
        "October 2021 (counted from the last day, 31 October 2021)",
        "2022 (counted from the last day, 31 December 2022)",
    ]
    with speaking(catalogue("de")):
        assert [str(each.when) for each in dates] == ["am 14. November 2026", "im Oktober 2021", "2022"]
        assert str(dates[1].when_counted) == "im Oktober 2021 (gezählt ab dem letzten Tag, 31. Oktober 2021)"
