"""Each metric has a target, its targets do not contradict each other, and no second metric has a target for the same thing.

A number without a target is watched and moves nobody.
Two targets for one thing set two teams against each other, and each can show that it is right.
A metric may have several targets, such as a value for each year, or one in words beside a direction.
Two of them contradict each other when they name two values for the same day, or two directions; so do a target that goes one way and a
metric of which the other way is better. A target in words is not compared, since the words may say for what it holds.

`unknown` counts as no target. `target: n/a` is accepted for a number that is only watched and that nobody means to move.
Two metrics are about the same thing when their names or their definitions say the same words; letter case and punctuation do not count.
The finding is at the one whose id comes later in the alphabet, and stays there when records move.
Drafts, and metrics that are being retired or are retired, are not judged.

Fails:

    # content/metrics.yml
    would-cross-again:
      name: Would cross with us again tomorrow
      kind: relationship
      target: {value: 19, by: 2027-06-30}
      readings:
        - {on: 2025-09-30, value: 16}
        - {on: 2026-04-30, value: 18}
    left-behind:
      name: Left behind on the shore
      kind: usage
      readings: [{on: 2026-04-30, value: 2}]

Passes:

    # content/metrics.yml
    would-cross-again:
      name: Would cross with us again tomorrow
      kind: relationship
      target: {value: 19, by: 2027-06-30}
      readings:
        - {on: 2025-09-30, value: 16}
        - {on: 2026-04-30, value: 18}
    left-behind:
      name: Left behind on the shore
      kind: usage
      target: {value: 0, by: 2026-12-31}
      readings: [{on: 2026-04-30, value: 2}]

Fix:
    Agree on a value and a day with those who can move the number, and write both under `target`.
    Of two metrics for the same thing, keep the one that customers would recognise, and retire the other.
"""

from collections.abc import Iterator

from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, named
from goldthread.graph.scope import is_hidden, live_records
from goldthread.language.message import Message, marked_message, message
from goldthread.language.translation import to_say
from goldthread.language.words import words_of
from goldthread.model.dates import Date
from goldthread.model.measures import Metric
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
READS = ("metric.*",)

_ALIKE = {
    "definition": to_say("{metric} has a target, and so has {earlier}, whose definition says the same words."),
    "name": to_say("{metric} has a target, and so has {earlier}, whose name says the same words."),
}
_SAYINGS = tuple(_ALIKE)
_AGAINST = {
    "up": to_say("{metric} is better when it goes up, and its target goes down."),
    "down": to_say("{metric} is better when it goes down, and its target goes up."),
}
_OF_ALL = to_say("{count} of {total} metrics have no target."), to_say("None of {total} metrics has a target.")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Metrics without a target, with targets that contradict each other, or with one for what another has a target for."""
    del context
    total = sum(1 for _ in live_records(graph.book.metrics))
    first: dict[tuple[str, tuple[str, ...]], Metric] = {}
    for metric in sorted(live_records(graph.book.metrics), key=lambda each: each.id):
        if not any(each.is_said for each in metric.targets):
            if metric.stands("targets") != "n/a":
                yield _without(metric, total)
            continue
        if is_hidden(graph, metric, "target", "status", *_SAYINGS):
            continue
        if not is_hidden(graph, metric, "direction") and (sentence := _contradiction(metric)):
            yield _contradicting(metric, sentence)
        said = [(saying, words_of(getattr(metric, saying) or "")) for saying in _SAYINGS]
        earlier = next(((first[each], each[0]) for each in said if each in first), None)
        if earlier:
            yield _second(metric, *earlier)
        else:
            first |= {each: metric for each in said if each[1]}


def _without(metric: Metric, total: int) -> Breach:
    return Breach(
        record=metric,
        field=("target",),
        message=message("{metric} has no target{remark}.", metric=called(metric), remark=aside(metric, "targets")),
        fix=message(
            'Agree on a value and a day: "{example}"; if it is only watched, write "target: n/a".',
            example="target: {value: ..., by: ...}",
        ),
        shared=(Shared(text=_OF_ALL[0], every=_OF_ALL[1], total=total),),
    )


def _contradiction(metric: Metric) -> Message | None:
    """How two targets of a metric contradict each other, or one of them the metric."""
    plain = [each for each in metric.targets if not each.words]
    values: dict[Date | None, float] = {}
    for target in plain:
        if target.value is not None and values.setdefault(target.by, target.value) != target.value:
            pair = {"one": f"{values[target.by]:g}", "other": f"{target.value:g}"}
            if target.by is None:
                return message(
                    "{metric} has two targets without a day, {one} and {other}.", metric=called(metric), **pair
                )
            return message(
                "{metric} has two targets for the same day, {one} and {other} by {day}.",
                metric=called(metric), day=target.by.words, **pair,
            )  # fmt: skip
    ways: dict[Date | None, str] = {}
    for target in plain:
        if target.direction and ways.setdefault(target.by, target.direction) != target.direction:
            return message("{metric} has two targets that go two ways.", metric=called(metric))
        if {target.direction, metric.direction} == {"up", "down"}:
            return marked_message(_AGAINST[str(metric.direction)], metric=called(metric))
    return None


def _contradicting(metric: Metric, sentence: Message) -> Breach:
    return Breach(
        record=metric,
        field=("target",),
        message=sentence,
        fix=message(
            'Keep the target that holds; if each holds for something else, say for what under "words:" of both.'
        ),
        concerns="contradiction",
        weight="contradiction",
    )


def _second(metric: Metric, earlier: Metric, saying: str) -> Breach:
    return Breach(
        record=metric,
        field=("target",),
        message=marked_message(_ALIKE[saying], metric=called(metric), earlier=named(earlier)),
        fix=message(
            "Keep one of the two with its target and retire the other; if they count different things, say so in both."
        ),
        concerns=earlier.key,
        weight="contradiction",
        related=((earlier, ("target",), message("the other target")),),
    )
