"""A meeting with customers has a before and an after: people were trained, briefed and matched, others were told, and something was kept.

People gave their time.
Whoever goes unprepared hears what they expected, and what nobody wrote down is gone by the next morning.

Before: `before` says that people were `trained` and `briefed`, and why they met this customer (`match_because`).
After: `after.shared_with` names a team, and at least one piece of evidence names the meeting under `connect`.
Only meetings that have taken place are judged, and the after once the nearest of the `horizons` has passed, a month unless the handbook
says otherwise.
`before: n/a` is accepted for a meeting that nobody could have prepared; `unknown` counts as a gap.
Retired records are not judged, and retired evidence does not count.

Fails:

    # content/connects.yml
    2026-04-landing:
      on: 2026-04-12
      purpose: To see how people find the last boat.
      team: crew
      before: {trained: true, briefed: true, match_because: They steer what the others wait for.}
      after: {shared_with: [crew], on: 2026-04-14}

Passes:

    # content/connects.yml
    2026-04-landing:
      on: 2026-04-12
      purpose: To see how people find the last boat.
      team: crew
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
    Ask those who were there what they still remember, today, and keep it as evidence with `connect`.
    Tell the teams whom it concerns, and name them under `after.shared_with`. What was left out before this meeting, do before the next.
"""

from collections.abc import Iterator

from goldthread.findings import Severity
from goldthread.graph.graph import Graph
from goldthread.graph.record_names import called, listed
from goldthread.graph.scope import active_records, is_active, is_hidden
from goldthread.language.message import Text, message, message_as
from goldthread.model.learning import After, Before, Connect
from goldthread.rule import DAY, Breach, RuleContext

IDEA = 2
SEVERITY = Severity.INFO
READS = ("connect.*", "evidence.connect", "evidence.status", "handbook.horizons", DAY)


def breaches(graph: Graph, context: RuleContext) -> Iterator[Breach]:
    """Meetings of which part of the before or the after is missing; one finding for each meeting."""
    grace = graph.book.handbook.horizons.month
    for connect in active_records(graph.book.connects):
        if connect.on is None:
            continue
        age = (context.today - connect.on.last).days
        before = _lacking_before(graph, connect) if age >= 0 else []
        after = _lacking_after(graph, connect) if age > grace else []
        if before or after:
            yield Breach(
                record=connect,
                field=("before" if before else "after",),
                message=message(
                    "{meeting} took place {day} and lacks {parts}.",
                    meeting=called(connect),
                    day=connect.on.when_counted,
                    parts=listed(before + after),
                ),
                fix=message(
                    "Write down what was done and not noted; what was not, do now, or before the next meeting."
                ),
                concerns="before, after",
                rests_on=("connect.on", "handbook.horizons", "evidence.connect", "evidence.status"),
            )


def _lacking_before(graph: Graph, connect: Connect) -> list[Text]:
    if connect.stands("before") == "n/a" or is_hidden(graph, connect, "before"):
        return []
    before = connect.before or Before()
    parts = {
        message_as("that a meeting lacks", "training"): before.trained,
        message_as("that a meeting lacks", "a briefing"): before.briefed,
        message_as("that a meeting lacks", "the reason for the match"): (before.match_because or "").strip(),
    }
    return [part for part, done in parts.items() if not done]


def _lacking_after(graph: Graph, connect: Connect) -> list[Text]:
    after = connect.after or After()
    kept = graph.links_to(connect.key, "evidence", "connect")
    parts = {
        message_as("that a meeting lacks", "a team that was told"): after.shared_with
        or is_hidden(graph, connect, "after"),
        message_as("that a meeting lacks", "a piece of evidence"): any(
            is_active(graph.record(edge.source)) for edge in kept
        ),
    }
    return [part for part, done in parts.items() if not done]
