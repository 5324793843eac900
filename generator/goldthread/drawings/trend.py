"""A metric over time: a line for each customer, and the target."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.map_drawing import Line
from goldthread.drawings.measures import cut, rounded, spread, written
from goldthread.drawings.template import draw
from goldthread.language.translation import say, say_many, spoken
from goldthread.model.dates import Date
from goldthread.model.measures import DatedReading, Metric, Reading, Target

_HEIGHT, _LEFT, _TOP, _FOOT, _KEY = 220, 8, 20, 186, 20
_SMALL, _ABOVE, _BELOW = 12, 11, 18
"""The size of the words of a target, and how far above or below its line their middle lies."""


class _Sheet(msgspec.Struct, frozen=True):
    """The form of the drawing: the suffix of its ids, its width, and the space for labels at the ends of lines."""

    suffix: str
    width: int
    right: int

    @property
    def end(self) -> int:
        """The right end of the lines."""
        return self.width - self.right


_BROAD, _NARROW = _Sheet("", 680, 190), _Sheet("-upright", 340, 68)


class Curve(msgspec.Struct, frozen=True):
    """The readings of one customer: the line, its points with labels, and the label at its end."""

    line: str
    points: tuple[tuple[float, float, str], ...]
    label: Line


class TrendDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing.

    name: A name for it that is unique on its page.
    title: The metric.
    summary: What it shows, in a sentence.
    curves: The lines.
    targets: The targets that are values: the height of each, and its words.
    days: The first and the last day, beneath.
    keys: Where there is no room for names at the ends of lines: the names, each beside a piece of its line.
    end: Where lines end at the latest.
    foot: The height of the line on which they stand.
    """

    name: str
    title: str
    summary: str
    curves: tuple[Curve, ...]
    targets: tuple[tuple[float, Line], ...]
    days: tuple[Line, ...]
    keys: tuple[Line, ...]
    end: int
    width: int
    height: int
    foot: int = _FOOT


def trend(
    metric: Metric, customer: Callable[[str], str], day: Callable[[Date], str], *, is_narrow: bool = False
) -> Markup:
    """The drawing of a metric with at least two dated readings; empty with fewer.

    customer: The name of a customer, from the id.
    day: A day in words.
    is_narrow: Whether it is the narrow form.
    """
    if len(metric.dated) < 2:  # noqa: PLR2004 - one reading is no trend
        return Markup()
    return draw("trend.svg", _trend(metric, customer, day, _NARROW if is_narrow else _BROAD))


def _trend(metric: Metric, customer: Callable[[str], str], day: Callable[[Date], str], sheet: _Sheet) -> TrendDrawing:
    readings = metric.dated
    values = [each.reading.value for each in readings] + [aim for _, aim in metric.valued]
    across = _scale([each.on.last.toordinal() for each in readings], _LEFT, sheet.end)
    down = _scale(values, _FOOT - 22, _TOP + 6)
    groups: dict[str, list[DatedReading]] = {}
    for each in readings:
        groups.setdefault(each.reading.customer or "", []).append(each)
    first, last = readings[0], readings[-1]
    keys = [customer(name) if name else say("All") for name in groups] if sheet is _NARROW and any(groups) else []
    return TrendDrawing(
        name=f"trend-{metric.id}{sheet.suffix}",
        title=metric.title,
        summary=say_many(
            "{count} reading from {first} to {last}.",
            "{count} readings from {first} to {last}.",
            len(readings),
            first=day(first.on),
            last=day(last.on),
        ),
        curves=tuple(_curves(metric, groups, across, down, customer, sheet)),
        targets=tuple(_targets(metric, down, day, sheet)),
        days=(
            Line(_LEFT, _HEIGHT - 12, day(first.on), "quiet"),
            Line(sheet.end, _HEIGHT - 12, day(last.on), "quiet"),
        ),
        keys=tuple(
            Line(36, _HEIGHT + _KEY * place + 8, cut(name, sheet.width - 36, 13)) for place, name in enumerate(keys)
        ),
        end=sheet.end,
        width=sheet.width,
        height=_HEIGHT + _KEY * len(keys),
    )


def _scale(values: Sequence[float], low: float, high: float) -> Callable[[float], float]:
    least, most = min(values), max(values)
    span = (most - least) or 1
    return lambda value: rounded(low + (value - least) / span * (high - low))


def _curves(
    metric: Metric,
    groups: Mapping[str, Sequence[DatedReading]],
    across: Callable[[float], float],
    down: Callable[[float], float],
    customer: Callable[[str], str],
    sheet: _Sheet,
) -> Iterable[Curve]:
    ends = sorted(groups, key=lambda name: down(groups[name][-1].reading.value))
    tops = spread([down(groups[name][-1].reading.value) for name in ends], [16] * len(ends), 2, _TOP, _FOOT)
    heights = dict(zip(ends, tops, strict=True))
    for name, readings in groups.items():
        places = [(across(each.on.last.toordinal()), down(each.reading.value)) for each in readings]
        value = (
            _amount(metric, readings[-1].reading.value)
            if sheet is _BROAD or metric.unit == "%"
            else _number(readings[-1].reading)
        )
        label = cut(f"{value} {customer(name)}" if name and sheet is _BROAD else value, sheet.right - 14, 13)
        yield Curve(
            line="M" + "L".join(f"{written(x)} {written(y)}" for x, y in places),
            points=tuple((x, y, written(each.reading.value)) for (x, y), each in zip(places, readings, strict=True)),
            label=Line(rounded(places[-1][0] + 10), rounded(heights[name] + 12), label),
        )


def _targets(
    metric: Metric, down: Callable[[float], float], day: Callable[[Date], str], sheet: _Sheet
) -> Iterable[tuple[float, Line]]:
    """A line for each height that is aimed at, and the words of the targets above it, or below it where all readings lie above."""
    heights: dict[float, list[str]] = {}
    for target, value in metric.valued:
        heights.setdefault(down(value), []).append(_aim(metric, target, value, day))
    order = sorted(heights)
    lowest = max(down(each.reading.value) for each in metric.dated)
    middles = [y + _BELOW if y > lowest and y == order[-1] else y - _ABOVE for y in order]
    tops = spread(middles, [_SMALL] * len(order), 0, 0, _FOOT)
    for y, top in zip(order, tops, strict=True):
        words = cut("; ".join(heights[y]), sheet.end, _SMALL)
        yield y, Line(_LEFT, rounded(top + _SMALL - _ABOVE + 1), words, "quiet")


def _aim(metric: Metric, target: Target, aim: float, day: Callable[[Date], str]) -> str:
    value = _amount(metric, aim)
    return (
        say("Target {value} by {day}", value=value, day=day(target.by))
        if target.by
        else say("Target {value}", value=value)
    )


def _number(reading: Reading) -> str:
    return spoken().number(rounded(reading.value))


def _amount(metric: Metric, value: float) -> str:
    number, unit = spoken().number(rounded(value)), metric.unit or ""
    return say("{number}%", number=number) if unit == "%" else f"{number} {unit}".rstrip()
