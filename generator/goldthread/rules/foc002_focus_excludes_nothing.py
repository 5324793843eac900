"""Every focus says no to something, and says why.

A focus that excludes nothing decides nothing: everything that anybody proposes fits it.
The reason belongs to it, because colleagues who know why can say no kindly, and can tell when the reason has gone.

`unknown` counts as a gap, and `n/a` does too: a focus to which saying no does not apply is not a focus.
An exclusion without a reason is a finding of its own.
What a wider focus excludes does not count for the narrower one.
Drafts, and focus statements that are being retired or are retired, are not judged.

Fails:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
      need: reach-home
      for: [islanders]
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
      for: [islanders]
      excludes:
        - what: Evening trips
          why: The crew would be tired in the morning, and the first boat is the one that people count on.
          match: [evening trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Fix:
    Look for something good that you would turn down for the sake of this focus; saying no to what nobody proposes is no decision.
    Write it under `excludes` with `what` and `why`. Words under `match` let touchpoints be held against it.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called
from goldthread.graph.scope import live_records
from goldthread.language.message import message
from goldthread.rule import Breach, RuleContext

IDEA = 1
SEVERITY = Severity.WARNING
STRICT = Severity.ERROR
READS = ()
EACH = ("focus",)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Focus statements that exclude nothing, and exclusions without a reason."""
    del context
    for focus in live_records(graph.book.focuses):
        if not focus.excludes:
            yield Breach(
                record=focus,
                field=("excludes",),
                message=message(
                    "{focus} leaves unknown what it excludes, so nobody can tell what fits it.", focus=called(focus)
                )
                if focus.stands("excludes") == "unknown"
                else message(
                    "{focus} excludes nothing{remark}, so everything fits it.",
                    focus=called(focus),
                    remark=aside(focus, "excludes"),
                ),
                fix=message(
                    'Write something good that you would turn down for its sake: "excludes:" with "what:" and "why:".'
                ),
            )
        for index, exclusion in enumerate(focus.excludes):
            if not (exclusion.why or "").strip():
                what = " ".join(exclusion.what.split()).rstrip(".")
                yield Breach(
                    record=focus,
                    field=("excludes", index),
                    message=message('{focus} excludes "{what}" without a reason.', focus=called(focus), what=what),
                    fix=message('Add "why:" to the exclusion, in the words that a colleague would use to a customer.'),
                    concerns=f"excludes={what}",
                )
