"""The engagement scorecard: how customers feel and behave, by quarter."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from goldthread.language.translation import said, to_say
from goldthread.model.measures import DatedReading, Metric
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.metrics import customer_name, last_movement, value
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.labels import figure

_QUARTERS = 6
"""How many quarters are shown."""

_ENGAGEMENT: Mapping[str, tuple[str, str]] = {
    "feel.personable": (to_say("Feelings"), to_say("Find us likeable")),
    "feel.fulfils": (to_say("Feelings"), to_say("Feel that we keep our promises")),
    "feel.relevant": (to_say("Feelings"), to_say("Find us important")),
    "behave.commits": (to_say("Behaviour"), to_say("Commit to us")),
    "behave.advocates": (to_say("Behaviour"), to_say("Recommend us")),
    "behave.immediate": (to_say("Behaviour"), to_say("Act immediately")),
}


class Line(msgspec.Struct, frozen=True):
    """A metric for one customer: its unit and the customer, its values by quarter, and whether they improve."""

    anchor: Anchor
    detail: str
    values: tuple[str, ...]
    moved: str
    is_toward: bool | None


class Aspect(msgspec.Struct, frozen=True):
    """One aspect of engagement, with its metrics."""

    half: str
    title: str
    lines: tuple[Line, ...]


def quarters(today: datetime.date) -> tuple[tuple[int, int], ...]:
    """The quarters up to today's, the oldest first."""
    last = today.year * 4 + (today.month - 1) // 3
    return tuple((each // 4, each % 4 + 1) for each in range(last - _QUARTERS + 1, last + 1))


def aspects(presenter: Presenter, metrics: Iterable[Metric]) -> Iterator[Aspect]:
    """All aspects of engagement, including those without metrics."""
    shown = quarters(presenter.context.build.on)
    held: dict[str, list[Line]] = {}
    for metric in metrics:
        if metric.engagement:
            held.setdefault(metric.engagement, []).extend(_lines(presenter, metric, shown))
    for name, (half, title) in _ENGAGEMENT.items():
        yield Aspect(said(half), said(title), tuple(held.get(name, ())))


def _lines(presenter: Presenter, metric: Metric, shown: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """A line for each customer with readings."""
    groups: dict[str, list[DatedReading]] = {}
    for each in metric.dated:
        groups.setdefault(each.reading.customer or "", []).append(each)
    for customer, readings in (groups or {"": []}).items():
        name = customer_name(presenter, customer) if customer else ""
        detail = ", ".join(filter(None, (metric.unit if metric.unit != "%" else "", name)))
        moved, is_toward = last_movement(metric, readings)
        yield Line(presenter.anchor(metric.key), detail, tuple(_values(metric, readings, shown)), moved, is_toward)


def _values(metric: Metric, readings: Iterable[DatedReading], shown: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The last reading of each quarter; one of a year stands in none."""
    latest = {_quarter(each.on.last): each.reading.value for each in readings if each.on.precision != "year"}
    for quarter in shown:
        yield _figure(latest[quarter], metric) if quarter in latest else ""


def _quarter(day: datetime.date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3 + 1


def _figure(number: float, metric: Metric) -> str:
    """A value as shown in a cell: with its unit only if that is a sign."""
    return value(number, metric) if metric.unit == "%" else figure(number, None)
