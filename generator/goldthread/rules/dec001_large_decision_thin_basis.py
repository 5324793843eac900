"""A large decision rests on more than conversations.

A talk shows what is possible and why; it does not show how many, and whoever talks to us is not like whoever does not.
A small decision may rest on one, since it can be taken back.

Only decisions of `size: large` are judged.
Among the evidence under `basis`, one piece with a `method` other than `conversation` is enough; of a piece without a method nobody can
see that it is more.
`unknown` and `n/a` count as no basis. Retired evidence does not count, and retired decisions are not judged.

Fails:

    # content/decisions.yml
    later-last-boat:
      decided: The last boat leaves half an hour later from May on.
      on: 2026-02-09
      size: large
      basis: [wanted-by-two]
    # content/evidence.yml
    wanted-by-two:
      finding: Two islanders said at the baker's that they would like a later boat.
      method: conversation
      on: 2026-01-20
      no_action_because: It was decided at once.

Passes:

    # content/decisions.yml
    later-last-boat:
      decided: The last boat leaves half an hour later from May on.
      on: 2026-02-09
      size: large
      basis: [wanted-by-two, runs-for-the-boat]
    # content/evidence.yml
    wanted-by-two:
      finding: Two islanders said at the baker's that they would like a later boat.
      method: conversation
      on: 2026-01-20
    runs-for-the-boat:
      finding: On eleven evenings of twenty somebody ran for the last boat.
      method: observation
      on: 2026-01-30

Fix:
    Ask what would show that the decision is wrong, and look for it: a count, a test, an observation.
    Write it down as evidence and name it under `basis`. When the decision can be taken back at no cost, call it `size: small`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, listed, named
from goldthread.graph.scope import is_active, live_records
from goldthread.language.message import message
from goldthread.model.learning import Evidence
from goldthread.rule import Breach, RuleContext

IDEA = 2
SEVERITY = Severity.WARNING
READS = ("decision.*", "evidence.method", "evidence.status")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Large decisions that rest on nothing, or on nothing that is known to be more than a conversation."""
    del context
    for decision in live_records(graph.book.decisions):
        if decision.size != "large":
            continue
        pieces = [graph.record(edge.target) for edge in graph.links_from(decision.key, "basis")]
        basis = [each for each in pieces if isinstance(each, Evidence) and is_active(each)]
        if any(each.method not in {None, "conversation"} for each in basis):
            continue
        if basis:
            sentence = message(
                "{decision} is large, and its basis is no more than conversation, as far as is known: {evidence}.",
                decision=called(decision),
                evidence=listed(named(each) for each in basis),
            )
        elif pieces:
            sentence = message(
                "{decision} is large, and all evidence that it rests on is retired.", decision=called(decision)
            )
        else:
            sentence = message(
                "{decision} is large, and rests on no evidence{remark}.",
                decision=called(decision),
                remark=aside(decision, "basis"),
            )
        yield Breach(
            record=decision,
            field=("basis",),
            message=sentence,
            fix=message(
                'Add a count, a test or an observation to "basis:", '
                'or write "size: small" if it can be taken back at no cost.'
            ),
            related=tuple((each, ("method",), message("what it rests on")) for each in basis),
            rests_on=("decision.size", "evidence.method", "evidence.status"),
        )
