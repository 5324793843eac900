"""Every touchpoint has one team that answers for it.

What everybody looks after, nobody fixes.
The owner is the team that somebody can ask about it on Monday, even when others do the work.

`unknown` and `n/a` count as no owner: what belongs to nobody is left to chance.
A touchpoint whose owner is retired has none.
Ideas, drafts, and touchpoints that are being retired or are retired are not judged; planned ones are.

Fails:

    # content/touchpoints/quay.yml
    mooring-lamp:
      name: Lamp at the mooring
      phase: crossing
      medium: physical
      outcome: People find the gangway in the dark.
      gives: Light to walk by.
      gets: Boats that leave on time.
      principles: [say-it-plainly]

Passes:

    # content/touchpoints/quay.yml
    mooring-lamp:
      name: Lamp at the mooring
      phase: crossing
      medium: physical
      owner: crew
      outcome: People find the gangway in the dark.
      gives: Light to walk by.
      gets: Boats that leave on time.
      principles: [say-it-plainly]

Fix:
    Name one team under `owner`; others that it takes go under `contributors`.
    When a partner delivers it, the owner is the team of ours that speaks with the partner, unless the partner is itself among the teams.
"""

from collections.abc import Collection, Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.likeness import READ_OF_TOUCHPOINTS, Suggestions
from goldthread.graph.record_names import aside, called, is_missing, named
from goldthread.graph.scope import lead_only_to, live_records, out_of_play
from goldthread.language.message import Message, message
from goldthread.language.translation import to_say
from goldthread.model.journey import Touchpoint
from goldthread.rule import Breach, Common, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR
READS = (*READ_OF_TOUCHPOINTS, "team.*", "touchpoint.contributors", "touchpoint.owner")
COMMON = Common(
    every=to_say("None of {total} touchpoints names a team that answers for it."),
    text=to_say("{count} of {total} touchpoints name no team that answers for them."),
    fix=to_say('Agree on the one team that answers for each of them, and name it under "owner:".'),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that name no owner, or one that is retired."""
    del context
    ended = out_of_play(graph.book.teams)
    teams = {team.id for team in live_records(graph.book.teams)}
    likely = Suggestions(graph, graph.book.touchpoints, "owner", graph.book.teams)
    for touchpoint in live_records(graph.book.touchpoints):
        if is_missing(touchpoint, "owner"):
            sentence = message(
                "{touchpoint} has no team that answers for it{remark}.",
                touchpoint=called(touchpoint),
                remark=aside(touchpoint, "owner"),
            )
        elif lead_only_to(graph, touchpoint.key, "owner", ended, 1):
            sentence = message(
                "{touchpoint} belongs to {team}, which is retired.",
                touchpoint=called(touchpoint),
                team=named(graph.record(graph.links_from(touchpoint.key, "owner")[0].target)),
            )
        else:
            continue
        yield Breach(
            record=touchpoint,
            field=("owner",),
            message=sentence,
            fix=_fix(_contributing(teams, touchpoint) or likely.of(touchpoint)),
        )


def _contributing(teams: Collection[str], touchpoint: Touchpoint) -> str:
    """The id of the one team that contributes to the touchpoint; empty when there is none or there are several.

    teams: The ids of the teams in force.
    """
    contributing = [name for name in touchpoint.contributors if name in teams]
    return contributing[0] if len(contributing) == 1 else ""


def _fix(likely: str) -> Message:
    if likely:
        return message('Name the one team that answers for it, for example "owner: {example}".', example=likely)
    return message('Name the one team that answers for it under "owner:".')
