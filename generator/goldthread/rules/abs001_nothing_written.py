"""What a handbook rests on is written at least once: a team, a principle, a focus, a need, a customer, a metric, a medium.

As long as there is no team at all, it tells nothing of a touchpoint that no team answers for it.
So it is said once, where the first would be written, and what follows from it for each record is part of that.

A kind is missed when at least two records would name one.
Records that are retired or ideas do not count, neither as what is missed nor as what misses it.

Fails:

    # content/teams.yml
    crew: {name: Crew, status: retired}
    # content/situations.yml
    boat-is-late:
      title: The boat is late
      say: It comes at ten past nine.
      principles: [say-it-plainly]
      waive: [{rule: SIT003, reason: The crew forms in spring., until: 2027-03-31}]
    # content/touchpoints/landing.yml
    lamp:
      name: Lamp at the mooring
      phase: crossing
      medium: physical
      outcome: People find the gangway in the dark.
      gives: Light to walk by.
      gets: Boats that leave on time.
      principles: [say-it-plainly]
      signature: {reason: bond}
      metric: would-cross-again
      benchmark: {who: The porch of a good host}
      resources: A lamp
      cost: 4 crowns a year
      launches: n/a
      timing: From dusk
      location: The mooring
      waive: [{rule: TCH005, reason: The crew forms in spring., until: 2027-03-31}]
    late-message:
      name: Message about a late boat
      phase: crossing
      medium: digital
      outcome: People know when they will be home.
      gives: The new hour.
      gets: A calm landing.
      principles: [say-it-plainly]
      waive: [{rule: TCH005, reason: The crew forms in spring., until: 2027-03-31}]

Passes:

    # content/teams.yml
    crew:
      name: Crew
      serves: [{customer: islanders, does_for: Takes them over., does_with: Agrees on the last boat.}]
    # content/touchpoints/landing.yml
    lamp:
      name: Lamp at the mooring
      phase: crossing
      medium: physical
      outcome: People find the gangway in the dark.
      gives: Light to walk by.
      gets: Boats that leave on time.
      principles: [say-it-plainly]
      signature: {reason: bond}
      metric: would-cross-again
      benchmark: {who: The porch of a good host}
      resources: A lamp
      cost: 4 crowns a year
      launches: n/a
      timing: From dusk
      location: The mooring
      owner: crew
    late-message:
      name: Message about a late boat
      phase: crossing
      medium: digital
      outcome: People know when they will be home.
      gives: The new hour.
      gets: A calm landing.
      principles: [say-it-plainly]
      owner: crew

Fix:
    Write the first one, as it is today and not as it should be, and name it in the records that it concerns most.
"""

from collections.abc import Iterator, Sequence

import msgspec

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.scope import active_records, is_active
from goldthread.language.message import marked_message
from goldthread.language.translation import to_say
from goldthread.model.customers import Customer
from goldthread.model.journey import Phase, Touchpoint
from goldthread.model.measures import Metric
from goldthread.model.principles import Principle
from goldthread.model.record import Record
from goldthread.model.teams import Team
from goldthread.model.vision import Focus, Need
from goldthread.rule import Breach, RuleContext

IDEA = 5
SEVERITY = Severity.WARNING
WEIGHT = "absence"
READS = ("*.status", "touchpoint.medium")

_LEAST = 2


class _Absence(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of which nothing is written.

    missed: The kind.
    by: The kind whose records would name it.
    text: What is said when there is none.
    fix: What to do.
    covers: The rules that find the same of each record.
    """

    missed: type[Record]
    by: type[Record]
    text: str
    fix: str
    covers: tuple[str, ...]


_ABSENCES = (
    _Absence(
        missed=Focus,
        by=Principle,
        text=to_say("There is no focus statement, so nothing connects any of {count} principles to the vision."),
        fix=to_say("Write the first focus statement in {file}."),
        covers=("PRI001",),
    ),
    _Absence(
        missed=Principle,
        by=Touchpoint,
        text=to_say("There is no principle, so nothing connects any of {count} touchpoints to the vision."),
        fix=to_say("Write the first principle, as a file in the folder {file}."),
        covers=("TCH001", "PRI002", "SIT001"),
    ),
    _Absence(
        missed=Need,
        by=Focus,
        text=to_say("There is no need, so none of {count} focus statements can name the need that it answers."),
        fix=to_say("Write the first need in {file}."),
        covers=("FOC001",),
    ),
    _Absence(
        missed=Customer,
        by=Focus,
        text=to_say("There is no customer, so none of {count} focus statements can say whom it is for."),
        fix=to_say("Write the first customer in {file}."),
        covers=("FOC004",),
    ),
    _Absence(
        missed=Team,
        by=Touchpoint,
        text=to_say("There is no team, so nobody can be named who answers for any of {count} touchpoints."),
        fix=to_say("Write the first team in {file}."),
        covers=("TCH005", "SIT003"),
    ),
    _Absence(
        missed=Metric,
        by=Phase,
        text=to_say("There is no metric, so none of {count} phases can be measured."),
        fix=to_say("Write the first metric in {file}."),
        covers=("MET001",),
    ),
)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """What is missing in the whole handbook; one finding for each kind."""
    del context
    for each in _ABSENCES:
        asking = [record for record in graph.book.of(each.by) if is_active(record)]
        if len(asking) >= _LEAST and not any(active_records(graph.book.of(each.missed))):
            yield _breach(graph, each, len(asking))
    touchpoints = [each for each in graph.book.touchpoints if is_active(each)]
    if len(touchpoints) >= _LEAST and not any(each.medium for each in touchpoints):
        yield _without_medium(graph, touchpoints)


def _breach(graph: Graph, absence: _Absence, count: int) -> Breach:
    home = absence.missed.homes[0]
    file = f"{home}.yml" if home.startswith("content/") else home
    return Breach(
        record=graph.book.handbook,
        message=marked_message(absence.text, count=count),
        fix=marked_message(absence.fix, file=file),
        concerns=absence.missed.kind,
        file=file,
        rests_on=(f"{absence.missed.kind}.*", f"{absence.by.kind}.status"),
        covers=tuple((code, "") for code in absence.covers),
    )


def _without_medium(graph: Graph, touchpoints: Sequence[Touchpoint]) -> Breach:
    return Breach(
        record=graph.book.handbook,
        message=marked_message(
            to_say(
                "The medium of none of {count} touchpoints is known, so nobody can say which medium a phase leaves out."
            ),
            count=len(touchpoints),
        ),
        fix=marked_message(to_say('Write "medium:" in each touchpoint: personal, physical or digital.')),
        concerns="medium",
        file=touchpoints[0].homes[0],
        rests_on=("touchpoint.medium", "touchpoint.status"),
        covers=(("PHA001", ""),),
    )
