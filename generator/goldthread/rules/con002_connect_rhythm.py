"""Each team meets customers as often as it means to, and in person at least once a year.

A team that has not met a customer for a year works for the one that it remembers.
A screen shows a face; a visit shows the kitchen, the stairs and the weather.

Judged are teams with a `connect_target`, by the meetings that name them under `team`.
What counts as a month, a quarter and a year is set under `horizons` in the handbook, and is counted back from today.
Within the last of those years one of the meetings has `mode: offline`; a team that has met nobody is told so once.
Retired teams are not judged; retired meetings do not count, and those that lie ahead do not count yet.

Fails:

    # content/teams.yml
    crew:
      name: Crew
      serves: [{customer: islanders, does_for: Takes them over., does_with: Agrees on the last boat.}]
      connect_target: {n: 1, per: year}

Passes:

    # content/teams.yml
    crew:
      name: Crew
      serves: [{customer: islanders, does_for: Takes them over., does_with: Agrees on the last boat.}]
      connect_target: {n: 1, per: year}
    # content/connects.yml
    2026-04-landing:
      on: 2026-04-12
      mode: offline
      team: crew
      purpose: To see how people find the last boat.
      before: {trained: true, briefed: true, match_because: They steer what the others wait for.}
      after: {shared_with: [crew], on: 2026-04-14}
    # content/evidence.yml
    asked-the-dog:
      finding: Newcomers follow whoever has a dog.
      method: observation
      on: 2026-04-12
      connect: 2026-04-landing
      no_action_because: It works.

Mend:
    Put the next meeting into the calendar before you close this page, and make it one at their place.
    When the target was a wish, lower it to what the team will do.
"""

import datetime
from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.model.learning import Connect
from goldthread.model.teams import ConnectTarget, Team
from goldthread.model.vision import Horizons
from goldthread.rule import Breach, Terms
from goldthread.rules.naming import called
from goldthread.rules.scope import in_play, is_in_play

IDEA = 2
SEVERITY = Severity.INFO

_TIMES = ("never", "once", "twice")


def breaches(graph: Graph, terms: Terms) -> Iterator[Breach]:
    """Teams that have met customers less often than they mean to, or never in person; one finding for each team."""
    horizons = graph.book.handbook.horizons
    for team in in_play(graph.book.teams):
        if team.connect_target and (lack := _lack(team.connect_target, _met(graph, team), horizons, terms.today)):
            yield Breach(
                record=team,
                field=("connect_target",),
                message=f"{called(team)} {lack}.",
                mend="Fix a day for the next meeting, at their place; if the target was a wish, lower it to what the team will do.",
                rests_on=("handbook.horizons", *(f"connect.{field}" for field in ("on", "team", "mode", "status"))),
            )


def _met(graph: Graph, team: Team) -> list[Connect]:
    records = (graph.record(edge.source) for edge in graph.reaching(team.key, "connect", "team"))
    return [record for record in records if isinstance(record, Connect) and is_in_play(record)]


def _lack(target: ConnectTarget, met: list[Connect], horizons: Horizons, today: datetime.date) -> str:
    days: int = getattr(horizons, target.per)
    wanted = f"{_times(target.n)} a {target.per}"
    this_year = _within(met, horizons.year, today)
    if not this_year:
        return f"has met no customer in the last {horizons.year} days, and means to meet one {wanted}"
    lacking = []
    count = len(_within(met, days, today))
    if count < target.n:
        lacking.append(f"has met customers {_times(count)} in the last {days} days, and means to do so {wanted}")
    if all(connect.mode != "offline" for connect in this_year):
        lacking.append(f"is not known to have met any in person in the last {horizons.year} days")
    return "; it ".join(lacking)


def _within(met: list[Connect], days: int, today: datetime.date) -> list[Connect]:
    return [connect for connect in met if 0 <= (today - connect.on).days < days]


def _times(count: int) -> str:
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"
