"""Every waiver still waives something.

A waiver that is no longer needed hides the next breach of its rule, which nobody has decided on.

Waivers that have ended are WVR001's matter.
One whose rule is switched off in `content/handbook.yml` is left alone, and so are all of them while something in the handbook cannot be
read, since nobody can say then whether they are needed.
Records that are ideas or retired are not judged.
A waiver itself cannot be waived.

Fails:

    # content/touchpoints/quay.yml
    ticket-check:
      name: Ticket check at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody aboard has a ticket.
      gives: The hour of the last boat back, stamped on the ticket.
      gets: The number of people on board.
      principles: [say-it-plainly]
      waive:
        - {rule: TCH003, reason: The stamp is on order., until: 2027-03-31}

Passes:

    # content/touchpoints/quay.yml
    ticket-check:
      name: Ticket check at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody aboard has a ticket.
      gives: The hour of the last boat back, stamped on the ticket.
      gets: The number of people on board.
      principles: [say-it-plainly]

Fix:
    Take the waiver out.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import is_active
from goldthread.language.message import message
from goldthread.rule import Breach, RuleContext

IDEA = 0
SEVERITY = Severity.WARNING


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Waivers that hold today and take nothing away."""
    del graph
    for each in context.exemptions:
        if each.is_met is False and each.until >= context.today and is_active(each.record):
            yield Breach(
                record=each.record,
                field=("waive", each.index, "rule"),
                message=message(
                    "{record} waives {rule}, and the waiver is not needed: the rule finds nothing here.",
                    record=called(each.record),
                    rule=each.rule,
                ),
                fix=message("Delete the waiver."),
                concerns=each.rule,
            )
