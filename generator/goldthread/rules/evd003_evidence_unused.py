"""What was learned leads to an action, a need or a decision, or says why it leads to none.

People gave their time for it.
What nobody uses is asked again next year, by somebody who does not know that it was known.

A piece is used when it names initiatives under `actions`, or when another record rests on it: a need, a focus, a customer's
portrait, a principle, a touchpoint or a decision.
Initiatives that were dropped, and records that are ideas or retired, make no use of it.
It may say instead, under `no_action_because`, why nothing follows; `actions: n/a` alone gives no reason.
Retired evidence is not judged.

Fails:

    # content/evidence.yml
    bicycles-counted:
      finding: One in three brings a bicycle aboard.
      method: observation
      on: 2026-04-30

Passes:

    # content/evidence.yml
    bicycles-counted:
      finding: One in three brings a bicycle aboard.
      method: observation
      on: 2026-04-30
      no_action_because: There is room for twice as many.

Fix:
    Name the initiative that follows from it under `actions`, or name the evidence where it is used, such as under a need's `evidence`.
    When nothing follows, say why under `no_action_because`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, is_missing
from goldthread.graph.scope import is_active, live_records
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.learning import Evidence
from goldthread.rule import Breach, Common, RuleContext

IDEA = 2
SEVERITY = Severity.INFO
COMMON = Common(
    every=to_say("None of {total} pieces of evidence leads to an action, a need or a decision."),
    text=to_say("{count} of {total} pieces of evidence lead to no action, need or decision."),
)

_NOTHING = to_say("{evidence} leads to no action, need or decision, and does not say why{remark}.")
_OVER = to_say(
    "{evidence} leads only to actions, needs or decisions that were dropped or retired, and does not say why{remark}."
)
_USERS = (
    "need.evidence", "focus.evidence", "customer.evidence", "principle.because", "touchpoint.evidence", "decision.basis",
)  # fmt: skip


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Pieces of evidence from which nothing follows and that do not say why."""
    del context
    for piece in live_records(graph.book.evidence):
        if is_missing(piece, "no_action_because") and not _is_used(graph, piece):
            sentence = _OVER if _links(graph, piece) else _NOTHING
            yield Breach(
                record=piece,
                field=("actions",),
                message=marked_message(sentence, evidence=called(piece), remark=aside(piece, "actions")),
                fix=message(
                    'Name what follows from it under "actions:", or say under "no_action_because:" why nothing does.'
                ),
                rests_on=("evidence.no_action_because", "initiative.status", *_USERS),
            )


def _is_used(graph: Graph, piece: Evidence) -> bool:
    return any(is_active(graph.record(key)) for key in _links(graph, piece))


def _links(graph: Graph, piece: Evidence) -> list[str]:
    actions = [edge.target for edge in graph.links_from(piece.key, "actions")]
    return actions + [edge.source for edge in graph.into.get(piece.key, ())]
