"""What was replaced is on its way out.

When a record takes the place of another and both are in use, customers and staff meet the old and the new side by side.

A record is replaced by what names it under `replaces`. It may stay as `retiring` while the old is used up, or as `retired` to be
remembered. A record that is itself a draft, an idea or planned replaces nothing yet, and one that is retiring, retired or dropped
nothing any more. An unknown status is left alone.

Fails:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      kind: training
    muster-drill:
      name: Muster drill
      kind: training
      replaces: [tool/boat-drill]

Passes:

    # content/tools.yml
    boat-drill:
      name: Boat drill
      kind: training
      status: retiring
    muster-drill:
      name: Muster drill
      kind: training
      replaces: [tool/boat-drill]

Fix:
    Write `status: retiring` in the record that was replaced, or `status: retired` when nobody uses it any more.
    When both are meant to stay, take the record out of `replaces`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records, is_hidden, is_to_do
from goldthread.language.message import message
from goldthread.model.record import Record
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "contradiction"
READS = ("*.replaces", "*.status")

_NOT_IN_USE = frozenset({"draft", "planned", "retiring"})


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Records in use that replace another which is in use as well."""
    del context
    for record in active_records(graph.book.records.values()):
        if not _is_in_use(graph, record):
            continue
        for edge in graph.links_from(record.key, "replaces"):
            old = graph.record(edge.target)
            if old is not record and _is_in_use(graph, old):
                yield Breach(
                    record=record,
                    field=edge.path[:2],
                    message=message(
                        "{record} replaces {old}, which is still in use.", record=called(record), old=named(old)
                    ),
                    fix=message(
                        'Write "status: retiring" or "status: retired" in {old}, or take it out of "replaces".',
                        old=old.key,
                    ),
                    concerns=old.key,
                    related=((old, ("status",), message("what was replaced")),),
                )


def _is_in_use(graph: Graph, record: Record) -> bool:
    """Whether a record is in use, as far as that is known."""
    is_known = record.stands("status") != "unknown" and not is_hidden(graph, record, "status")
    return is_known and is_to_do(record) and record.status not in _NOT_IN_USE
