"""Every situation says what to say.

Whoever looks a situation up stands in front of somebody and needs the first sentence, not the reasoning behind it.
What has no words yet is a heading over an empty page.

`unknown` counts as a gap. `n/a` is accepted where it is right to say nothing, as with an alarm.
Drafts, and situations that are being retired or are retired are not judged.

Fails:

    # content/situations.yml
    boat-is-late:
      title: The boat is late
      principles: [say-it-plainly]
      owner: crew

Passes:

    # content/situations.yml
    boat-is-late:
      title: The boat is late
      say: It comes at ten past nine.
      principles: [say-it-plainly]
      owner: crew

Fix:
    Ask the colleague who does it best what they say first, word for word, and write that under `say`.
    Where nothing should be said, write `say: n/a`.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, is_missing
from goldthread.graph.scope import live_records
from goldthread.language.message import message
from goldthread.language.translation import to_say
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "gap"
READS = ()
EACH = ("situation",)
COMMON = Common(
    every=to_say("None of {total} situations says what to say."),
    text=to_say("{count} of {total} situations do not say what to say."),
    fix=to_say('Write the first sentence of each under "say:", as a colleague would say it.'),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Situations in which nobody has written what to say."""
    del context
    for situation in live_records(graph.book.situations):
        if is_missing(situation, "say") and situation.stands("say") != "n/a":
            yield Breach(
                record=situation,
                field=("say",),
                message=message(
                    "{situation} does not say what to say{remark}.",
                    situation=called(situation),
                    remark=aside(situation, "say"),
                ),
                fix=message('Write what a colleague says first, word for word, under "say:".'),
            )
