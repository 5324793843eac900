"""A need that is called validated rests on two kinds of method, one of which answers why and one of which is first-hand.

Each method has a blind spot: counts do not tell why, talks do not tell how many, and others asked for reasons of their own.
What holds from two sides, one of them our own, can carry a focus.

Judged are needs with `status: validated`, by the pieces under their `evidence`.
They have two different methods among them; one piece has `answers: why`, and one has `gathered_by: own`. A single piece may be both.
A focus has no such status: it stands on the need that it answers.
Evidence that is retired does not count; what is out of date does, since that is found by itself.

Fails:

    # content/needs.yml
    reach-home:
      need: I need to get back to my own bed.
      kind: human
      status: validated
      evidence: [nine-in-ten]
    # content/evidence.yml
    nine-in-ten:
      finding: Nine in ten who cross come back on the same day.
      method: analytics
      answers: did
      on: 2026-05-01
      gathered_by: own

Passes:

    # content/needs.yml
    reach-home:
      need: I need to get back to my own bed.
      kind: human
      status: validated
      evidence: [nine-in-ten, the-kettle]
    # content/evidence.yml
    nine-in-ten:
      finding: Nine in ten who cross come back on the same day.
      method: analytics
      answers: did
      on: 2026-05-01
      gathered_by: own
    the-kettle:
      finding: People spoke of their own kettle when we asked why they do not stay the night.
      method: interview
      answers: why
      on: 2026-04-20
      gathered_by: own

Fix:
    Name what was learned in another way under the need's `evidence`, or go and learn it.
    Until then, call the need what it is: `status: assumption`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed
from goldthread.graph.scope import is_active, live_records
from goldthread.language.message import Text, message
from goldthread.model.learning import Evidence
from goldthread.rule import Breach, RuleContext

IDEA = 2
SEVERITY = Severity.WARNING
STRICT = Severity.ERROR
READS = ("need.*", "evidence.method", "evidence.answers", "evidence.gathered_by", "evidence.status")

_METHODS = 2


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Needs that are called validated and whose evidence lacks something; one finding for each need."""
    del context
    for need in live_records(graph.book.needs):
        if need.status != "validated":
            continue
        pieces = [graph.record(edge.target) for edge in graph.links_from(need.key, "evidence")]
        if lacking := _lacking([each for each in pieces if isinstance(each, Evidence) and is_active(each)]):
            yield Breach(
                record=need,
                field=("status",),
                message=message(
                    "{need} has the status validated, but its evidence lacks {parts}.",
                    need=called(need),
                    parts=listed(lacking),
                ),
                fix=message('Name it under "evidence:", or write "status: assumption" until it has been learned.'),
                concerns="validated",
                rests_on=(
                    "need.evidence",
                    *(f"evidence.{field}" for field in ("method", "answers", "gathered_by", "status")),
                ),
            )


def _lacking(pieces: list[Evidence]) -> list[Text]:
    methods = sorted({str(piece.method) for piece in pieces if piece.method})
    lacking: list[Text] = []
    if len(methods) < _METHODS:
        only = message("a second kind of method (there is only {method})", method=methods[0]) if methods else ""
        lacking.append(only or message("two kinds of method"))
    if not any(piece.answers == "why" for piece in pieces):
        lacking.append(message("evidence of the reason"))
    if not any(piece.gathered_by == "own" for piece in pieces):
        lacking.append(message("something first-hand"))
    return lacking
