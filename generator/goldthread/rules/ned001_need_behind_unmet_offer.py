"""A need is met where customers meet us, not only by an offer that nobody meets.

An offer that is bought for a need serves it on paper. When customers meet that offer at no touchpoint, and no touchpoint serves the
need itself, the need is served nowhere.

A need is judged when at least one offer is bought for it and no touchpoint serves it under `needs`.
Touchpoints name the offers that answer there under `offers`. Where no touchpoint names any offer yet, nothing is known, and nothing
is found. While a touchpoint declares its offers or its needs unknown, it may be the one, and nothing is found either.
Touchpoints and offers that are ideas or retired do not count.

Fails:

    # content/offers.yml
    day-ticket:
      name: Day ticket
      sells: A seat there and back
      bought_for: [reach-home]
    parcel-run:
      name: Parcel run
      sells: A parcel taken across
      bought_for: [post-a-thing]
    # content/needs.yml
    reach-home:
      need: Reach home before dark.
      kind: human
    post-a-thing:
      need: Send a thing across without going along.
      kind: human
    # content/touchpoints/quay.yml
    counter:
      name: Ticket counter
      phase: crossing
      medium: physical
      owner: crew
      outcome: Whoever comes back tonight has a seat.
      gives: A seat.
      gets: The fare.
      principles: [say-it-plainly]
      offers: [day-ticket]

Passes:

    # content/offers.yml
    day-ticket:
      name: Day ticket
      sells: A seat there and back
      bought_for: [reach-home]
    parcel-run:
      name: Parcel run
      sells: A parcel taken across
      bought_for: [post-a-thing]
    # content/needs.yml
    reach-home:
      need: Reach home before dark.
      kind: human
    post-a-thing:
      need: Send a thing across without going along.
      kind: human
    # content/touchpoints/quay.yml
    counter:
      name: Ticket counter
      phase: crossing
      medium: physical
      owner: crew
      outcome: Whoever comes back tonight has a seat.
      gives: A seat.
      gets: The fare.
      principles: [say-it-plainly]
      offers: [day-ticket, parcel-run]

Fix:
    Name the offer under `offers` at the touchpoint where customers meet it, or the need under `needs` at the touchpoint that serves it.
    When there is no such touchpoint, plan one, or take the need out of the offer's `bought_for`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, few, named
from goldthread.graph.scope import active_records, is_active
from goldthread.language.message import message, message_many
from goldthread.model.record import Record
from goldthread.rule import Breach, RuleContext

IDEA = 3
SEVERITY = Severity.WARNING
WEIGHT = "thread"
READS = (
    "need.status",
    "offer.bought_for",
    "offer.status",
    "touchpoint.needs",
    "touchpoint.offers",
    "touchpoint.status",
)

_NAMED_LIMIT = 3


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Needs that offers are bought for, all of them met at no touchpoint, while no touchpoint serves the need itself."""
    del context
    book = graph.book
    touchpoints = tuple(active_records(book.touchpoints))
    is_unknown = any("unknown" in (each.stands("offers"), each.stands("needs")) for each in touchpoints)
    if is_unknown or not any(each.offers for each in touchpoints):
        return
    for need in active_records(book.needs):
        offers = _linking(graph, need, "offer", "bought_for")
        if not offers or _linking(graph, need, "touchpoint", "needs"):
            continue
        if any(_linking(graph, offer, "touchpoint", "offers") for offer in offers):
            continue
        yield Breach(
            record=need,
            message=message_many(
                "{need} is served by the offer {offers} alone, which no touchpoint names.",
                "{need} is served by the offers {offers} alone, which no touchpoint names.",
                len(offers),
                need=called(need),
                offers=few([named(offer) for offer in offers], _NAMED_LIMIT),
            ),
            fix=message(
                'Write "offers: [{offer}]" at the touchpoint where customers meet it, or "needs: [{need}]" at the one that serves it.',
                offer=offers[0].id,
                need=need.id,
            ),
            concerns="offers",
            related=tuple((offer, ("bought_for",), message("an offer bought for this need")) for offer in offers),
            rests_on=("offer.bought_for", "touchpoint.offers", "touchpoint.needs", "touchpoint.status", "offer.status"),
        )


def _linking(graph: Graph, record: Record, kind: str, field: str) -> list[Record]:
    """The records of a kind that link to another by a field and count, each once."""
    sources = dict.fromkeys(edge.source for edge in graph.links_to(record.key, kind, field))
    return [each for each in map(graph.record, sources) if is_active(each)]
