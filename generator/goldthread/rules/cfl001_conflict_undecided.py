"""A known conflict has a decision, or somebody works on it.

Two records that ask for the opposite are followed by whoever read one of them. A conflict that is written down and left alone tells
every reader that it does not matter which.

A conflict is what a record names under `conflicts_with`, whichever of the two does; when both do, it is found once.
It is settled by a decision that names one of the two under `changes`, or by an initiative toward one of them that is not done.
A conflict is over when one of the two is retired, dropped or only an idea.

Fails:

    # content/glossary.yml
    gangway:
      term: Gangway
      means: The plank over which people board.
      conflicts_with:
        - record: term/ramp
          because: Two words for one thing.
    ramp:
      term: Ramp
      means: The plank over which people board, and cars.

Passes:

    # content/glossary.yml
    gangway:
      term: Gangway
      means: The plank over which people board.
      conflicts_with:
        - record: term/ramp
          because: Two words for one thing.
    ramp:
      term: Ramp
      means: The plank over which people board, and cars.
    # content/decisions.yml
    one-word:
      decided: We say "gangway" to people, and "ramp" to drivers.
      on: 2026-03-02
      size: small
      changes: [term/gangway, term/ramp]

Fix:
    Decide which of the two holds and record that as a decision, retire one of them, or plan an initiative that ends the conflict.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records, is_active, is_hidden
from goldthread.graph.settled import is_settled
from goldthread.language.message import message
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "contradiction"
READS = ("*.conflicts_with", "*.status", "decision.changes", "initiative.toward")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Pairs of records that conflict, about which nothing is decided or planned; one finding for each pair."""
    del context
    told: set[frozenset[str]] = set()
    for record in sorted(active_records(graph.book.records.values()), key=lambda each: each.key):
        for edge in graph.links_from(record.key, "conflicts_with"):
            other = graph.record(edge.target)
            pair = frozenset((record.key, other.key))
            if other is record or pair in told or not is_active(other) or is_hidden(graph, other, "status"):
                continue
            told.add(pair)
            if not is_settled(graph, record, other):
                yield Breach(
                    record=record,
                    field=edge.path[:2],
                    message=message(
                        "{record} conflicts with {other}, and no decision and no initiative says what is done about it.",
                        record=called(record),
                        other=named(other),
                    ),
                    fix=message(
                        'Record a decision with "changes: [{record}, {other}]", or retire one of the two.',
                        record=record.key,
                        other=other.key,
                    ),
                    concerns=other.key,
                    related=((other, (), message("the other side of the conflict")),),
                    rests_on=("decision.changes", "initiative.toward", "decision.status", "initiative.status"),
                )
