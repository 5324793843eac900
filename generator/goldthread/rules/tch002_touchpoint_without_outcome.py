"""Every touchpoint says what is different afterwards.

A touchpoint without an outcome is something that we do, not something that happens for anybody.
Nobody can tell whether it went well, or what would be lost without it.

`unknown` counts as no outcome: it says that somebody asked, and the question is still open.
So does `n/a`, because an exchange after which nothing is different is one that nobody would miss.
Ideas, drafts, and touchpoints that are being retired or are retired are not judged; planned ones are.

Fails:

    # content/touchpoints/quay.yml
    left-luggage:
      name: Luggage hook by the gangway
      phase: crossing
      medium: physical
      owner: crew
      gives: A dry hook with a number.
      gets: A gangway without suitcases.
      principles: [say-it-plainly]

Passes:

    # content/touchpoints/quay.yml
    left-luggage:
      name: Luggage hook by the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: People walk aboard with both hands free.
      gives: A dry hook with a number.
      gets: A gangway without suitcases.
      principles: [say-it-plainly]

Fix:
    Finish the sentence "Afterwards, the customer ..." with something that a stranger could observe, and write it under `outcome`.
    "Informed" and "satisfied" are no outcomes yet; "knows which boat to take" is one.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, is_missing
from goldthread.graph.scope import live_records
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.rule import Breach, Common, RuleContext

IDEA = 3
SEVERITY = Severity.ERROR
READS = ()
EACH = ("touchpoint",)
COMMON = Common(
    every=to_say("None of {total} touchpoints says what is different for customers afterwards."),
    text=to_say("{count} of {total} touchpoints do not say what is different for customers afterwards."),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that name no outcome."""
    del context
    for touchpoint in live_records(graph.book.touchpoints):
        if is_missing(touchpoint, "outcome"):
            yield Breach(
                record=touchpoint,
                field=("outcome",),
                message=message(
                    "{touchpoint} does not say what is different for customers afterwards{remark}.",
                    touchpoint=called(touchpoint),
                    remark=aside(touchpoint, "outcome"),
                ),
                fix=message(
                    "Write what a stranger could observe once it is over, "
                    'for example "outcome: People know what happens next."'
                ),
            )
