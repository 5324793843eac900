"""Every situation has one team that answers for it.

Words that nobody answers for grow old: the sum that may be spent changes, the number to call changes, and nobody corrects the page.

`unknown` and `n/a` count as no owner, and so does a team that is retired.
Drafts, and situations that are being retired or are retired are not judged.

Fails:

    # content/situations.yml
    boat-is-late:
      title: The boat is late
      say: It comes at ten past nine.
      principles: [say-it-plainly]

Passes:

    # content/situations.yml
    boat-is-late:
      title: The boat is late
      say: It comes at ten past nine.
      principles: [say-it-plainly]
      owner: crew

Fix:
    Name one team under `owner`: the one that meets the situation most often, or that decides what may be spent.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, is_missing, named
from goldthread.graph.scope import lead_only_to, live_records, out_of_play
from goldthread.language.message import Message, message
from goldthread.language.translation import to_say
from goldthread.model.situations import Situation
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "gap"
READS = ("situation.*", "team.status", "touchpoint.owner")
COMMON = Common(
    every=to_say("None of {total} situations names a team that answers for it."),
    text=to_say("{count} of {total} situations name no team that answers for them."),
    fix=to_say('Agree on the one team that answers for each of them, and name it under "owner:".'),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Situations that name no owner, or one that is retired."""
    del context
    ended = out_of_play(graph.book.teams)
    for situation in live_records(graph.book.situations):
        if is_missing(situation, "owner"):
            sentence = message(
                "{situation} has no team that answers for it{remark}.",
                situation=called(situation),
                remark=aside(situation, "owner"),
            )
        elif lead_only_to(graph, situation.key, "owner", ended, 1):
            sentence = message(
                "{situation} belongs to {team}, which is retired.",
                situation=called(situation),
                team=named(graph.record(graph.links_from(situation.key, "owner")[0].target)),
            )
        else:
            continue
        yield Breach(record=situation, field=("owner",), message=sentence, fix=_fix(graph, situation))


def _fix(graph: Graph, situation: Situation) -> Message:
    """What to write: the owner of a touchpoint at which it happens, where there is one."""
    touchpoints = [edge.target for edge in graph.links_from(situation.key, "touchpoints")]
    owners = [edge.target for key in touchpoints for edge in graph.links_from(key, "owner")]
    if owners:
        return message(
            'Name the one team that answers for it, for example "owner: {example}".',
            example=owners[0].partition("/")[2],
        )
    return message('Name the one team that answers for it under "owner:".')
