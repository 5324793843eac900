"""No more is planned for the next month than there is room for.

A month into which everything was put is a list of what will be late.
Whoever says how much fits has to say what waits.

The room is `capacity` under `horizons` in the handbook: how many initiatives fit into the nearest horizon.
Without it nothing is found, since no number would be right for everybody.
Counted are initiatives that are neither done nor dropped and that are due within the `month` of `horizons`, what is overdue included; those
without a day count when their `horizon` is `month`.

Fails:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"
    horizons: {capacity: 1}
    # content/plan.yml
    initiatives:
      slate: {title: A second slate, horizon: month, first_step: Ask the school for one., due: 2026-06-20}
      benches: {title: Two benches, horizon: month, first_step: Measure the wall., due: 2026-06-25}

Passes:

    # content/handbook.yml
    brand: Sandbank Ferry
    vision: Nobody is left on the far shore.
    edition: "1.0"
    horizons: {capacity: 1}
    # content/plan.yml
    initiatives:
      slate: {title: A second slate, horizon: month, first_step: Ask the school for one., due: 2026-06-20}
      benches: {title: Two benches, horizon: quarter, first_step: Measure the wall., due: 2026-08-25}

Fix:
    Decide which of them may wait, and give it a later day and horizon.
    When there really is room for more, raise `capacity`.
"""

import datetime
from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, few, named
from goldthread.graph.scope import is_to_do
from goldthread.language.message import message, message_many
from goldthread.model.plan import Initiative
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 5
SEVERITY = Severity.INFO
READS = ("initiative.due", "initiative.horizon", "initiative.status", "handbook.horizons", DAY)

_NAMED_LIMIT = 5


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """A handbook in whose next month there is more to do than fits; at most one finding."""
    handbook = graph.book.handbook
    room, days = handbook.horizons.capacity, handbook.horizons.month
    due = [each for each in graph.book.initiatives if _is_near(each, context.today + datetime.timedelta(days))]
    if room is None or len(due) <= room:
        return
    yield Breach(
        record=handbook,
        field=("horizons", "capacity"),
        message=message_many(
            "{handbook} has room for {room} in the next month, and {count} initiative is due: {initiatives}.",
            "{handbook} has room for {room} in the next month, and {count} initiatives are due: {initiatives}.",
            len(due),
            handbook=called(handbook),
            room=room,
            initiatives=few([named(each) for each in due], _NAMED_LIMIT),
        ),
        fix=message("Decide which of them may wait, and give it a later day; or raise the capacity if there is room."),
        concerns="capacity",
        related=tuple((each, ("due",), message("due in the next month")) for each in due[:_NAMED_LIMIT]),
        rests_on=("initiative.status", "initiative.due", "initiative.horizon"),
    )


def _is_near(initiative: Initiative, last: datetime.date) -> bool:
    if not is_to_do(initiative):
        return False
    return initiative.horizon == "month" if initiative.due is None else initiative.due.last <= last
