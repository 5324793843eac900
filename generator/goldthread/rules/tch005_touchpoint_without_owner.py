"""Every touchpoint has one team that answers for it.

What everybody looks after, nobody fixes.
The owner is the team that somebody can ask about it on Monday, even when others do the work.

`unknown` and `n/a` count as no owner: what belongs to nobody is left to chance.
A touchpoint whose owner is retired has none.
Ideas and retired touchpoints are not judged; drafts and planned ones are.

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

from collections.abc import Iterator, Mapping

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import aside, called, is_missing
from goldthread.graph.scope import active_records, lead_only_to, out_of_play
from goldthread.language.message import message
from goldthread.model.journey import Touchpoint
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.ERROR


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Touchpoints that name no owner, or one that is retired."""
    del context
    ended = out_of_play(graph.book.teams)
    teams = {team.id: place for place, team in enumerate(active_records(graph.book.teams))}
    for touchpoint in active_records(graph.book.touchpoints):
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
                team=f"team/{touchpoint.owner}",
            )
        else:
            continue
        yield Breach(
            record=touchpoint,
            field=("owner",),
            message=sentence,
            fix=message(
                'Name the one team that answers for it, for example "owner: {example}".',
                example=_example(teams, touchpoint),
            ),
        )


def _example(teams: Mapping[str, int], touchpoint: Touchpoint) -> str:
    """The first team that contributes to the touchpoint, or any.

    teams: The places of teams by their ids.
    """
    contributing = (name for name in touchpoint.contributors if name in teams)
    return min(contributing, key=teams.__getitem__, default=next(iter(teams), "the-id-of-a-team"))
