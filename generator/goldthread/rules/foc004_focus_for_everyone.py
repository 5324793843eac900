"""A focus is for particular customers, or says why it is for everyone.

What is for everyone is tuned to nobody.
When a focus really is for all, the reason tells colleagues that this was thought about and not left open.

`unknown` counts as a gap. So does `n/a`, in whose place the reason goes, under `audience_reason`.
Customers that are retired do not count. Drafts, and focus statements that are being retired or are retired, are not judged.

Fails:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
      need: reach-home
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Passes:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
      need: reach-home
      for:
        - customer: islanders
          how: Their beds are on the sandbank.
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning.
          match: [evening trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Fix:
    Ask whose day would be worst without it, and name them under `for`, each with a line on how it shows.
    When it holds for everybody alike, write the reason under `audience_reason`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.likeness import Suggestions
from goldthread.graph.record_names import aside, called, is_missing, listed
from goldthread.graph.scope import lead_only_to, live_records, out_of_play
from goldthread.language.message import Message, message
from goldthread.rule import Breach, RuleContext

IDEA = 1
SEVERITY = Severity.WARNING
READS = ("focus.*", "customer.*")


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Focus statements that name neither customers nor a reason to be for all."""
    del context
    ended = out_of_play(graph.book.customers)
    likely = Suggestions(graph, graph.book.focuses, "for", graph.book.customers)
    for focus in live_records(graph.book.focuses):
        if not is_missing(focus, "audience_reason"):
            continue
        if not focus.for_:
            sentence = message(
                "{focus} does not say whom it is for{remark}, nor why it would be for everyone.",
                focus=called(focus),
                remark=aside(focus, "for_"),
            )
        elif lead_only_to(graph, focus.key, "for", ended, len(focus.for_)):
            sentence = message(
                "{focus} is only for what is retired ({customers}), and does not say why it would be for everyone.",
                focus=called(focus),
                customers=listed(edge.target for edge in graph.links_from(focus.key, "for")),
            )
        else:
            continue
        yield Breach(
            record=focus,
            field=("for",),
            message=sentence,
            fix=_fix(likely.of(focus)),
            rests_on=("focus.audience_reason",),
        )


def _fix(likely: str) -> Message:
    if likely:
        return message(
            'Name whose day would be worst without it, for example "for: [{example}]", or write "audience_reason:".',
            example=likely,
        )
    return message('Name whose day would be worst without it under "for:", or write "audience_reason:".')
