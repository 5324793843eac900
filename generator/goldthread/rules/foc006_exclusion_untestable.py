"""What a focus excludes can be told when it is met.

An exclusion that names no word, no customer and no channel reads well and rules out nothing: no touchpoint can be held against it, and
two colleagues will draw the line in two places.

An exclusion can be tested when something is written under `match`, `customers` or `channels`.
Only focus statements that are neither retired nor being retired are judged.

Fails:

    # content/focus.yml
    home-before-dark:
      title: Home before dark
      statement: Whoever crosses in the morning is home before dark.
      need: reach-home
      for: [islanders]
      excludes:
        - what: Anything that feels like a cruise
          why: The crew would be tired in the morning.
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
        - what: Anything that feels like a cruise
          why: The crew would be tired in the morning.
          match: [cruis*, round trip]
      change_tests:
        product: {survives: A bridge would be held to it too.}
        making: {survives: Dark comes at the same hour with oars.}
        delivery: {survives: It does not matter who steers.}
        price: {survives: Crossings were free in the year of the flood.}
        rivals: {survives: A faster boat without a way back is of no use.}
        market: {falls: Nobody would have a home to go to.}

Fix:
    Think of the last proposal that you turned down for it. Write the words that gave it away under `match`, the people whom it was for
    under `customers`, or the channel that it would have taken under `channels`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import active_records
from goldthread.language.message import message
from goldthread.model.vision import Exclusion
from goldthread.rule import Breach, RuleContext

IDEA = 1
SEVERITY = Severity.INFO
READS = ()
EACH = ("focus",)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Exclusions against which nothing can be held; one finding for each exclusion."""
    del context
    for focus in active_records(graph.book.focuses):
        for index, exclusion in enumerate(focus.excludes):
            if focus.status != "retiring" and not _can_be_tested(exclusion):
                what = " ".join(exclusion.what.split()).rstrip(".")
                yield Breach(
                    record=focus,
                    field=("excludes", index),
                    message=message(
                        '{focus} excludes "{what}" and names no word, customer or channel by which it could be told.',
                        focus=called(focus),
                        what=what,
                    ),
                    fix=message(
                        'Add "match:" with words that give such a thing away, or "customers:" or "channels:" that it concerns.'
                    ),
                    concerns=f"excludes={what}",
                )


def _can_be_tested(exclusion: Exclusion) -> bool:
    return bool(exclusion.customers or any(word.strip(" *") for word in (*exclusion.match, *exclusion.channels)))
