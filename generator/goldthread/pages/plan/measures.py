"""The measures page: key measures of phases, the balance of measures, and the engagement scorecard."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from goldthread.drawings.balance import Share, balance_chart
from goldthread.graph.scope import active_records
from goldthread.graph.stages import Stages
from goldthread.language.translation import say, say_as, say_many, to_say
from goldthread.language.vocabulary import Vocabulary
from goldthread.model.journey import Phase
from goldthread.model.measures import Metric
from goldthread.pages.components.citations import cited
from goldthread.pages.components.facts import Anchor
from goldthread.pages.components.metrics import Measure, is_missed, measured
from goldthread.pages.components.presenter import Presenter
from goldthread.pages.components.scorecard import Aspect, aspects, quarters
from goldthread.pages.components.states import State, field_state
from goldthread.pages.frame.addresses import MEASURES
from goldthread.pages.frame.context import Context
from goldthread.pages.frame.page import Page
from goldthread.pages.frame.page_writer import Writer, at
from goldthread.pages.frame.template import render

_MANY, _LEAST, _SHOWN = 24, 2, 24
"""Above how many metrics each is folded; how many days of reading make a direction; how many touchpoints a metric names."""

_SIDE_OF: Mapping[str, str] = {
    "relationship": "bond", "recall": "bond", "repeat": "bond", "referral": "bond", "satisfaction": "bond",
    "usage": "use", "time": "use", "close": "use",
    "conversion": "swing", "traffic": "swing",
}  # fmt: skip
_KINDS = Vocabulary(
    {
        "relationship": to_say("The relationship"),
        "recall": to_say("Recall"),
        "repeat": to_say("Repeat business"),
        "referral": to_say("Referrals"),
        "satisfaction": to_say("Satisfaction"),
        "usage": to_say("Usage"),
        "time": to_say("Time"),
        "close": to_say("Closing"),
        "conversion": to_say("Conversion"),
        "traffic": to_say("Traffic"),
    }
)
_TELLS = Vocabulary(
    {
        "relationship": to_say("Shows the relationship"),
        "recall": to_say("Shows recall"),
        "repeat": to_say("Shows repeat business"),
        "referral": to_say("Shows referrals"),
        "satisfaction": to_say("Shows satisfaction"),
        "usage": to_say("Shows usage"),
        "time": to_say("Shows time"),
        "close": to_say("Shows closing"),
        "conversion": to_say("Shows conversion"),
        "traffic": to_say("Shows traffic"),
    }
)
_SIDES = Vocabulary(
    {
        "bond": to_say("The relationship over time"),
        "use": to_say("Operations"),
        "swing": to_say("Short-term results: conversion and traffic"),
        "unsaid": to_say("Not classified"),
    }
)


class Stage(msgspec.Struct, frozen=True):
    """A phase with its key metric."""

    anchor: Anchor
    measure: Measure | None
    no_measure: State | None


class Side(msgspec.Struct, frozen=True):
    """One side of the balance: how many metrics, and which they are, by kind."""

    name: str
    title: str
    count: int
    kinds: tuple[tuple[str, tuple[Anchor, ...]], ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A metric with what uses it."""

    id: str
    measure: Measure
    kind: str
    no_target: State | None
    cited: Markup
    owner: Anchor | None
    phases: tuple[Anchor, ...]
    touchpoints: tuple[Anchor, ...]
    others: int


class Lack(msgspec.Struct, frozen=True):
    """A gap, with links to the records."""

    words: str
    anchors: tuple[Anchor, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    lead: str
    lacks: tuple[Lack, ...]
    stages: tuple[Stage, ...]
    balance: Markup
    sides: tuple[Side, ...]
    only_swings: bool
    quarters: tuple[str, ...]
    aspects: tuple[Aspect, ...]
    entries: tuple[Entry, ...]
    is_folded: bool


def page(context: Context, address: str) -> Page:
    """The page of all measures."""
    presenter = Presenter(context, address)
    metrics = tuple(active_records(context.book.metrics))
    view = _view(presenter, metrics)
    return Page(
        address=address,
        title=say("Measures"),
        description=say("Measures, targets and readings. {lead}", lead=view.lead),
        body=render(__name__, view, context.audience),
        hides=("toc",),
    )


def _view(presenter: Presenter, metrics: Sequence[Metric]) -> View:
    found = {metric.id: measured(presenter, metric) for metric in metrics}
    stages = tuple(
        _stage(presenter, phase, found)
        for phase in active_records(presenter.book.phases)
        if _is_measured(presenter, phase)
    )
    sides = tuple(_sides(presenter, metrics))
    counts = {side.name: side.count for side in sides}
    shares = [Share(side.name, side.title, side.count) for side in sides]
    return View(
        lead=_lead(metrics, found.values()),
        lacks=tuple(lack for lack in _lacks(presenter, metrics, stages) if lack.anchors) if metrics else (),
        stages=stages if metrics else (),
        balance=balance_chart(shares),
        sides=sides,
        only_swings=bool(metrics) and counts.get("swing") == len(metrics),
        quarters=tuple(
            say("{year} Q{quarter}", year=str(year), quarter=str(quarter))
            for year, quarter in quarters(presenter.context.build.on)
        ),
        aspects=tuple(aspects(presenter, metrics)),
        entries=tuple(_entry(presenter, metric, found[metric.id]) for metric in metrics),
        is_folded=len(metrics) > _MANY,
    )


def _lead(metrics: Sequence[Metric], measures: Iterable[Measure]) -> str:
    shown = tuple(measures)
    aimed = sum(bool(metric.targets) for metric in metrics)
    reached = sum(each.is_reached for each in shown)
    better, worse = (sum(each.is_toward is way for each in shown) for way in (True, False))
    measured = say_many("{count} measure", "{count} measures", len(metrics), none="No measures")
    if not metrics:
        return say("{sentence}.", sentence=measured)
    none = say_as("of measures", "none")
    compared = sum(bool(each.verdict) for each in shown)
    if not aimed:
        parts = [say("{measures}, no target is known.", measures=measured)]
    elif compared < aimed:  # what was said in words alone is compared with nothing
        parts = [say("{measures}, {aimed} of them with a target.", measures=measured, aimed=aimed)]
        parts += [
            say("Of {compared} that can be compared, {reached} reached.", compared=compared, reached=reached or none)
        ] * bool(compared)
    else:
        parts = [
            say(
                "{measures}, {aimed} of them with a target, {reached} of these reached.",
                measures=measured,
                aimed=aimed,
                reached=reached or none,
            )
        ]
    followed = sum(each.is_toward is not None for each in shown)
    if followed:
        parts.append(
            say_many(
                "Of {count} with two readings and a direction, {better} improved at the last reading and {worse} worsened.",
                "Of {count} with two readings and a direction, {better} improved at the last reading and {worse} worsened.",
                followed,
                better=better or none,
                worse=worse or none,
            )
        )
    return " ".join(parts)


def _lacks(presenter: Presenter, metrics: Sequence[Metric], stages: Iterable[Stage]) -> Iterator[Lack]:
    def those(which: Iterable[Metric]) -> tuple[Anchor, ...]:
        return tuple(presenter.anchor(metric.key) for metric in which)

    yield Lack(say("Phases without a key measure"), tuple(stage.anchor for stage in stages if stage.measure is None))
    yield Lack(say("No known target"), those(each for each in metrics if not each.targets))
    yield Lack(
        say("Target without a date"), those(each for each in metrics if any(not target.by for target in each.targets))
    )
    yield Lack(
        say("Target date passed, target not reached"),
        those(each for each in metrics if is_missed(each, presenter.context.build.on)),
    )
    yield Lack(
        say("Target date passed, not known whether the target was reached"),
        those(each for each in metrics if is_missed(each, presenter.context.build.on) is None),
    )
    yield Lack(say("Direction of improvement not set"), those(each for each in metrics if not each.direction))
    yield Lack(
        say("Fewer than two readings, no trend"),
        those(each for each in metrics if _unmoved(each)),
    )


def _unmoved(metric: Metric) -> bool:
    return len({each.on for each in metric.dated}) < _LEAST


def _is_measured(presenter: Presenter, phase: Phase) -> bool:
    """Whether a phase is measured itself, or has to be: a stage is measured with its phase, and a phase by all its stages."""
    levels = Stages(presenter.book)
    inside = levels.of(phase)
    is_measured_elsewhere = levels.above(phase) is not None or (bool(inside) and all(each.metric for each in inside))
    return bool(phase.metric) or not is_measured_elsewhere


def _stage(presenter: Presenter, phase: Phase, found: Mapping[str, Measure]) -> Stage:
    measure = found.get((phase.metric or "").rpartition("/")[2])
    return Stage(presenter.anchor(phase.key), measure, field_state(phase, "metric"))


def _sides(presenter: Presenter, metrics: Iterable[Metric]) -> Iterator[Side]:
    held: dict[str, dict[str, list[Anchor]]] = {name: {} for name in _SIDES}
    for metric in metrics:
        name, kind = (_SIDE_OF[metric.sort], _KINDS[metric.sort]) if metric.sort else ("unsaid", "")
        held[name].setdefault(kind, []).append(presenter.anchor(metric.key))
    for name, title in _SIDES.items():
        kinds = tuple((kind, tuple(anchors)) for kind, anchors in held[name].items())
        if kinds or name in {"bond", "swing"}:
            yield Side(name, title, sum(len(anchors) for _, anchors in kinds), kinds)


def _entry(presenter: Presenter, metric: Metric, measure: Measure) -> Entry:
    touchpoints = presenter.sources(presenter.graph.links_to(metric.key, "touchpoint", "metric"))
    beyond = len(touchpoints) - _SHOWN
    return Entry(
        id=f"metric-{metric.id}",
        measure=measure,
        kind=_TELLS[metric.sort] if metric.sort else "",
        no_target=field_state(metric, "targets"),
        cited=cited(presenter.words, metric),
        owner=presenter.owner(metric),
        phases=presenter.sources(presenter.graph.links_to(metric.key, "phase", "metric")),
        touchpoints=touchpoints[:_SHOWN],
        others=max(beyond, 0),
    )


WRITER = Writer(
    addresses=at(MEASURES),
    page=page,
    title=to_say("Measures"),
    needs=("metric",),
)
