"""A metric with its current value, target, trend and readings."""

import datetime
from collections.abc import Callable, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.trend import trend
from goldthread.language.translation import said, say, to_say
from goldthread.model.dates import last_day
from goldthread.model.measures import DatedReading, Metric, Reading, Target
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.frame.labels import day, figure, when

_DIRECTIONS = {"up": to_say("upwards"), "down": to_say("downwards"), "hold": to_say("hold")}


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A metric; `trend` is the wide drawing, `narrow` the narrow one; `readings` are day, value, customer and sample, the newest first.

    now: The latest readings, with their customers and the day.
    moved: The movement since the reading before, in words; empty with fewer than two readings.
    is_toward: Whether that movement is an improvement; None if the better direction is not known, or nothing moved.
    overall: The movement since the first reading, in words; empty with fewer than three readings.
    target: The targets, in words; empty without one.
    verdict: The comparison with the targets, in words; empty without a value to reach or a reading.
    is_reached: Whether all of the latest readings have reached each target that is a value.
    """

    anchor: Anchor
    name: str
    definition: Markup
    trend: Markup
    narrow: Markup
    now: str
    moved: str
    is_toward: bool | None
    overall: str
    target: str
    verdict: str
    is_reached: bool
    readings: tuple[tuple[str, str, str, str], ...]


def measured(presenter: Presenter, metric: Metric) -> Measure:
    """A metric as shown on pages."""

    def customer(name: str) -> str:
        return customer_name(presenter, name)

    gaps = [_gap(metric, aim) for _, aim in metric.valued]
    readings = sorted(enumerate(metric.readings), key=lambda pair: last_day(pair[1].on), reverse=True)
    latest = metric.latest
    dated = metric.dated
    moved, is_toward = last_movement(metric, dated)
    overall, _ = movement(metric, dated)
    return Measure(
        anchor=presenter.anchor(metric.key),
        name=metric.title,
        definition=presenter.words.line(metric.definition),
        trend=trend(metric, customer, day),
        narrow=trend(metric, customer, day, is_narrow=True),
        now=_now(metric, latest, customer),
        moved=moved,
        is_toward=is_toward,
        overall=overall if overall != moved else "",
        target="; ".join(_aim(metric, each, place) for place, each in enumerate(metric.targets)),
        verdict=_verdicts(metric),
        is_reached=all(gap is not None and gap <= 0 for gap in gaps) if gaps else False,
        readings=tuple(
            (
                _read_on(metric, place),
                value(each.value, metric),
                customer(each.customer) if each.customer else "",
                figure(each.n, None) if each.n else "",
            )
            for place, each in readings
        ),
    )


def value(number: float, metric: Metric) -> str:
    """A value of a metric with its unit."""
    return say("{number}%", number=figure(number, None)) if metric.unit == "%" else figure(number, metric.unit)


def movement(metric: Metric, in_order: Sequence[DatedReading]) -> tuple[str, bool | None]:
    """How the latest reading differs from the first one of the same customer, and whether that is an improvement."""
    last = in_order[-1] if in_order else None
    first = next((each for each in in_order if last and each.reading.customer == last.reading.customer), None)
    if last is None or first is None or not first.on.is_before(last.on):
        return "", None
    change = round(last.reading.value - first.reading.value, 6)
    if not change:
        return say("unchanged since {day}", day=day(first.on)), None
    amount, since = figure(abs(change), None), day(first.on)
    up, down = (
        say("up {change} since {day}", change=amount, day=since),
        say("down {change} since {day}", change=amount, day=since),
    )
    words = up if change > 0 else down
    return words, (change > 0) == (metric.direction == "up") if metric.direction else None


def last_movement(metric: Metric, in_order: Sequence[DatedReading]) -> tuple[str, bool | None]:
    """How the latest reading differs from the one before of the same customer, and whether that is an improvement."""
    of_one = [each for each in in_order if each.reading.customer == in_order[-1].reading.customer]
    before = [each for each in of_one[:-1] if each.on.is_before(of_one[-1].on)][-1:]
    return movement(metric, [*before, *of_one[-1:]])


def customer_name(presenter: Presenter, name: str) -> str:
    """The name of a customer, from the id."""
    key = f"customer/{name.rpartition('/')[2]}"
    return presenter.anchor(key).text if key in presenter.book.records else name


def _now(metric: Metric, latest: Sequence[Reading], customer: Callable[[str], str]) -> str:
    if not latest:
        return ""
    values = ", ".join(
        say("{value} ({customer})", value=value(each.value, metric), customer=customer(each.customer))
        if each.customer
        else value(each.value, metric)
        for each in latest
    )
    on = latest[0].on
    return say("{values} {when}", values=values, when=when(on)) if on else say("{values}, no date", values=values)


def _read_on(metric: Metric, place: int) -> str:
    if on := metric.readings[place].on:
        return day(on)
    return say("Date unknown") if metric.declared.get(f"readings.{place}.on") == "unknown" else say("No date")


def _aim(metric: Metric, target: Target, place: int) -> str:
    aim = target_words(metric, target)
    if "unknown" in map(metric.declared.get, ("target.by", f"target.{place}.by")):
        return say("{value}, date unknown", value=aim)
    return say("{value} by {day}", value=aim, day=day(target.by)) if target.by else aim


def target_words(metric: Metric, target: Target) -> str:
    """What a metric should reach, without the date: a value, what somebody said, or a direction."""
    if target.value is not None:
        return value(target.value, metric)
    if target.words:
        return " ".join(target.words.split()).rstrip(".")
    return said(_DIRECTIONS[target.direction]) if target.direction else say("not known")


def is_missed(metric: Metric, today: datetime.date) -> bool | None:
    """Whether the day of a target has passed and the latest readings have not reached it; None when it has passed and that is not known."""
    passed = [each for each in metric.targets if each.by and each.by.is_before(today)]
    gaps = [_gap(metric, each.value) if each.value is not None else None for each in passed]
    if any(gap is not None and gap > 0 for gap in gaps):
        return True
    return None if None in gaps else False


def _gap(metric: Metric, aim: float) -> float | None:
    """By how much the worst of the latest readings misses a value, at most 0 if all reach it; None if it is not known."""
    if not metric.latest or not metric.direction:
        return None
    return max((aim - each.value) * (1 if metric.direction == "up" else -1) for each in metric.latest)


def _verdicts(metric: Metric) -> str:
    """The comparison with each target that is a value; of several, each begins with its value."""
    found = [(aim, gap) for _, aim in metric.valued if (gap := _gap(metric, aim)) is not None]
    if len(found) == 1:
        return _verdict(metric, found[0][1])
    if found and all(gap <= 0 for _, gap in found):
        return say("Targets reached")
    return "; ".join(
        say("{target}: {verdict}", target=value(aim, metric), verdict=_verdict(metric, gap)) for aim, gap in found
    )


def _verdict(metric: Metric, gap: float) -> str:
    if gap <= 0:
        return say("Target reached")
    if metric.unit == "%":
        return say("{points} points short of target", points=figure(gap, None))
    return say("{gap} short of target", gap=figure(gap, metric.unit))
