"""A touchpoint that weakens or breaks the bond has a plan.

One bad moment is remembered longer than five good ones.
To know of it and to do nothing tells customers, and colleagues, that it is meant.

Judged are touchpoints whose `effect` is `weakens` or `breaks`.
The plan is an initiative that names the touchpoint under `toward` and is still to be done.
A touchpoint that is being retired is judged too: it weakens the bond until the day it goes, and somebody has to see it off.
Ideas and retired touchpoints are not judged.

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
      effect: weakens
    # content/situations.yml
    no-ticket:
      title: They have no ticket
      say: You can pay on board.
      touchpoints: [ticket-check]
      principles: [say-it-plainly]
      owner: crew

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
      effect: weakens
    # content/situations.yml
    no-ticket:
      title: They have no ticket
      say: You can pay on board.
      touchpoints: [ticket-check]
      principles: [say-it-plainly]
      owner: crew
    # content/plan.yml
    initiatives:
      check-on-board:
        title: Tickets are looked at on board
        toward: [ticket-check]
        horizon: quarter
        first_step: Leave the gate open on one calm morning, and count.
        due: 2026-08-01

Fix:
    Watch it happen once, and ask what would have to be different tomorrow.
    Write that as an initiative with `toward`; when the touchpoint itself should go, make that the initiative.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, ended, named
from goldthread.graph.scope import active_records, is_to_do
from goldthread.language.message import marked_message, message
from goldthread.language.translation import to_say
from goldthread.rule import Breach, RuleContext

IDEA = 3
SEVERITY = Severity.WARNING
WEIGHT = "thread"
READS = ("initiative.toward", "initiative.status")
EACH = ("touchpoint",)
_UNPLANNED = {
    "weakens": to_say("{touchpoint} weakens the bond, and no initiative is planned to change that."),
    "breaks": to_say("{touchpoint} breaks the bond, and no initiative is planned to change that."),
}
_ENDED = {
    "weakens": to_say("{touchpoint} weakens the bond, and {initiative}, which was to change that, is {status}."),
    "breaks": to_say("{touchpoint} breaks the bond, and {initiative}, which was to change that, is {status}."),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that do harm and toward which nothing is to be done."""
    del context
    for touchpoint in active_records(graph.book.touchpoints):
        if touchpoint.effect not in _UNPLANNED:
            continue
        plans = [graph.record(edge.source) for edge in graph.links_to(touchpoint.key, "initiative", "toward")]
        if not any(is_to_do(plan) for plan in plans):
            yield Breach(
                record=touchpoint,
                field=("effect",),
                message=marked_message(
                    (_ENDED if plans else _UNPLANNED)[touchpoint.effect],
                    touchpoint=called(touchpoint),
                    initiative=named(plans[-1]) if plans else "",
                    status=ended(plans[-1]) if plans else "",
                ),
                fix=message(
                    'Write an initiative with "toward: [{touchpoint}]", a first step and a day.',
                    touchpoint=touchpoint.id,
                ),
                rests_on=("initiative.toward", "initiative.status"),
            )
