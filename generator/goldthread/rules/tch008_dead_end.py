"""Every touchpoint leads on to another, or ends the journey on purpose.

People who have got what they came for and do not see what comes next go home, or ask a stranger.
Where a path ends may be well chosen; a path of which nobody knows that it ends is not.

One touchpoint under `leads_to` is enough, and `leads_to: n/a` says that the journey ends here on purpose; `unknown` counts as a gap.
A touchpoint that leads only to ideas or to what is retired is a dead end.
As long as no touchpoint in the handbook says where it leads, nothing is found: a journey that nobody has joined up yet has no dead ends.
Ideas, drafts, and touchpoints that are being retired or are retired are not judged; planned ones are.

Fails:

    # content/touchpoints/quay.yml
    helping-hand:
      name: Helping hand on the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Nobody stumbles.
      gives: A rope to hold on to.
      gets: Trust.
      principles: [say-it-plainly]
    gangway-bell:
      name: Bell at the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Everybody is aboard.
      gives: A last call.
      gets: A quick step.
      principles: [say-it-plainly]
      leads_to: [helping-hand]

Passes:

    # content/touchpoints/quay.yml
    helping-hand:
      name: Helping hand on the gangway
      phase: crossing
      medium: physical
      owner: crew
      outcome: Nobody stumbles.
      gives: A rope to hold on to.
      gets: Trust.
      principles: [say-it-plainly]
      leads_to: [notice-board]
    last-wave:
      name: The wave from the stern
      phase: crossing
      medium: physical
      owner: crew
      outcome: People turn round once more.
      gives: A flag that is dipped.
      gets: n/a
      principles: [say-it-plainly]
      leads_to: n/a

Fix:
    Ask somebody who has just been there what they did next, and name that touchpoint under `leads_to`.
    Where nothing is meant to come next, write `leads_to: n/a`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called
from goldthread.graph.scope import lead_only_to, live_records, out_of_play
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.rule import Breach, Common, RuleContext

IDEA = 3
SEVERITY = Severity.INFO
READS = ("touchpoint.leads_to", "touchpoint.status")
COMMON = Common(
    every=to_say("None of {total} touchpoints says what people do next."),
    text=to_say("{count} of {total} touchpoints do not say what people do next."),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that lead nowhere and do not say that they mean to."""
    del context
    if not any(touchpoint.leads_to for touchpoint in graph.book.touchpoints):
        return
    ended = out_of_play(graph.book.touchpoints)
    for touchpoint in live_records(graph.book.touchpoints):
        if not touchpoint.leads_to and touchpoint.stands("leads_to") != "n/a":
            remark = aside(touchpoint, "leads_to")
            sentence = message(
                "{touchpoint} does not say what people do next{remark}.", touchpoint=called(touchpoint), remark=remark
            )
        elif lead_only_to(graph, touchpoint.key, "leads_to", ended, len(touchpoint.leads_to)):
            sentence = message(
                "{touchpoint} leads only to touchpoints that are ideas or retired.", touchpoint=called(touchpoint)
            )
        else:
            continue
        yield Breach(
            record=touchpoint,
            field=("leads_to",),
            message=sentence,
            fix=message(
                'Name what people do next under "leads_to:", '
                'or write "leads_to: n/a" if the journey ends here on purpose.'
            ),
        )
