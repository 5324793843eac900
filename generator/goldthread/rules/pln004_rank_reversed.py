"""One number for all customers does not hide that they want the opposite.

A touchpoint in place 21 of 23 for all customers together is worked on last. When it is the first for people under 35, the common
number sends the plan the wrong way for them, and nobody who reads the plan can see it.

Places (`rank`) are compared with the common place of the same touchpoint: one in the first third, the other in the last. An order of
fewer than six places says too little. How many places there are is `of`, or else the last place that any touchpoint has.
A rating from 1 to 5 for one customer is found when it lies three or more above the common one: what few value highly is lost first.
A touchpoint that a decision changes, or that an initiative works toward, is not found: somebody has looked.
Touchpoints that are ideas or retired are not judged.

Fails:

    # content/touchpoints/quay.yml
    messages:
      name: Text message when the boat is late
      phase: crossing
      medium: digital
      owner: crew
      outcome: Whoever waits at home knows.
      gives: The new hour.
      gets: n/a
      principles: [say-it-plainly]
      priority: {rank: {customer: 21, of: 23, by_customer: {islanders: 1}}}

Passes:

    # content/touchpoints/quay.yml
    messages:
      name: Text message when the boat is late
      phase: crossing
      medium: digital
      owner: crew
      outcome: Whoever waits at home knows.
      gives: The new hour.
      gets: n/a
      principles: [say-it-plainly]
      priority: {rank: {customer: 3, of: 23, by_customer: {islanders: 1}}}

Fix:
    Decide for whom the touchpoint is, and record that as a decision that changes it, or plan an initiative toward it.
    When the common number is wrong, correct it.
"""

from collections.abc import Iterator, Mapping

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.ranks import last_place
from goldthread.graph.record_names import called, named
from goldthread.graph.scope import active_records
from goldthread.graph.settled import is_settled
from goldthread.language.message import Message, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Touchpoint
from goldthread.places import Path
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "contradiction"
READS = (
    "touchpoint.priority",
    "touchpoint.status",
    "decision.changes",
    "decision.status",
    "initiative.toward",
    "initiative.status",
    "customer.(title)",
)

_LEAST_PLACES = 6
_APART = 3
_RANKED = to_say(
    "{touchpoint} is in place {common} of {places} for all customers together, and in place {own} for {customer}."
)
_RATED = to_say("{touchpoint} is rated {common} of 5 for all customers together, and {own} of 5 for {customer}.")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints whose common place or rating is the opposite of that for one customer; one finding for each such customer."""
    del context
    last = last_place(graph.book)
    for touchpoint in active_records(graph.book.touchpoints):
        priority = touchpoint.priority
        if priority is None or is_settled(graph, touchpoint):
            continue
        if rank := priority.rank:
            places = rank.of or last
            for name, own in rank.by_customer.items():
                if rank.customer and _is_reversed(rank.customer, own, places):
                    values: dict[str, int] = {"common": rank.customer, "places": places, "own": own}
                    yield from _breach(graph, touchpoint, ("priority", "rank", "by_customer", name), _RANKED, values)
        for name, own in priority.by_customer.items():
            if priority.customer and own - priority.customer >= _APART:
                rating: dict[str, int] = {"common": priority.customer, "own": own}
                yield from _breach(graph, touchpoint, ("priority", "by_customer", name), _RATED, rating)


def _is_reversed(one: int, other: int, places: int) -> bool:
    """Whether one place is in the first third and the other in the last."""
    first, last = sorted((one, other))
    third = -(-places // 3)
    return places >= _LEAST_PLACES and first <= third and last > places - third


def _breach(
    graph: Graph, touchpoint: Touchpoint, path: Path, sentence: str, values: Mapping[str, int]
) -> Iterator[Breach]:
    customer = graph.book.records.get(f"customer/{str(path[-1]).rpartition('/')[2]}")
    if customer is None:
        return
    text: Message = marked_message(sentence, touchpoint=called(touchpoint), customer=named(customer), **values)
    yield Breach(
        record=touchpoint,
        field=path,
        message=text,
        fix=message(
            'Record a decision with "changes: [{touchpoint}]" that says for whom it is, or plan an initiative toward it.',
            touchpoint=touchpoint.key,
        ),
        concerns=customer.key,
        related=((customer, (), message("the customer for whom it is the opposite")),),
        rests_on=("touchpoint.priority", "decision.changes", "initiative.toward"),
    )
