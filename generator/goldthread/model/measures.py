"""How the relationship is measured over time."""

import datetime
from types import MappingProxyType
from typing import Annotated, Literal

import msgspec

from goldthread.language.translation import to_say
from goldthread.model.dates import Date
from goldthread.model.labels import NAME, KindNames, Label
from goldthread.model.links import ONE_OR_SEVERAL, CustomerId, Part, Text
from goldthread.model.record import Record, Status

MetricKind = Literal[
    "recall", "close", "repeat", "referral", "relationship",
    "usage", "satisfaction", "conversion", "traffic", "time",
]  # fmt: skip


class Target(Part, frozen=True, kw_only=True):
    """What a metric should reach: a value, a direction, or what somebody said.

    value: The value to reach, in the metric's unit.
    by: When it is reached.
    direction: Which way it should go, where no value is set.
    words: What should be reached, in words.
    """

    shorthand = "words"
    has_columns = True

    value: float | None = None
    by: Date | None = None
    direction: Literal["up", "down", "hold"] | None = None
    words: Text | None = None

    @property
    def is_said(self) -> bool:
        """Whether it says what should be reached, and not only when."""
        return self.value is not None or self.direction is not None or bool(self.words)


class Reading(Part, frozen=True, kw_only=True):
    """One value of a metric.

    on: When it was read, where that is known.
    value: The value, in the metric's unit.
    customer: The customer whom it is about, when it is not about all.
    n: How many people or cases stand behind it.
    """

    on: Date | None = None
    value: float
    customer: CustomerId | None = None
    n: Annotated[int, msgspec.Meta(ge=0)] | None = None


class DatedReading(msgspec.Struct, frozen=True):
    """A reading of which it is known when it was read."""

    on: Date
    reading: Reading


class Metric(Record, frozen=True, kw_only=True):
    """Something that is counted or asked again and again.

    name: What it is called.
    kind: What it tells about.
    engagement: The side of engagement that it shows: how customers feel, or how they behave.
    definition: How it is counted, so that two people get the same number.
    unit: The unit of its values.
    direction: Which way is better.
    target: What it should reach: one target or several.
    readings: Its values over time.
    """

    kind = "metric"
    names = KindNames(to_say("Metric"), to_say("Metrics"))
    homes = ("content/metrics",)
    asked = ("definition", "unit", "direction")
    meaning = ("name", "definition")
    labels = MappingProxyType(
        {
            "name": NAME,
            "definition": Label(to_say("Definition")),
        }
    )

    status: Status | None = None
    name: str | None
    sort: MetricKind | None = msgspec.field(name="kind", default=None)
    engagement: (
        Literal[
            "feel.personable", "feel.fulfils", "feel.relevant",
            "behave.commits", "behave.advocates", "behave.immediate",
        ]
        | None
    ) = None  # fmt: skip
    definition: Text | None = None
    unit: str | None = None
    direction: Literal["up", "down"] | None = None
    targets: Annotated[tuple[Target, ...], ONE_OR_SEVERAL] = msgspec.field(name="target", default=())
    readings: tuple[Reading, ...] = ()

    @property
    def valued(self) -> tuple[tuple[Target, float], ...]:
        """The targets that are values, each with its value, those first that are due first; one without a day comes last."""
        found = [(each, each.value) for each in self.targets if each.value is not None]
        return tuple(sorted(found, key=lambda each: each[0].by.last if each[0].by else datetime.date.max))

    @property
    def dated(self) -> tuple[DatedReading, ...]:
        """The readings of which it is known when they were read, the oldest first."""
        found = (DatedReading(each.on, each) for each in self.readings if each.on)
        return tuple(sorted(found, key=lambda each: each.on.last))

    @property
    def latest(self) -> tuple[Reading, ...]:
        """The readings of the last date; without any date those that are the only ones of their customers."""
        dated = self.dated
        if dated:
            return tuple(each.reading for each in dated if each.on == dated[-1].on)
        customers = [each.customer for each in self.readings]
        return tuple(each for each in self.readings if customers.count(each.customer) == 1)
