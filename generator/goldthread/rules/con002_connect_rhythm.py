"""Each team meets customers as often as it means to, and in person at least once a year.

A team that has not met a customer for a year works for the one that it remembers.
A screen shows a face; a visit shows the kitchen, the stairs and the weather.

Judged are teams with a `connect_target`, by the meetings that name them under `team`.
What counts as a month, a quarter and a year is set under `horizons` in the handbook, and is counted back from today.
Within the last of those years one of the meetings has `mode: offline`; a team that has met nobody is told so once.
Drafts, and teams that are being retired or are retired, are not judged;
retired meetings do not count, and those that lie ahead do not count yet.

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

Fix:
    Put the next meeting into the calendar before you close this page, and make it one at their place.
    When the target was a wish, lower it to what the team will do.
"""

import datetime
from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called
from goldthread.graph.scope import is_active, live_records
from goldthread.language.message import Message, Text, marked_message, message, message_as, message_many
from goldthread.language.translation import to_say
from goldthread.model.learning import Connect
from goldthread.model.teams import ConnectTarget, Team
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 2
SEVERITY = Severity.INFO
READS = ("team.*", "connect.on", "connect.team", "connect.mode", "connect.status", "handbook.horizons", DAY)
_LATELY = {
    "month": to_say("in the last month"),
    "quarter": to_say("in the last quarter"),
    "year": to_say("in the last year"),
}
_OFTEN = {"month": to_say("{times} a month"), "quarter": to_say("{times} a quarter"), "year": to_say("{times} a year")}


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Teams that have met customers less often than they mean to, or never in person; one finding for each team."""
    for team in live_records(graph.book.teams):
        if team.connect_target and (lack := _lack(graph, team, team.connect_target, context.today)):
            yield Breach(
                record=team,
                field=("connect_target",),
                message=lack,
                fix=message("Arrange the next meeting, at their place, or lower the target to what the team will do."),
                rests_on=("handbook.horizons", *(f"connect.{field}" for field in ("on", "team", "mode", "status"))),
            )


def _met(graph: Graph, team: Team) -> list[Connect]:
    records = (graph.record(edge.source) for edge in graph.links_to(team.key, "connect", "team"))
    return [record for record in records if isinstance(record, Connect) and is_active(record)]


def _lack(graph: Graph, team: Team, target: ConnectTarget, today: datetime.date) -> Message | None:
    """What the team's meetings lack, in a sentence; None when they are as many as they are meant to be."""
    met, horizons = _met(graph, team), graph.book.handbook.horizons
    days: int = getattr(horizons, target.per)
    often, name = marked_message(_OFTEN[target.per], times=_times(target.n)), called(team)
    this_year = _within(met, horizons.year, today)
    if any(connect.on is None for connect in met):
        return None  # it may have been lately
    if not this_year:
        return message(
            "{team} has met no customer in the last year, and its target is {often}.",
            team=name,
            often=often,
        )
    count = len(_within(met, days, today))
    is_apart = all(connect.mode != "offline" for connect in this_year)
    if count >= target.n:
        lack = to_say("{team} has met no customer in person in the last year, as far as is known.") if is_apart else ""
    elif is_apart:
        lack = to_say(
            "{team} has met customers {times} {lately}, and its target is {often}; no meeting in person "
            "is known in the last year."
        )
    else:
        lack = to_say("{team} has met customers {times} {lately}, and its target is {often}.")
    lately = marked_message(_LATELY[target.per])
    return marked_message(lack, team=name, times=_times(count), lately=lately, often=often) if lack else None


def _within(met: list[Connect], days: int, today: datetime.date) -> list[Connect]:
    return [
        connect
        for connect in met
        if connect.on and not connect.on.is_after(today) and (today - connect.on.last).days < days
    ]


def _times(count: int) -> Text:
    match count:
        case 1:
            return message_as("how often", "once")
        case 2:
            return message_as("how often", "twice")
        case _:
            return message_many("{count} time", "{count} times", count, none="never")
