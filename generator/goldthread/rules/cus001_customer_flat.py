"""A customer is seen in three dimensions: their situation, what they try to get done, and what they value.

Two people of the same age in the same street cross the water for quite different reasons.
Age, place and income tell whom we meet; they never tell what to do for them.

The three are `context`, `jobs` and `values`; `demographics` may stand beside them and never in their place.
`unknown` counts as a gap, and `n/a` does too: everybody is in some situation, wants something done and values something.
Customers of every kind are judged, also internal ones and those under a wider group; retired ones are not.

Fails:

    # content/customers.yml
    islanders:
      name: Islanders
      demographics: Three hundred people, most of them over fifty.

Passes:

    # content/customers.yml
    islanders:
      name: Islanders
      demographics: Three hundred people, most of them over fifty.
      context: They live on the sandbank and cross for work and school.
      jobs: [Do in one day what the shore is needed for]
      values: [An evening at home]

Fix:
    Meet two of them, and ask about the last time rather than about opinions.
    Write under `context` where they were, under `jobs` what they tried to get done, and under `values` what made it good or bad.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, either, is_missing, listed
from goldthread.graph.scope import live_records
from goldthread.language.message import Names, marked_message, message
from goldthread.language.translation import to_say
from goldthread.model.customers import Customer
from goldthread.rule import Breach, Common, RuleContext

IDEA = 2
SEVERITY = Severity.WARNING
READS = ()
EACH = ("customer",)
COMMON = Common(
    every=to_say("None of {total} customers is described by situation, jobs and values."),
    text=to_say("{count} of {total} customers are not described by situation, jobs and values yet."),
    fix=to_say('Ask two of each about the last time, and add what is missing of "context:", "jobs:" and "values:".'),
)

_SIDES = {
    "context": to_say("the situation they are in"),
    "jobs": to_say("what they try to get done"),
    "values": to_say("what they value"),
}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Customers of whom one of the three is not written; one finding for each customer."""
    del context
    for customer in live_records(graph.book.customers):
        lacking = [side for side in _SIDES if _is_lacking(graph, customer, side)]
        if lacking:
            fields = listed(f'"{side}:"' for side in lacking)
            parts = either(Names((marked_message(_SIDES[side]), aside(customer, side)), "") for side in lacking)
            alone = len(lacking) == len(_SIDES) and not is_missing(customer, "demographics")
            yield Breach(
                record=customer,
                field=(lacking[0],),
                message=message(
                    "{customer} gives demographics alone, and does not say {parts}.",
                    customer=called(customer),
                    parts=parts,
                )
                if alone
                else message("{customer} does not say {parts}.", customer=called(customer), parts=parts),
                fix=message("Ask two of them about the last time, and add {fields}.", fields=fields),
                concerns="context, jobs, values",
            )


def _is_lacking(graph: Graph, customer: Customer, side: str) -> bool:
    """Whether a side is missing; not when a data fault has hidden it."""
    return is_missing(customer, side) and f"{customer.key}.{side}" not in graph.book.uncertain
