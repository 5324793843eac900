"""Every situation follows a principle.

What is said under pressure shows what a brand stands for.
Words that follow no principle are somebody's taste, and the next colleague will say something else.

A link counts whether it is stated or inferred; `unknown` and `n/a` count as no principle.
A situation whose principles are all retired follows none.
Ideas, drafts, and situations that are being retired or are retired are not judged.

Fails:

    # content/situations.yml
    boat-is-late:
      title: The boat is late
      say: It comes at ten past nine.
      owner: crew

Passes:

    # content/situations.yml
    boat-is-late:
      title: The boat is late
      say: It comes at ten past nine.
      principles: [say-it-plainly]
      owner: crew

Fix:
    Ask which promise the words keep, and name that principle under `principles` with a line on how.
    Where no principle fits, say something else, or write the principle that is missing.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, listed
from goldthread.graph.scope import lead_only_to, live_records, out_of_play
from goldthread.language.message import Message, message
from goldthread.language.translation import to_say
from goldthread.model.situations import Situation
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "thread"
READS = ("situation.*", "principle.status", "touchpoint.principles")
COMMON = Common(
    every=to_say("None of {total} situations names a principle, so nothing connects what is said to the vision."),
    text=to_say(
        "{count} of {total} situations name no principle that is in force, so nothing connects what is said to the vision."
    ),
    fix=to_say('Name the principle that the words of each follow under "principles:".'),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Situations that name no principle, or only principles that are retired."""
    del context
    ended = out_of_play(graph.book.principles)
    for situation in live_records(graph.book.situations):
        if not situation.principles:
            sentence = message(
                "{situation} follows no principle{remark}, so nothing connects what is said to the vision.",
                situation=called(situation),
                remark=aside(situation, "principles"),
            )
        elif lead_only_to(graph, situation.key, "principles", ended, len(situation.principles)):
            sentence = message(
                "{situation} follows only retired principles ({principles}), so nothing connects what is said to the vision.",
                situation=called(situation),
                principles=listed(edge.target for edge in graph.links_from(situation.key, "principles")),
            )
        else:
            continue
        yield Breach(record=situation, field=("principles",), message=sentence, fix=_fix(graph, situation))


def _fix(graph: Graph, situation: Situation) -> Message:
    """What to write: a principle of the touchpoints at which it happens, where they follow one."""
    touchpoints = [edge.target for edge in graph.links_from(situation.key, "touchpoints")]
    followed = [edge.target for key in touchpoints for edge in graph.links_from(key, "principles")]
    if followed:
        return message(
            'Name the principle that the words follow, for example "principles: [{example}]".',
            example=followed[0].partition("/")[2],
        )
    return message('Name the principle that the words follow under "principles:".')
