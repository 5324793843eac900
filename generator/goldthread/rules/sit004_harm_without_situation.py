"""Where the bond is weakened, colleagues know what to say.

A touchpoint that weakens the bond is mended next year, and somebody stands beside it tomorrow.
What they say then decides whether the customer leaves angry or only wet.

A touchpoint whose `effect` is `weakens` or `breaks` is judged; a situation that names it under `touchpoints` answers for it.
Situations that are retired do not count; drafts do.
Ideas, plans, drafts, and touchpoints that are retired are not judged; those that are being retired are, since they still hurt.

Fails:

    # content/touchpoints/quay.yml
    queue:
      name: Queue in the rain
      phase: crossing
      medium: physical
      owner: crew
      outcome: People are on board.
      gives: A place in the line.
      gets: A count.
      principles: [say-it-plainly]
      effect: weakens
    # content/plan.yml
    initiatives:
      roof:
        title: A roof over the queue
        toward: [queue]
        horizon: quarter
        first_step: Measure the quay.
        due: 2026-08-01
    # content/situations.yml
    lost-something:
      title: They lost something
      say: We will look for it.
      principles: [say-it-plainly]
      owner: crew

Passes:

    # content/touchpoints/quay.yml
    queue:
      name: Queue in the rain
      phase: crossing
      medium: physical
      owner: crew
      outcome: People are on board.
      gives: A place in the line.
      gets: A count.
      principles: [say-it-plainly]
      effect: weakens
    # content/plan.yml
    initiatives:
      roof:
        title: A roof over the queue
        toward: [queue]
        horizon: quarter
        first_step: Measure the quay.
        due: 2026-08-01
    # content/situations.yml
    they-queue:
      title: They queue in the rain
      say: You are all on this boat.
      touchpoints: [queue]
      principles: [say-it-plainly]
      owner: crew

Fix:
    Ask whoever stands there what people complain of, write that as a situation with the words that help,
    and name the touchpoint under its `touchpoints`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import is_active
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.INFO
WEIGHT = "gap"
READS = ("situation.touchpoints", "situation.status")
EACH = ("touchpoint",)
_SHARED = Shared(
    text=to_say("{count} touchpoints weaken the bond with customers, and no situation says what to say there."),
    fix=message("Write for each what colleagues say there, and name the touchpoint in the situation."),
)
_HARMFUL = frozenset({"weakens", "breaks"})
_NOT_YET = frozenset({"planned", "draft"})


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that weaken the bond, and for which no situation says what to say."""
    del context
    for touchpoint in graph.book.touchpoints:
        if touchpoint.effect not in _HARMFUL or touchpoint.status in _NOT_YET or not is_active(touchpoint):
            continue
        met = graph.links_to(touchpoint.key, "situation", "touchpoints")
        if not any(is_active(graph.record(edge.source)) for edge in met):
            yield Breach(
                record=touchpoint,
                field=("effect",),
                message=message(
                    "{touchpoint} weakens the bond with customers, and no situation says what to say there.",
                    touchpoint=called(touchpoint),
                ),
                fix=message(
                    'Write what colleagues say there as a situation with "touchpoints: [{id}]".', id=touchpoint.id
                ),
                shared=(_SHARED,),
                rests_on=("situation.touchpoints", "situation.status"),
            )
