"""Each phase has a key metric, of a kind that fits what the phase is for.

A phase that nothing measures is judged by whoever speaks last; and one that is measured by the wrong thing is bent toward it.
One number a phase is enough to see whether it works.

Which kinds fit is said by the phase's `outcome_kind`.
Without one it follows from the `seed`: for `awareness` recall; for `nurture-sell` close or conversion; for `use` relationship,
repeat, usage or satisfaction; for `extend-resell` referral, repeat or relationship. With neither, any kind fits.
`unknown` and `n/a` count as no metric, and a metric that is retired is none.
A stage is measured by the metric of its phase, and a phase by those of its stages when each of them has one.
Drafts, and phases that are being retired or are retired, are not judged.

Fails:

    # content/journey.yml
    - id: crossing
      name: The crossing
      seed: use
      gaps: [{medium: personal, reason: The mate steers.}]

Passes:

    # content/journey.yml
    - id: crossing
      name: The crossing
      seed: use
      metric: would-cross-again
      gaps: [{medium: personal, reason: The mate steers.}]

Fix:
    Ask what would be different for customers if the phase worked, and count that. Name the metric under the phase's `metric`.
    When another kind of outcome is what matters here, say so under `outcome_kind`.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, either, named
from goldthread.graph.scope import is_active, live_records
from goldthread.graph.stages import Stages
from goldthread.language.message import Message, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Phase
from goldthread.model.measures import Metric
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
READS = ("phase.*", "metric.*")

_OF_KIND = to_say(
    'Name the one metric that tells whether it works, of kind {kinds}, under "metric:"; '
    'if another kind is what matters here, write it under "outcome_kind:".'
)
_OF_ANY_KIND = to_say(
    'Name the one metric that tells whether it works, under "metric:"; '
    'if another kind is what matters here, write it under "outcome_kind:".'
)
_FITTING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "awareness": ("recall",),
        "nurture-sell": ("close", "conversion"),
        "use": ("relationship", "repeat", "usage", "satisfaction"),
        "extend-resell": ("referral", "repeat", "relationship"),
    }
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Phases without a metric, or with one that is retired or of a kind that does not fit."""
    del context
    stages = Stages(graph.book)
    if graph.book.is_clouded("phase", "under"):
        return
    for phase in live_records(graph.book.phases):
        fitting = (phase.outcome_kind,) if phase.outcome_kind else _FITTING.get(phase.seed or "", ())
        if phase.metric is None and not _is_measured_elsewhere(stages, phase):
            sentence = message("{phase} has no key metric{remark}.", phase=called(phase), remark=aside(phase, "metric"))
            yield _breach(phase, sentence, fitting)
        for edge in graph.links_from(phase.key, "metric"):
            metric = graph.record(edge.target)
            if isinstance(metric, Metric) and (wrong := _what_is_wrong(metric, fitting)):
                kinds = either(fitting) if fitting else ""
                sentence = marked_message(
                    wrong, phase=called(phase), metric=named(metric), kind=metric.sort or "", kinds=kinds
                )
                yield _breach(phase, sentence, fitting, metric)


def _is_measured_elsewhere(stages: Stages, phase: Phase) -> bool:
    """Whether what is around a stage is judged in its place, or each stage of a phase has a metric."""
    inside = stages.of(phase)
    return stages.above(phase) is not None or (bool(inside) and all(each.metric for each in inside))


def _what_is_wrong(metric: Metric, fitting: tuple[str, ...]) -> str:
    if not is_active(metric):
        return to_say("{phase} is measured by {metric}, which is retired.")
    if not fitting or metric.sort in fitting:
        return ""
    if metric.sort is not None:
        return to_say(
            "{phase} is measured by {metric}, which is of kind {kind}, while the phase asks for one of kind {kinds}."
        )
    if metric.stands("sort") == "unknown":
        return to_say(
            "{phase} is measured by {metric}, whose kind is declared unknown, "
            "while the phase asks for one of kind {kinds}."
        )
    return to_say(
        "{phase} is measured by {metric}, whose kind is not written, while the phase asks for one of kind {kinds}."
    )


def _breach(phase: Phase, sentence: Message, fitting: tuple[str, ...], metric: Metric | None = None) -> Breach:
    return Breach(
        record=phase,
        field=("metric",),
        message=sentence,
        fix=marked_message(_OF_KIND, kinds=either(fitting)) if fitting else marked_message(_OF_ANY_KIND),
        related=((metric, ("kind",), message("the metric that it names")),) if metric else (),
        rests_on=("phase.outcome_kind", "metric.kind", "metric.status"),
    )
