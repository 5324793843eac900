"""The brand is not measured by conversion and traffic alone: a relationship metric exists, and has been read at least twice.

Conversion swings with every campaign and says nothing about whether people would come back.
How customers feel about a brand, and what they do because of it, shows over time; one reading is a number, two are a direction.

There is one finding for the whole handbook.
It asks for a metric of kind `relationship` with readings of two different days, today the latest.
A handbook without any metric is not judged here: its phases lack theirs, which is found there.
Retired metrics do not count.

Fails:

    # content/metrics.yml
    tickets-a-click:
      name: Tickets for each hundred visits
      kind: conversion
      target: {value: 12, by: 2026-12-31}
      readings: [{on: 2026-01-31, value: 9}, {on: 2026-04-30, value: 11}]
    # content/journey.yml
    - id: crossing
      name: The crossing
      metric: tickets-a-click
      gaps: [{medium: personal, reason: The mate steers.}]
    # content/touchpoints/landing.yml
    lamp:
      name: Lamp at the mooring
      phase: crossing
      medium: physical
      owner: crew
      outcome: People find the gangway in the dark.
      gives: Light to walk by.
      gets: Boats that leave on time.
      principles: [say-it-plainly]
      signature: {reason: bond}
      metric: tickets-a-click
      benchmark: {who: The porch of a good host}
      resources: A lamp
      cost: 4 crowns a year
      launches: n/a
      timing: From dusk
      location: The mooring
    late-message:
      name: Message about a late boat
      phase: crossing
      medium: digital
      owner: crew
      outcome: People know when they will be home.
      gives: The new hour.
      gets: A calm landing.
      principles: [say-it-plainly]

Passes:

    # content/metrics.yml
    would-cross-again:
      name: Would cross with us again tomorrow
      kind: relationship
      target: {value: 19, by: 2027-06-30}
      readings: [{on: 2025-09-30, value: 16}, {on: 2026-04-30, value: 18}]
    tickets-a-click:
      name: Tickets for each hundred visits
      kind: conversion
      target: {value: 12, by: 2026-12-31}
      readings: [{on: 2026-01-31, value: 9}, {on: 2026-04-30, value: 11}]

Fix:
    Ask a few dozen customers, the same question each time, whether they would miss you, believe you or come again.
    Write it down as a metric with `kind: relationship`, and add a reading each quarter.
"""

import datetime
from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed, named
from goldthread.graph.scope import active_records
from goldthread.language.message import Message, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.measures import Metric
from goldthread.model.record import Record
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 3
SEVERITY = Severity.WARNING
READS = ("metric.*", DAY, "handbook.(title)")

_SWINGING = frozenset({"conversion", "traffic"})
_LEAST = 2
_NAMED_LIMIT = 3
_FIX = to_say(
    'Ask customers the same question again and again, and write it down with "kind: relationship" and a reading each time.'
)
_NO_DIRECTION = (
    to_say("{metric} has no reading yet, and only two readings of a relationship metric show a direction."),
    to_say("{metric} has only one reading, and only two readings of a relationship metric show a direction."),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """A handbook that does not measure the relationship over time; at most one finding."""
    metrics = list(active_records(graph.book.metrics))
    if not metrics or any(graph.book.is_clouded("metric", field) for field in ("kind", "readings", "status")):
        return
    relations = [metric for metric in metrics if metric.sort == "relationship"]
    read = max((_days_read(metric, context.today) for metric in relations), default=0)
    if relations and read < _LEAST:
        closest = min(relations, key=lambda metric: (-_days_read(metric, context.today), metric.id))
        sentence = marked_message(_NO_DIRECTION[read], metric=called(closest))
        yield _breach(closest, "readings", sentence, message("Ask again, and add the reading with its day."))
    elif not relations and {metric.sort for metric in metrics} <= _SWINGING:
        listing = [named(metric) for metric in metrics[:_NAMED_LIMIT]] + [message("others")] * (
            len(metrics) > _NAMED_LIMIT
        )
        sentence = message(
            "{handbook} is measured by conversion and traffic alone: {metrics}.",
            handbook=called(graph.book.handbook),
            metrics=listed(listing),
        )
        yield _breach(graph.book.handbook, "", sentence, marked_message(_FIX), metrics[:1])
    elif not relations:
        sentence = message(
            "{handbook} has metrics, but none says that it is of the kind relationship.",
            handbook=called(graph.book.handbook),
        )
        yield _breach(graph.book.handbook, "", sentence, marked_message(_FIX), metrics[:1])


def _days_read(metric: Metric, today: datetime.date) -> int:
    return len({each.on for each in metric.dated if not each.on.is_after(today)})


def _breach(record: Record, field: str, sentence: Message, fix: Message, metrics: list[Metric] | None = None) -> Breach:
    return Breach(
        record=record,
        field=(field,) if field else (),
        message=sentence,
        fix=fix,
        concerns="relationship",
        related=tuple((metric, ("kind",), message("what is measured")) for metric in metrics or ()),
    )
