"""Every touchpoint is an exchange: it says what the customer gets and what we get.

A touchpoint that only takes wears the bond out, and one that only gives is the first to go when money is short.
Written side by side, the two show whether the exchange is fair.

`unknown` counts as a gap.
`gets: n/a` is accepted, because a brand may give without asking for anything; `gives: n/a` is not, because customers who get
nothing are what this rule is about.
Ideas, drafts, and touchpoints that are being retired or are retired are not judged; planned ones are.

Fails:

    # content/touchpoints/quay.yml
    ticket-check:
      name: Ticket check at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody aboard has a ticket.
      gets: The number of people on board.
      principles: [say-it-plainly]

Passes:

    # content/touchpoints/quay.yml
    ticket-check:
      name: Ticket check at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody aboard has a ticket, and knows when the last boat back leaves.
      gives: The hour of the last boat back, stamped on the ticket.
      gets: The number of people on board.
      principles: [say-it-plainly]
    # content/touchpoints/shelter.yml
    rain-shelter:
      name: Shelter on the quay
      phase: crossing
      medium: physical
      owner: crew
      outcome: People arrive dry.
      gives: A roof, a bench and a lamp.
      gets: n/a
      principles: [say-it-plainly]

Fix:
    Write the missing side: under `gives` what customers take away, under `gets` what they leave us, such as money, time, a
    word to a neighbour or something that we learn. When we ask for nothing and mean it, write `gets: n/a`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity, Shared
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, either, is_missing
from goldthread.graph.scope import live_records
from goldthread.language.message import Names, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Touchpoint
from goldthread.rule import Breach, RuleContext

IDEA = 3
SEVERITY = Severity.WARNING
STRICT = Severity.ERROR
READS = ("touchpoint.gives", "touchpoint.gets", "touchpoint.status")

_SIDES = {"gives": to_say("what customers get from it"), "gets": to_say("what we get from it")}
_OF_ALL = {
    "gives": (
        to_say("None of {total} touchpoints says what customers get from it."),
        to_say("{count} of {total} touchpoints do not say what customers get from them."),
    ),
    "gets": (
        to_say("None of {total} touchpoints says what we get from it."),
        to_say("{count} of {total} touchpoints do not say what we get from them."),
    ),
}
_FIXS = {
    ("gives",): to_say('Write "gives:" with what customers get from it.'),
    ("gets",): to_say('Write "gets:" with what we get from it. If we ask for nothing and mean it, write "gets: n/a".'),
    ("gives", "gets"): to_say(
        'Write "gives:" with what customers get from it and "gets:" with what we get from it. '
        'If we ask for nothing and mean it, write "gets: n/a".'
    ),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints of which one side, or neither, is written; one finding for each touchpoint."""
    del context
    total = sum(1 for _ in live_records(graph.book.touchpoints))
    for touchpoint in live_records(graph.book.touchpoints):
        sides = [side for side in _SIDES if _is_open(graph, touchpoint, side)]
        if sides:
            parts = either(Names((marked_message(_SIDES[side]), aside(touchpoint, side)), "") for side in sides)
            yield Breach(
                record=touchpoint,
                field=(sides[0],),
                message=message("{touchpoint} does not say {parts}.", touchpoint=called(touchpoint), parts=parts),
                fix=marked_message(_FIXS[tuple(sides)]),
                concerns="gives, gets",
                shared=tuple(Shared(every=_OF_ALL[side][0], text=_OF_ALL[side][1], total=total) for side in sides),
            )


def _is_open(graph: Graph, touchpoint: Touchpoint, side: str) -> bool:
    """Whether a side is missing; not when a data fault has hidden it."""
    if not is_missing(touchpoint, side) or f"{touchpoint.key}.{side}" in graph.book.uncertain:
        return False
    return not (side == "gets" and touchpoint.stands(side) == "n/a")
