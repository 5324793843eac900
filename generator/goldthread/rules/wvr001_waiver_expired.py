"""No waiver outlasts its last day.

An exception has an end so that somebody looks at it again.
After that day it holds no longer: what it waived is found again, and this finding says that the decision is due.
The two have different causes, and neither goes when the other is fixed: one asks to put the record right, the other to take out or
to renew what is no longer true.

It is found whether or not there is still something to waive.
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
        - {rule: TCH003, reason: The stamp is on order., until: 2026-03-31}

Passes:

    # content/touchpoints/quay.yml
    ticket-check:
      name: Ticket check at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody aboard has a ticket.
      gets: The number of people on board.
      principles: [say-it-plainly]
      waive:
        - {rule: TCH003, reason: The stamp was lost in the flood and is on order again., until: 2027-03-31}

Fix:
    Put right what the waived rule finds, and take the waiver out.
    Where the exception is still right, decide on it anew: a later day, and a reason that holds today.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import is_active
from goldthread.language.message import Day, message
from goldthread.rule import Breach, RuleContext

IDEA = 0
SEVERITY = Severity.ERROR


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Waivers whose last day has passed."""
    del graph
    for each in context.exemptions:
        if each.until < context.today and is_active(each.record):
            yield Breach(
                record=each.record,
                field=("waive", each.index, "until"),
                message=message(
                    "{record} waives {rule}, and the waiver ended on {day}.",
                    record=called(each.record),
                    rule=each.rule,
                    day=Day(each.until),
                ),
                fix=message(
                    'Fix what {rule} finds and delete the waiver, or write a later "until:" with a reason that '
                    "holds today.",
                    rule=each.rule,
                ),
                concerns=each.rule,
            )
