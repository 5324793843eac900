"""A principle that an edition changed has been shared with the teams that it guides.

An edition that nobody was told of changes nothing.
The teams that a principle guides go on as before, in good faith, until somebody tells them.

An edition says under `changed` which records mean something else since, and under `shared_with` who was told.
A team that a changed principle names under `guides` is to be among them; where a principle names no team, those are that answer for the
touchpoints that follow it.
Editions that are still to come are not judged, nor are retired principles and teams.

Fails:

    # content/editions.yml
    - edition: "1.1"
      on: 2026-05-01
      changed: [principle/say-it-plainly]

Passes:

    # content/editions.yml
    - edition: "1.1"
      on: 2026-05-01
      changed: [principle/say-it-plainly]
      shared_with:
        - {team: crew, on: 2026-05-02, how: Read aloud in the wheelhouse.}

Fix:
    Tell the team what is different for it and why, and write under `shared_with` when that was and how.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed, named
from goldthread.graph.scope import active_records, is_active
from goldthread.language.message import message
from goldthread.model.editions import Edition
from goldthread.model.journey import Touchpoint
from goldthread.model.principles import Principle
from goldthread.model.teams import Team
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 5
SEVERITY = Severity.INFO
READS = (
    "edition.*",
    "principle.guides",
    "principle.status",
    "team.status",
    "touchpoint.principles",
    "touchpoint.owner",
    "touchpoint.status",
    DAY,
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Teams that an edition concerns and that were not told of it; one finding for each edition and team."""
    for edition in active_records(graph.book.editions):
        if edition.on > context.today:
            continue
        told = {shared.team for shared in edition.shared_with}
        for team, principles in _concerned(graph, edition):
            if team.id not in told:
                yield Breach(
                    record=edition,
                    field=("shared_with",),
                    message=message(
                        "{edition} changed {principles}, and does not list {team} among the teams that were told.",
                        edition=called(edition),
                        principles=listed(named(each) for each in principles),
                        team=named(team),
                    ),
                    fix=message(
                        'Tell the team, then write under "shared_with:" {{team: {team}, on: the day, how: in which way}}.',
                        team=team.id,
                    ),
                    concerns=team.id,
                    rests_on=("principle.guides", "touchpoint.principles", "touchpoint.owner"),
                )


def _concerned(graph: Graph, edition: Edition) -> Iterator[tuple[Team, list[Principle]]]:
    """The teams that the edition's changed principles guide, by id, each with those principles."""
    concerned: dict[str, list[Principle]] = {}
    for edge in graph.links_from(edition.key, "changed"):
        principle = graph.record(edge.target)
        if isinstance(principle, Principle) and is_active(principle):
            for guided in _guided(graph, principle):
                concerned.setdefault(guided, []).append(principle)
    for team in sorted(active_records(graph.book.teams), key=lambda each: each.id):
        if team.id in concerned:
            yield team, concerned[team.id]


def _guided(graph: Graph, principle: Principle) -> frozenset[str]:
    """The ids of the teams that a principle names, else of those that answer for the touchpoints that follow it."""
    named = frozenset(guided.team for guided in principle.guides if guided.team)
    if named:
        return named
    followers = (graph.record(edge.source) for edge in graph.links_to(principle.key, "touchpoint", "principles"))
    return frozenset(
        each.owner for each in followers if isinstance(each, Touchpoint) and each.owner and is_active(each)
    )
